#include "searcher/output/tables/table_writer.h"

#include <fmt/format.h>

#include <ostream>

#include "searcher/output/csv_field.h"

namespace khabar {
namespace {

std::string plain_text(const TableCell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* number = std::get_if<std::uint64_t>(&cell)) return fmt::format("{}", *number);
  if (const auto* number = std::get_if<double>(&cell)) return fmt::format("{}", *number);
  return {};
}

using FieldText = std::string (*)(std::string_view text);

class DelimitedTable : public TableWriter {
 public:
  DelimitedTable(const std::vector<std::string>& columns, char delimiter, std::string_view end_of_line, FieldText field,
                 std::ostream& out)
      : delimiter_(delimiter), end_of_line_(end_of_line), field_(field), out_(out) {
    row({columns.begin(), columns.end()});
  }

  void row(const std::vector<TableCell>& cells) override {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out_ << delimiter_;
      out_ << field_(plain_text(cells[i]));
    }
    out_ << end_of_line_;
  }

  void finish() override {}

 private:
  const char delimiter_;
  const std::string_view end_of_line_;
  const FieldText field_;
  std::ostream& out_;
};

}  // namespace

std::unique_ptr<TableWriter> csv_table(const std::vector<std::string>& columns, std::ostream& out) {
  return std::make_unique<DelimitedTable>(columns, ',', "\r\n", csv_field, out);
}

std::unique_ptr<TableWriter> tsv_table(const std::vector<std::string>& columns, std::ostream& out) {
  return std::make_unique<DelimitedTable>(columns, '\t', "\n", tsv_field, out);
}

std::unique_ptr<TableWriter> table_writer(std::string_view format, const std::vector<std::string>& columns,
                                          const TableHead& head, const TextStyle& style, std::ostream& out) {
  if (format == "json") return json_table(columns, head, out);
  if (format == "jsonl") return json_lines_table(columns, out);
  if (format == "csv") return csv_table(columns, out);
  if (format == "tsv") return tsv_table(columns, out);
  return text_table(columns, style, out);
}

std::string_view table_format_of(std::string_view path) {
  for (const std::string_view format : kTableFormatNames) {
    if (path.size() > format.size() && path.ends_with(format) && path[path.size() - format.size() - 1] == '.') {
      return format;
    }
  }
  return kTableFormatNames.front();
}

}  // namespace khabar
