#include "searcher/output/exports/atom_feed.h"

#include <fmt/format.h>

#include <ostream>

#include "searcher/output/xml_text.h"

namespace khabar {

void AtomFeed::begin(const std::string& id, const std::string& title, const std::string& updated) {
  out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
  element("id", id);
  element("title", title);
  element("updated", updated);
  element("generator", "Khabar");
}

void AtomFeed::entry(const AtomEntry& entry) {
  out_ << "<entry>\n";
  element("id", entry.id);
  element("title", entry.title);
  element("updated", entry.updated);
  if (!entry.published.empty()) element("published", entry.published);
  out_ << "<author><name>" << xml_text(entry.author) << "</name></author>\n";
  if (!entry.link.empty()) out_ << "<link href=\"" << xml_text(entry.link) << "\"/>\n";
  for (const std::string& category : entry.categories) out_ << "<category term=\"" << xml_text(category) << "\"/>\n";
  element("summary", entry.summary);
  out_ << "</entry>\n";
}

void AtomFeed::end() { out_ << "</feed>\n"; }

void AtomFeed::element(std::string_view name, std::string_view text) {
  out_ << '<' << name << '>' << xml_text(text) << "</" << name << ">\n";
}

std::string atom_moment(Date date) {
  const auto time = date - std::chrono::floor<std::chrono::days>(date);
  const std::chrono::hh_mm_ss clock{time};
  return fmt::format("{}T{:02}:{:02}:{:02}Z", format_day(date), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

}  // namespace khabar
