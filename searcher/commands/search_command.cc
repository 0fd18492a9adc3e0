#include <fmt/format.h>
#include <fmt/ranges.h>

#include <ostream>

#include "common/index/index_set.h"
#include "common/program/standard_streams.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/options.h"
#include "searcher/output/advice.h"
#include "searcher/output/hit_writer.h"
#include "searcher/search/searcher.h"

namespace khabar {
namespace {

TextStyle text_style(const ParsedOptions& options, const Streams& streams) {
  const std::string bidi = options.get("bidi");
  const bool terminal = shows_on_terminal(streams.out);
  const bool isolate = bidi == "isolate" || (bidi == "auto" && terminal);
  return {streams.color, isolate, terminal ? streams.width : 0};
}

}  // namespace

ExitStatus search_command(const ParsedOptions& options, const Streams& streams) {
  const TimeZone zone{options.get("timezone")};
  SearchRequest request = search_request(options);
  request.zone = &zone;
  const OutputFormat& format = output_format(options.get("format"));
  IndexSet indexes{indexes_of(options)};
  Searcher searcher{indexes.collection(), indexes.names(), indexes.analyzer()};
  const SearchResults results = searcher.search(request);

  format.write(results, text_style(options, streams), streams.out);
  streams.out.flush();
  for (const std::string& line : advice(request, results, format.tells_counts)) {
    streams.err << searcher_program().name << ": " << one_line(streams.err, line) << '\n';
  }
  return results.total == 0 ? ExitStatus::kPartial : ExitStatus::kDone;
}

}  // namespace khabar
