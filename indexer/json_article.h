// One JSON object as an article. The keys are those of field_names.h; others are ignored, whatever they hold.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/article_draft.h"
#include "indexer/field_names.h"
#include "indexer/text_encoding.h"

namespace khabar {

// Fills `draft`; answers why not, in words for a user, where `json` is not one JSON object. Bytes that are not UTF-8
// go through to_utf8() first.
// Numbers become their text, null and true and false nothing; strings in a list are joined, by an empty line in a body,
// else by ", ".
std::optional<std::string> parse_json_article(std::string_view json, const EncodingHints& hints,
                                              const FieldNames& names, ArticleDraft& draft);

}  // namespace khabar
