#include "searcher/output/tables/concordance_rows.h"

#include "common/article.h"
#include "searcher/output/tables/saved_rows.h"

namespace khabar {
namespace {

class ConcordanceTable : public ConcordanceWriter {
 public:
  ConcordanceTable(std::string_view format, const TableHead& head, const ConcordanceStyle& style, std::ostream& out)
      : style_(style),
        table_(table_writer(format, concordance_columns(style.coded != nullptr), head,
                            {style.text, style.fields, style.excel}, out)) {}

  void line(const ConcordanceLine& line) override {
    const TableCell date = line.date ? TableCell{format_day(style_.zone.day_of(*line.date))} : TableCell{};
    std::vector<TableCell> cells{line_id(line),
                                 line.id,
                                 line.part == TextPart::kTitle ? "title" : "body",
                                 date,
                                 text_cell_of(line.source),
                                 line.context.before,
                                 line.context.match,
                                 line.context.after,
                                 style_.indexes.at(line.index).place};
    if (style_.coded != nullptr) add_codes(line, cells);
    table_->row(cells);
  }

  void finish() override { table_->finish(); }

 private:
  void add_codes(const ConcordanceLine& line, std::vector<TableCell>& cells) const {
    const CodedLines::Place* place = style_.coded->at(line.document, line.place);
    std::vector<std::string> codes;
    if (place != nullptr) {
      for (const std::uint32_t code : place->codes) codes.push_back(style_.coded->names().at(code));
    }
    cells.push_back(text_cell_of(codes_text(codes)));
    cells.push_back(place == nullptr ? TableCell{} : text_cell_of(place->note));
  }

  const ConcordanceStyle style_;
  std::unique_ptr<TableWriter> table_;
};

}  // namespace

std::vector<std::string> concordance_columns(bool coded) {
  std::vector<std::string> columns{"line", "id", "part", "date", "source", "before", "match", "after", "index"};
  if (coded) columns.insert(columns.end(), {"code", "note"});
  return columns;
}

std::unique_ptr<ConcordanceWriter> concordance_writer(std::string_view format, const TableHead& head,
                                                      const ConcordanceStyle& style, std::ostream& out) {
  if (format == "text") return concordance_text(style, out);
  return std::make_unique<ConcordanceTable>(format, head, style, out);
}

}  // namespace khabar
