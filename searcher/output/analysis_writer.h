// What the Analyzer makes of a text: `khabar-search analyze`.
#pragma once

#include <iosfwd>
#include <string_view>

#include "common/analysis/analyzer.h"

namespace khabar {

// The steps of each word of `text`, one a line, an empty line after each word.
void write_steps(std::string_view text, Analyzer& analyzer, std::ostream& out);

// The line unchanged, a tab, its lemma terms without prefix, separated by spaces. `line` has no line end.
void write_terms(std::string_view line, Analyzer& analyzer, std::ostream& out);

}  // namespace khabar
