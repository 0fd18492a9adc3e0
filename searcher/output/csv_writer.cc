#include <fmt/format.h>

#include <ostream>

#include "searcher/output/hit_writer.h"

namespace khabar {
namespace {

constexpr std::string_view kEndOfLine = "\r\n";

std::string quoted(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string{text};
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace

void write_csv(const SearchResults& results, const TextStyle&, std::ostream& out) {
  out << "rank,id,title,date,source,section,author,url,path,score,snippet,index,group" << kEndOfLine;
  for (const Hit& hit : results.hits) {
    out << hit.rank;
    const std::string date = hit.date ? format_day(*hit.date) : "";
    for (const std::string_view text : std::initializer_list<std::string_view>{
             hit.id, hit.title.text, date, hit.source, hit.section, hit.author, hit.url, hit.path}) {
      out << ',' << quoted(text);
    }
    out << ',' << fmt::format("{:.6f}", hit.score) << ',' << quoted(hit.snippet.text) << ',' << quoted(hit.index) << ','
        << quoted(hit.group) << kEndOfLine;
  }
}

}  // namespace khabar
