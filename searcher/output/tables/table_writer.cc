#include "searcher/output/tables/table_writer.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ostream>
#include <utility>

#include "common/ascii.h"
#include "common/program/error.h"
#include "common/program/suggestion.h"
#include "searcher/output/csv_field.h"

namespace khabar {
namespace {

void check_field(const std::string& field, const std::vector<std::string>& columns) {
  if (std::ranges::find(columns, field) != columns.end()) return;
  const std::vector<std::string_view> names{columns.begin(), columns.end()};
  const auto nearest = nearest_name(field, names);
  throw Error(fmt::format("--fields: '{}' is not one of {}", excerpt(field), fmt::join(columns, ", ")),
              nearest ? fmt::format("did you mean {}?", *nearest) : "");
}

// Spreadsheets take such text for a formula, and then run it (CSV injection).
std::string guarded(const TableCell& cell) {
  std::string text = plain_text(cell);
  const bool is_formula = std::holds_alternative<std::string>(cell) && !text.empty() &&
                          std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos;
  return is_formula ? "'" + text : text;
}

using FieldText = std::string (*)(std::string_view text);

class DelimitedTable : public TableWriter {
 public:
  DelimitedTable(const std::vector<std::string>& columns, char delimiter, std::string_view end_of_line, FieldText field,
                 bool excel, std::ostream& out)
      : delimiter_(delimiter), end_of_line_(end_of_line), field_(field), excel_(excel), out_(out) {
    if (excel) out_ << "\uFEFF";
    row({columns.begin(), columns.end()});
  }

  void row(const std::vector<TableCell>& cells) override {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out_ << delimiter_;
      out_ << field_(excel_ ? guarded(cells[i]) : plain_text(cells[i]));
    }
    out_ << end_of_line_;
  }

  void finish() override {}

 private:
  const char delimiter_;
  const std::string_view end_of_line_;
  const FieldText field_;
  const bool excel_;
  std::ostream& out_;
};

// Hands on some of the columns.
class ChosenColumns : public TableWriter {
 public:
  ChosenColumns(std::vector<std::size_t> places, std::unique_ptr<TableWriter> table)
      : places_(std::move(places)), table_(std::move(table)) {}

  void row(const std::vector<TableCell>& cells) override {
    std::vector<TableCell> chosen;
    for (const std::size_t place : places_) chosen.push_back(cells.at(place));
    table_->row(chosen);
  }

  void finish() override { table_->finish(); }

 private:
  const std::vector<std::size_t> places_;
  std::unique_ptr<TableWriter> table_;
};

std::unique_ptr<TableWriter> whole_table(std::string_view format, const std::vector<std::string>& columns,
                                         const TableHead& head, const TableStyle& style, std::ostream& out) {
  if (format == "json") return json_table(columns, head, out);
  if (format == "jsonl") return json_lines_table(columns, out);
  if (format == "csv") return csv_table(columns, style.excel, out);
  if (format == "tsv") return tsv_table(columns, style.excel, out);
  return text_table(columns, style.text, out);
}

}  // namespace

TableCell text_cell_of(const std::string& text) { return text.empty() ? TableCell{} : TableCell{text}; }

std::string plain_text(const TableCell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* number = std::get_if<std::uint64_t>(&cell)) return fmt::format("{}", *number);
  if (const auto* number = std::get_if<double>(&cell)) return fmt::format("{}", *number);
  return {};
}

std::vector<std::string> read_fields(std::string_view list, const std::vector<std::string>& known) {
  std::vector<std::string> fields;
  for (bool more = true; more;) {
    const std::size_t comma = list.find(',');
    more = comma != std::string_view::npos;
    const std::string field{ascii::trim(list.substr(0, comma))};
    check_field(field, known);
    if (std::ranges::find(fields, field) != fields.end())
      throw Error(fmt::format("--fields: {} is given twice", field));
    fields.push_back(field);
    if (more) list.remove_prefix(comma + 1);
  }
  return fields;
}

std::unique_ptr<TableWriter> csv_table(const std::vector<std::string>& columns, bool excel, std::ostream& out) {
  return std::make_unique<DelimitedTable>(columns, ',', "\r\n", csv_field, excel, out);
}

std::unique_ptr<TableWriter> tsv_table(const std::vector<std::string>& columns, bool excel, std::ostream& out) {
  return std::make_unique<DelimitedTable>(columns, '\t', "\n", tsv_field, excel, out);
}

std::unique_ptr<TableWriter> table_writer(std::string_view format, const std::vector<std::string>& columns,
                                          const TableHead& head, const TableStyle& style, std::ostream& out) {
  if (style.fields.empty()) return whole_table(format, columns, head, style, out);
  std::vector<std::size_t> places;
  for (const std::string& field : style.fields) {
    places.push_back(static_cast<std::size_t>(std::ranges::find(columns, field) - columns.begin()));
  }
  return std::make_unique<ChosenColumns>(std::move(places), whole_table(format, style.fields, head, style, out));
}

std::string_view format_of_path(std::string_view path, std::span<const std::string_view> names) {
  for (const std::string_view format : names) {
    if (path.size() > format.size() && path.ends_with(format) && path[path.size() - format.size() - 1] == '.') {
      return format;
    }
  }
  return names.front();
}

}  // namespace khabar
