// A table that a spreadsheet has written: CSV with commas or semicolons, or TSV.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

struct DelimitedRow {
  std::size_t line = 0;  // where it begins, from 1
  std::vector<std::string> cells;
  bool unclosed = false;  // a quotation mark that is never closed holds all that follows
};

// The rows as RFC 4180 has them; what parts cells is what comes first in the first line: a tab, a comma or a semicolon.
// Rows without any text are left out. In a table with tabs, quotation marks are text unless they enclose a cell.
std::vector<DelimitedRow> read_delimited(std::string_view text);

}  // namespace khabar
