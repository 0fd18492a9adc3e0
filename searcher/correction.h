// "Did you mean": the word of the collection nearest to one that it lacks.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>

#include "common/analyzer.h"

namespace khabar {

// The exact form in `database` that is fewest edits away from `exact` (insertions, removals, replacements and swaps of
// neighbouring letters): one edit for words of up to four letters, two for longer ones; the more frequent of equally
// near forms. Nothing where `exact` itself is there, where it is shorter than three letters, or where nothing is near.
// Reads every exact form, so ask only for words that nothing was found for.
std::optional<std::string> nearest_form(const Xapian::Database& database, std::string_view exact);

// The exact form as articles print it, إيمان for ايمان: the most frequent spelling in the first articles that have it,
// the form itself where none does.
std::string printed_form(const Xapian::Database& database, const std::string& exact, Analyzer& analyzer);

}  // namespace khabar
