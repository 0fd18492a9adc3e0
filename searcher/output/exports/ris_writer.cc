#include <algorithm>
#include <ostream>

#include "common/article.h"
#include "searcher/output/csv_field.h"
#include "searcher/output/exports/citations.h"

namespace khabar {
namespace {

// Zotero's form of a date: parts with a slash behind each.
std::string ris_date(Date date) {
  std::string day = format_day(date);
  std::ranges::replace(day, '-', '/');
  return day + '/';
}

class RisHits : public HitWriter {
 public:
  explicit RisHits(std::ostream& out) : out_(out) {}

  void begin(const SearchResults&) override {}

  void hit(const Hit& hit) override {
    out_ << "TY  - NEWS\r\n";
    field("TI", hit.title.text);
    field("T2", hit.source);
    field("AU", hit.author);
    if (hit.date) {
      field("PY", format_day(*hit.date).substr(0, 4));
      field("DA", ris_date(*hit.date));
    }
    field("SE", hit.section);
    field("UR", hit.url);
    field("LA", hit.language);
    field("N1", hit.snippet.text);
    field("AN", hit.id);
    field("DB", hit.index);
    out_ << "ER  - \r\n\r\n";
  }

  void end() override {}

 private:
  void field(std::string_view tag, std::string_view value) {
    if (!value.empty()) out_ << tag << "  - " << tsv_field(value) << "\r\n";
  }

  std::ostream& out_;
};

}  // namespace

std::unique_ptr<HitWriter> ris_hits(std::ostream& out) { return std::make_unique<RisHits>(out); }

}  // namespace khabar
