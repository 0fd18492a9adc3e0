// Rows of named columns -> text, JSON, JSON Lines, CSV or TSV. Keys of JSON are names of columns.
#pragma once

#include <array>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "searcher/output/hit_writer.h"

namespace khabar {

// Nothing: an empty field, null in JSON.
using TableCell = std::variant<std::monostate, std::string, std::uint64_t, double>;

// What JSON tells of the table as a whole.
using TableHead = std::vector<std::pair<std::string, TableCell>>;

class TableWriter {
 public:
  TableWriter() = default;
  virtual ~TableWriter() = default;
  TableWriter(const TableWriter&) = delete;
  TableWriter& operator=(const TableWriter&) = delete;

  // A cell for each column.
  virtual void row(const std::vector<TableCell>& cells) = 0;

  // Call it once, behind the last row.
  virtual void finish() = 0;
};

inline constexpr std::array<std::string_view, 5> kTableFormatNames{"text", "json", "jsonl", "csv", "tsv"};

// `format` is one of kTableFormatNames; `out` must outlive the writer.
// * text: columns aligned, numbers to the right, doubles with four decimals; written by finish().
// * json: one object, {"version":1, the head, "rows":[...]}, a row a line.
// * csv: RFC 4180; tsv: tabs and ends of lines in a field are spaces. Both with a header line.
// Rows of all but text are written at once. Doubles have as many digits as they need to be read back.
std::unique_ptr<TableWriter> table_writer(std::string_view format, const std::vector<std::string>& columns,
                                          const TableHead& head, const TextStyle& style, std::ostream& out);

std::unique_ptr<TableWriter> text_table(const std::vector<std::string>& columns, const TextStyle& style,
                                        std::ostream& out);
std::unique_ptr<TableWriter> json_table(const std::vector<std::string>& columns, const TableHead& head,
                                        std::ostream& out);
std::unique_ptr<TableWriter> json_lines_table(const std::vector<std::string>& columns, std::ostream& out);
std::unique_ptr<TableWriter> csv_table(const std::vector<std::string>& columns, std::ostream& out);
std::unique_ptr<TableWriter> tsv_table(const std::vector<std::string>& columns, std::ostream& out);

// The format that the name of a file ends in, behind a dot; text if none does.
std::string_view table_format_of(std::string_view path);

}  // namespace khabar
