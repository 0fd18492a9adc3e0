#include "searcher/saved/code_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "common/ascii.h"
#include "common/program/error.h"
#include "common/utf8.h"
#include "searcher/saved/delimited_table.h"
#include "searcher/saved/line_coder.h"

namespace khabar {
namespace {

constexpr std::string_view kTableHint = "write 'kwic --codes --output FILE.tsv', and fill in the column code";

// The columns of a table, by their names in its first row.
class Columns {
 public:
  Columns(const DelimitedRow& head, const std::string& path) {
    for (std::size_t i = 0; i < head.cells.size(); ++i) places_.emplace(ascii::trim(head.cells[i]), i);
    for (const char* name : {"line", "code"}) {
      if (places_.contains(name)) continue;
      throw error_at(path, head.line, fmt::format("the table has no column '{}'", name), std::string{kTableHint});
    }
  }

  std::string cell(const DelimitedRow& row, std::string_view name) const {
    const auto at = places_.find(name);
    return at == places_.end() || at->second >= row.cells.size() ? std::string{}
                                                                 : std::string{ascii::trim(row.cells[at->second])};
  }

 private:
  std::map<std::string, std::size_t, std::less<>> places_;
};

// An export for a spreadsheet has a ' before what looks like a formula.
std::string_view without_guard(std::string_view text) {
  const bool guarded =
      text.size() > 1 && text[0] == '\'' && std::string_view{"=+-@"}.find(text[1]) != std::string::npos;
  return guarded ? text.substr(1) : text;
}

class TableReader {
 public:
  TableReader(Columns columns, const Collection& collection, const std::vector<IndexName>& indexes, Analyzer& analyzer)
      : columns_(std::move(columns)), coder_(collection, indexes, analyzer) {}

  void read(const DelimitedRow& row, CodeTable& table) {
    try {
      if (row.unclosed) throw RefusedLine("a quotation mark is not closed");
      const std::vector<std::string> codes = read_codes(without_guard(columns_.cell(row, "code")));
      if (codes.empty()) {
        ++table.uncoded;
      } else {
        table.lines.push_back(coded_line(row, codes));
      }
    } catch (const RefusedLine& refused) {
      ++table.refused;
      if (table.reasons.size() < kMostRefusedRows) table.reasons.push_back({row.line, refused.what()});
    }
  }

 private:
  CodedLine coded_line(const DelimitedRow& row, const std::vector<std::string>& codes) {
    const std::string line{without_guard(columns_.cell(row, "line"))};
    const std::string match{without_guard(columns_.cell(row, "match"))};
    CodedLine coded = coder_.coded({line, columns_.cell(row, "index"), match, codes, columns_.cell(row, "note")});
    const auto [first, is_new] = first_rows_.emplace(std::pair{coded.article.hash, line}, row.line);
    if (!is_new) throw RefusedLine(fmt::format("{} stands in line {} already", line, first->second));
    return coded;
  }

  const Columns columns_;
  LineCoder coder_;
  std::map<std::pair<std::string, std::string>, std::size_t> first_rows_;  // of each line
};

}  // namespace

CodeTable read_code_table(std::string_view text, const std::string& path, const Collection& collection,
                          const std::vector<IndexName>& indexes, Analyzer& analyzer) {
  if (find_invalid_utf8(text) != std::string_view::npos) {
    throw Error(fmt::format("{} is not UTF-8", path), "save it as 'CSV UTF-8', or convert it first");
  }
  const std::vector<DelimitedRow> rows = read_delimited(text);
  if (rows.empty()) throw Error(fmt::format("{} is empty", path), std::string{kTableHint});
  TableReader reader{Columns{rows.front(), path}, collection, indexes, analyzer};
  CodeTable table;
  for (std::size_t i = 1; i < rows.size(); ++i) reader.read(rows[i], table);
  return table;
}

}  // namespace khabar
