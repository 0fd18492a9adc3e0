#include <nlohmann/json.hpp>
#include <ostream>

#include "common/json_text.h"
#include "searcher/output/tables/table_writer.h"

namespace khabar {
namespace {

using TableJson = nlohmann::ordered_json;

constexpr int kTableVersion = 1;

TableJson cell_json(const TableCell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* number = std::get_if<std::uint64_t>(&cell)) return *number;
  if (const auto* number = std::get_if<double>(&cell)) return *number;
  return nullptr;
}

// A query may hold bytes that are not UTF-8; JSON may not.
std::string row_json(const std::vector<std::string>& columns, const std::vector<TableCell>& cells) {
  TableJson json = TableJson::object();
  for (std::size_t i = 0; i < columns.size(); ++i) json[columns[i]] = cell_json(cells.at(i));
  return json_text(json);
}

class JsonTable : public TableWriter {
 public:
  JsonTable(const std::vector<std::string>& columns, const TableHead& head, std::ostream& out)
      : columns_(columns), out_(out) {
    TableJson json{{"version", kTableVersion}};
    for (const auto& [key, cell] : head) json[key] = cell_json(cell);
    std::string text = json_text(json);
    text.pop_back();
    out_ << text << ",\"rows\":[";
  }

  void row(const std::vector<TableCell>& cells) override {
    out_ << (any_ ? ",\n" : "\n") << row_json(columns_, cells);
    any_ = true;
  }

  void finish() override { out_ << (any_ ? "\n]}\n" : "]}\n"); }

 private:
  const std::vector<std::string> columns_;
  std::ostream& out_;
  bool any_ = false;
};

class JsonLinesTable : public TableWriter {
 public:
  JsonLinesTable(const std::vector<std::string>& columns, std::ostream& out) : columns_(columns), out_(out) {}

  void row(const std::vector<TableCell>& cells) override { out_ << row_json(columns_, cells) << '\n'; }
  void finish() override {}

 private:
  const std::vector<std::string> columns_;
  std::ostream& out_;
};

}  // namespace

std::unique_ptr<TableWriter> json_table(const std::vector<std::string>& columns, const TableHead& head,
                                        std::ostream& out) {
  return std::make_unique<JsonTable>(columns, head, out);
}

std::unique_ptr<TableWriter> json_lines_table(const std::vector<std::string>& columns, std::ostream& out) {
  return std::make_unique<JsonLinesTable>(columns, out);
}

}  // namespace khabar
