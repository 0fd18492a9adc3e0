#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "common/article.h"
#include "common/digest.h"
#include "searcher/output/exports/citations.h"
#include "searcher/output/xml_text.h"

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

std::string moment_of(Date date) {
  const auto time = date - std::chrono::floor<std::chrono::days>(date);
  const std::chrono::hh_mm_ss clock{time};
  return fmt::format("{}T{:02}:{:02}:{:02}Z", format_day(date), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view{"-._~"}.find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

class AtomHits : public HitWriter {
 public:
  explicit AtomHits(std::ostream& out) : out_(out) {}

  void begin(const SearchResults& results) override {
    several_indexes_ = results.indexes.size() > 1;
    for (const IndexName& index : results.indexes) {
      updated_ = std::max(updated_, moment_of_generation(index.generation));
    }
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
         << "<id>urn:khabar:query:" << hex_digest(results.query) << "</id>\n";
    element("title", results.query.empty() ? "Khabar" : results.query);
    element("updated", updated_);
    element("generator", "Khabar");
  }

  void hit(const Hit& hit) override {
    out_ << "<entry>\n<id>urn:khabar:article:" << (several_indexes_ ? percent_encoded(hit.index) + ":" : "")
         << percent_encoded(hit.id) << "</id>\n";
    element("title", hit.title.text);
    element("updated", hit.date ? moment_of(*hit.date) : updated_);
    if (hit.date) element("published", moment_of(*hit.date));
    const std::string& author = hit.author.empty() ? hit.source : hit.author;
    out_ << "<author><name>" << xml_text(author.empty() ? hit.id : author) << "</name></author>\n";
    if (!hit.url.empty()) out_ << "<link href=\"" << xml_text(hit.url) << "\"/>\n";
    if (!hit.section.empty()) out_ << "<category term=\"" << xml_text(hit.section) << "\"/>\n";
    element("summary", hit.snippet.text);
    out_ << "</entry>\n";
  }

  void end() override { out_ << "</feed>\n"; }

 private:
  void element(std::string_view name, std::string_view text) {
    out_ << '<' << name << '>' << xml_text(text) << "</" << name << ">\n";
  }

  std::ostream& out_;
  bool several_indexes_ = false;
  std::string updated_;
};

}  // namespace

std::unique_ptr<HitWriter> atom_hits(std::ostream& out) { return std::make_unique<AtomHits>(out); }

}  // namespace khabar
