#include "searcher/output/exports/hit_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/article.h"

namespace khabar {
namespace {

TableCell string_cell(const std::string& text) { return TableCell{text}; }

TableCell number_cell(std::size_t number) { return TableCell{std::uint64_t{number}}; }

TableCell marks_cell(const MarkedText& marked) {
  std::string text;
  for (const auto& [begin, end] : mark_places(marked)) {
    text += fmt::format("{}{}-{}", text.empty() ? "" : " ", begin, end);
  }
  return text;
}

constexpr std::array kHitFields{
    HitField{"rank", [](const Hit& hit) { return number_cell(hit.rank); }},
    HitField{"index", [](const Hit& hit) { return string_cell(hit.index); }},
    HitField{"id", [](const Hit& hit) { return string_cell(hit.id); }},
    HitField{"title", [](const Hit& hit) { return string_cell(hit.title.text); }},
    HitField{"title_marks", [](const Hit& hit) { return marks_cell(hit.title); }},
    HitField{"date", [](const Hit& hit) { return hit.date ? TableCell{format_day(*hit.date)} : TableCell{}; }},
    HitField{"source", [](const Hit& hit) { return string_cell(hit.source); }},
    HitField{"section", [](const Hit& hit) { return string_cell(hit.section); }},
    HitField{"author", [](const Hit& hit) { return string_cell(hit.author); }},
    HitField{"url", [](const Hit& hit) { return string_cell(hit.url); }},
    HitField{"path", [](const Hit& hit) { return string_cell(hit.path); }},
    HitField{"group", [](const Hit& hit) { return string_cell(hit.group); }},
    HitField{"near_duplicates", [](const Hit& hit) { return number_cell(hit.copies); }},
    HitField{"score", [](const Hit& hit) { return TableCell{fmt::format("{:.6f}", hit.score)}; }},
    HitField{"snippet", [](const Hit& hit) { return string_cell(hit.snippet.text); }},
    HitField{"marks", [](const Hit& hit) { return marks_cell(hit.snippet); }},
};

std::vector<std::string> usual_fields() {
  return {"rank", "id",   "title", "date",    "source", "section", "author",
          "url",  "path", "score", "snippet", "index",  "group"};
}

std::vector<std::string> names_of_fields() {
  std::vector<std::string> names;
  for (const HitField& field : kHitFields) names.emplace_back(field.name);
  return names;
}

class TableHits : public HitWriter {
 public:
  TableHits(std::string_view format, const HitStyle& style, std::ostream& out)
      : fields_(style.fields.empty() ? usual_fields() : style.fields),
        table_(table_writer(format, fields_, {}, {style.text, {}, style.excel}, out)) {}

  void begin(const SearchResults&) override {}

  void hit(const Hit& hit) override {
    std::vector<TableCell> cells;
    for (const std::string& field : fields_)
      cells.push_back(std::ranges::find(kHitFields, field, &HitField::name)->cell(hit));
    table_->row(cells);
  }

  void end() override { table_->finish(); }

 private:
  const std::vector<std::string> fields_;
  std::unique_ptr<TableWriter> table_;
};

}  // namespace

std::span<const HitField> hit_fields() { return kHitFields; }

std::vector<std::string> read_hit_fields(std::string_view list) { return read_fields(list, names_of_fields()); }

std::unique_ptr<HitWriter> table_hits(std::string_view format, const HitStyle& style, std::ostream& out) {
  return std::make_unique<TableHits>(format, style, out);
}

}  // namespace khabar
