#include <fmt/format.h>

#include <ostream>

#include "searcher/output/csv_field.h"
#include "searcher/output/hit_writer.h"

namespace khabar {
namespace {

constexpr std::string_view kEndOfCsvLine = "\r\n";

}  // namespace

void write_csv(const SearchResults& results, const TextStyle&, std::ostream& out) {
  out << "rank,id,title,date,source,section,author,url,path,score,snippet,index,group" << kEndOfCsvLine;
  for (const Hit& hit : results.hits) {
    out << hit.rank;
    const std::string date = hit.date ? format_day(*hit.date) : "";
    for (const std::string_view text : std::initializer_list<std::string_view>{
             hit.id, hit.title.text, date, hit.source, hit.section, hit.author, hit.url, hit.path}) {
      out << ',' << csv_field(text);
    }
    out << ',' << fmt::format("{:.6f}", hit.score) << ',' << csv_field(hit.snippet.text) << ',' << csv_field(hit.index)
        << ',' << csv_field(hit.group) << kEndOfCsvLine;
  }
}

}  // namespace khabar
