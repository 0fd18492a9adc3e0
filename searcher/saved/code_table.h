// A table of lines that were coded by hand.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/collection.h"
#include "common/index/index_name.h"
#include "searcher/saved/file/line_codes.h"

namespace khabar {

inline constexpr std::size_t kMostRefusedRows = 100;  // kept; all are counted

struct CodeTable {
  struct Refused {
    std::size_t line;  // of the file
    std::string reason;
  };

  std::vector<CodedLine> lines;
  std::size_t uncoded = 0;  // rows whose code is empty
  std::size_t refused = 0;
  std::vector<Refused> reasons;
};

// `kwic --codes` as CSV or TSV, as it came back from a spreadsheet. Columns, in any order and beside any others: `line`
// (ID:PLACE) and `code` (one, or several with ; between); if there are any, `match`, which must still stand there,
// `index`, which tells equal ids of two indexes apart, and `note`. A row that is wrong is refused with the reason, and
// the rest goes in. Throws Error with the path for a table without these columns, or of bytes that are not UTF-8.
CodeTable read_code_table(std::string_view text, const std::string& path, const Collection& collection,
                          const std::vector<IndexName>& indexes, Analyzer& analyzer);

}  // namespace khabar
