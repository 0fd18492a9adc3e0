// The forgiving reading of pasted text.
#pragma once

#include <string_view>

#include "searcher/query/query_parser.h"

namespace khabar {

// Reading::kLenient of parse_query(): never fails, whatever the text is. Words, quotation marks, brackets, signs, `=`,
// fields, AND, OR and NOT have their meaning; what else the language has is read as words. The notes say so.
ParsedQuery parse_leniently(std::string_view text);

}  // namespace khabar
