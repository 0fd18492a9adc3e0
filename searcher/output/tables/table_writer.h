// Rows of named columns -> text, JSON, JSON Lines, CSV or TSV. Keys of JSON are names of columns.
#pragma once

#include <array>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "searcher/output/hit_writer.h"

namespace khabar {

// Nothing: an empty field, null in JSON.
using TableCell = std::variant<std::monostate, std::string, std::uint64_t, double>;

// Nothing for an empty text.
TableCell text_cell_of(const std::string& text);

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

// How a table is written.
struct TableStyle {
  TableStyle(TextStyle style = {}, std::vector<std::string> some = {},
             bool for_excel = false)  // NOLINT: of text, mostly
      : text(style), fields(std::move(some)), excel(for_excel) {}

  TextStyle text;
  std::vector<std::string> fields;  // the names of some columns, in which order; none: all of them
  bool excel;  // csv and tsv begin with U+FEFF, and text that begins with = + - @ or a tab has a ' before it
};

// Names with commas between, of `known`, each once. Throws Error for any other, with --fields before it.
std::vector<std::string> read_fields(std::string_view list, const std::vector<std::string>& known);

inline constexpr std::array<std::string_view, 5> kTableFormatNames{"text", "json", "jsonl", "csv", "tsv"};

// `format` is one of kTableFormatNames; `out` must outlive the writer.
// * text: columns aligned, numbers to the right, doubles with four decimals; written by finish().
// * json: one object, {"version":1, the head, "rows":[...]}, a row a line.
// * csv: RFC 4180; tsv: tabs and ends of lines in a field are spaces. Both with a header line.
// Rows of all but text are written at once. Doubles have as many digits as they need to be read back.
std::unique_ptr<TableWriter> table_writer(std::string_view format, const std::vector<std::string>& columns,
                                          const TableHead& head, const TableStyle& style, std::ostream& out);

std::unique_ptr<TableWriter> text_table(const std::vector<std::string>& columns, const TextStyle& style,
                                        std::ostream& out);
std::unique_ptr<TableWriter> json_table(const std::vector<std::string>& columns, const TableHead& head,
                                        std::ostream& out);
std::unique_ptr<TableWriter> json_lines_table(const std::vector<std::string>& columns, std::ostream& out);
std::unique_ptr<TableWriter> csv_table(const std::vector<std::string>& columns, bool excel, std::ostream& out);
std::unique_ptr<TableWriter> tsv_table(const std::vector<std::string>& columns, bool excel, std::ostream& out);

// A number has as many digits as it needs to be read back.
std::string plain_text(const TableCell& cell);

// Which of `names` the name of a file ends in, behind a dot; the first if it is none of them.
std::string_view format_of_path(std::string_view path, std::span<const std::string_view> names);

}  // namespace khabar
