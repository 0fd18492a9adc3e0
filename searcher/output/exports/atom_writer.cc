#include <fmt/format.h>

#include <algorithm>

#include "common/article.h"
#include "common/digest.h"
#include "common/percent_encoding.h"
#include "searcher/output/exports/atom_feed.h"
#include "searcher/output/exports/citations.h"

namespace khabar {
namespace {

// RFC 3339, from the name of a generation, 20250120T101500Z, or the time at which a served database was made.
std::string moment_of_generation(const std::string& generation) {
  const bool is_run = generation.size() >= 16 && generation[8] == 'T';
  if (!is_run) return generation.size() == 20 && generation[10] == 'T' ? generation : "1970-01-01T00:00:00Z";
  const std::string& g = generation;
  return fmt::format("{}-{}-{}T{}:{}:{}Z", g.substr(0, 4), g.substr(4, 2), g.substr(6, 2), g.substr(9, 2),
                     g.substr(11, 2), g.substr(13, 2));
}

class AtomHits : public HitWriter {
 public:
  explicit AtomHits(std::ostream& out) : feed_(out) {}

  void begin(const SearchResults& results) override {
    several_indexes_ = results.indexes.size() > 1;
    for (const IndexName& index : results.indexes) {
      updated_ = std::max(updated_, moment_of_generation(index.generation));
    }
    feed_.begin("urn:khabar:query:" + hex_digest(results.query), results.query.empty() ? "Khabar" : results.query,
                updated_);
  }

  void hit(const Hit& hit) override {
    AtomEntry entry;
    entry.id =
        "urn:khabar:article:" + (several_indexes_ ? percent_encoded(hit.index) + ":" : "") + percent_encoded(hit.id);
    entry.title = hit.title.text;
    entry.updated = hit.date ? atom_moment(*hit.date) : updated_;
    if (hit.date) entry.published = atom_moment(*hit.date);
    const std::string& author = hit.author.empty() ? hit.source : hit.author;
    entry.author = author.empty() ? hit.id : author;
    entry.link = hit.url;
    if (!hit.section.empty()) entry.categories = {hit.section};
    entry.summary = hit.snippet.text;
    feed_.entry(entry);
  }

  void end() override { feed_.end(); }

 private:
  AtomFeed feed_;
  bool several_indexes_ = false;
  std::string updated_;
};

}  // namespace

std::unique_ptr<HitWriter> atom_hits(std::ostream& out) { return std::make_unique<AtomHits>(out); }

}  // namespace khabar
