#include "searcher/output/tables/concordance_rows.h"

#include "common/article.h"
#include "searcher/output/tables/saved_rows.h"

namespace khabar {
namespace {

class ConcordanceTable : public ConcordanceWriter {
 public:
  ConcordanceTable(std::string_view format, const TableHead& head, const ConcordanceStyle& style, std::ostream& out)
      : style_(style),
        table_(table_writer(format, concordance_columns(style.columns), head, {style.text, style.fields, style.excel},
                            out)) {}

  void line(const ConcordanceLine& line) override {
    const TableCell date = line.date ? TableCell{format_day(style_.zone.day_of(*line.date))} : TableCell{};
    std::vector<TableCell> cells;
    if (style_.columns.named) cells.emplace_back(query());
    cells.insert(cells.end(), {line_id(line), line.id, line.part == TextPart::kTitle ? "title" : "body", date,
                               text_cell_of(line.source)});
    const LineWords words = style_.columns.words;
    add_context(words == LineWords::kLemmas ? line.lemmas : line.context, cells);
    if (words == LineWords::kBoth) add_context(line.lemmas, cells);
    cells.emplace_back(style_.indexes.at(line.index).place);
    if (style_.columns.coded) add_codes(line, cells);
    table_->row(cells);
  }

  void finish() override { table_->finish(); }

 private:
  static void add_context(const Context& context, std::vector<TableCell>& cells) {
    cells.insert(cells.end(), {context.before, context.match, context.after});
  }

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

std::vector<std::string> concordance_columns(const ConcordanceColumns& columns) {
  std::vector<std::string> names;
  if (columns.named) names.emplace_back("name");
  names.insert(names.end(), {"line", "id", "part", "date", "source", "before", "match", "after"});
  if (columns.words == LineWords::kBoth) {
    names.insert(names.end(), {"before_lemmas", "match_lemmas", "after_lemmas"});
  }
  names.emplace_back("index");
  if (columns.coded) names.insert(names.end(), {"code", "note"});
  return names;
}

std::unique_ptr<ConcordanceWriter> concordance_writer(std::string_view format, const TableHead& head,
                                                      const ConcordanceStyle& style, std::ostream& out) {
  if (format == "text") return concordance_text(style, out);
  return std::make_unique<ConcordanceTable>(format, head, style, out);
}

}  // namespace khabar
