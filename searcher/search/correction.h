// "Did you mean": the word of the collection nearest to one that it lacks.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>

#include "common/analysis/analyzer.h"
#include "common/forms/form_table.h"
#include "common/index/collection.h"

namespace khabar {

// The one that is fewest edits away from `exact` (insertions, removals, replacements and swaps of neighbouring
// letters): one edit for words of up to four letters, two for longer ones; the more frequent of equally near forms.
// Nothing if a form is `exact` itself, if `exact` is shorter than three letters, or if nothing is near. Looks at most
// forms: some milliseconds.
std::optional<WordForm> nearest_form(const Collection& collection, std::string_view exact);

// The form as articles print it, إيمان for ايمان: the most frequent spelling in the first articles that have it, or
// the form itself if none does.
std::string printed_form(const Collection& collection, const WordForm& form, Analyzer& analyzer);

}  // namespace khabar
