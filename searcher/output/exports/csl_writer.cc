#include <chrono>
#include <nlohmann/json.hpp>
#include <ostream>

#include "common/article.h"
#include "common/json_text.h"
#include "searcher/output/exports/citations.h"

namespace khabar {
namespace {

using CslJson = nlohmann::ordered_json;

CslJson author_json(const std::string& author) {
  const PersonName name = person_name(author);
  if (name.given.empty()) return CslJson::array({{{"literal", name.family}}});
  return CslJson::array({{{"family", name.family}, {"given", name.given}}});
}

CslJson issued_json(Date date) {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(date)};
  const CslJson parts = CslJson::array(
      {static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day())});
  return {{"date-parts", CslJson::array({parts})}};
}

class CslHits : public HitWriter {
 public:
  explicit CslHits(std::ostream& out) : out_(out) {}

  void begin(const SearchResults& results) override {
    several_indexes_ = results.indexes.size() > 1;
    out_ << '[';
  }

  void hit(const Hit& hit) override {
    CslJson item{{"id", citation_key(hit, several_indexes_)}, {"type", "article-newspaper"}};
    const auto text = [&](const char* key, const std::string& value) {
      if (!value.empty()) item[key] = value;
    };
    text("title", hit.title.text);
    text("container-title", hit.source);
    if (!hit.author.empty()) item["author"] = author_json(hit.author);
    if (hit.date) item["issued"] = issued_json(*hit.date);
    text("section", hit.section);
    text("URL", hit.url);
    text("language", hit.language);
    text("note", hit.snippet.text);
    text("archive", hit.index);
    text("archive_location", hit.id);
    out_ << (any_ ? ",\n" : "\n") << json_text(item);
    any_ = true;
  }

  void end() override { out_ << (any_ ? "\n]\n" : "]\n"); }

 private:
  std::ostream& out_;
  bool several_indexes_ = false;
  bool any_ = false;
};

}  // namespace

std::unique_ptr<HitWriter> csl_hits(std::ostream& out) { return std::make_unique<CslHits>(out); }

}  // namespace khabar
