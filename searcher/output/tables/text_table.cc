#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "common/program/standard_streams.h"
#include "common/program/terminal.h"
#include "searcher/output/bidi.h"
#include "searcher/output/tables/table_writer.h"

namespace khabar {
namespace {

constexpr std::string_view kGap = "  ";

// A cell as people read it.
struct TextCell {
  std::string text;
  bool is_number = false;
};

TextCell text_cell(const TableCell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return {printable(*text)};
  if (const auto* number = std::get_if<std::uint64_t>(&cell)) return {fmt::format("{}", *number), true};
  if (const auto* number = std::get_if<double>(&cell)) return {fmt::format("{:.4f}", *number), true};
  return {};
}

// All rows are kept, since the widest decides.
class TextTable : public TableWriter {
 public:
  TextTable(const std::vector<std::string>& columns, const TextStyle& style, std::ostream& out)
      : style_(style), out_(out), widths_(columns.size()), is_number_(columns.size()) {
    row({columns.begin(), columns.end()});
  }

  void row(const std::vector<TableCell>& cells) override {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      TextCell cell = text_cell(cells.at(i));
      widths_[i] = std::max(widths_[i], display_width(cell.text));
      is_number_[i] = is_number_[i] || cell.is_number;
      texts.push_back(std::move(cell.text));
    }
    rows_.push_back(std::move(texts));
  }

  void finish() override {
    for (const std::vector<std::string>& texts : rows_) print_own(out_, line(texts) + '\n');
  }

 private:
  // The padding is no part of a cell, which may be isolated; the last column has none behind it.
  std::string line(const std::vector<std::string>& texts) const {
    BidiLine line{style_.isolate};
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const std::string padding(widths_[i] - display_width(texts[i]), ' ');
      if (i > 0) line.add(kGap);
      if (is_number_[i]) line.add(padding);
      line.add(texts[i]);
      if (!is_number_[i] && i + 1 < texts.size()) line.add(padding);
    }
    return line.text();
  }

  const TextStyle style_;
  std::ostream& out_;
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::size_t> widths_;
  std::vector<bool> is_number_;
};

}  // namespace

std::unique_ptr<TableWriter> text_table(const std::vector<std::string>& columns, const TextStyle& style,
                                        std::ostream& out) {
  return std::make_unique<TextTable>(columns, style, out);
}

}  // namespace khabar
