#include "searcher/output/tables/concordance_rows.h"

#include "common/article.h"

namespace khabar {
namespace {

class ConcordanceTable : public ConcordanceWriter {
 public:
  ConcordanceTable(std::string_view format, const TableHead& head, const ConcordanceStyle& style, std::ostream& out)
      : style_(style),
        table_(table_writer(format, concordance_columns(), head, {style.text, style.fields, style.excel}, out)) {}

  void line(const ConcordanceLine& line) override {
    const TableCell date = line.date ? TableCell{format_day(style_.zone.day_of(*line.date))} : TableCell{};
    table_->row({line_id(line), line.id, line.part == TextPart::kTitle ? "title" : "body", date,
                 text_cell_of(line.source), line.context.before, line.context.match, line.context.after,
                 style_.indexes.at(line.index).place});
  }

  void finish() override { table_->finish(); }

 private:
  const ConcordanceStyle style_;
  std::unique_ptr<TableWriter> table_;
};

}  // namespace

std::vector<std::string> concordance_columns() {
  return {"line", "id", "part", "date", "source", "before", "match", "after", "index"};
}

std::unique_ptr<ConcordanceWriter> concordance_writer(std::string_view format, const TableHead& head,
                                                      const ConcordanceStyle& style, std::ostream& out) {
  if (format == "text") return concordance_text(style, out);
  return std::make_unique<ConcordanceTable>(format, head, style, out);
}

}  // namespace khabar
