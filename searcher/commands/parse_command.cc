#include <fmt/format.h>
#include <fmt/ranges.h>

#include <ostream>

#include "common/program/standard_streams.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/options.h"
#include "searcher/output/query_json.h"
#include "searcher/query/query_text.h"

namespace khabar {

ExitStatus parse_command(const ParsedOptions& options, const Streams& streams) {
  const std::string query = fmt::format("{}", fmt::join(options.arguments, " "));
  const ParsedQuery parsed = parse_query(query, options.has("lenient") ? Reading::kLenient : Reading::kStrict);
  if (options.get("format") == "json") {
    write_query_json(query, parsed, streams.out);
    return ExitStatus::kDone;
  }
  streams.out << one_line(streams.out, query_text(parsed.tree)) << '\n';
  for (const std::string& note : parsed.notes) {
    streams.err << searcher_program().name << ": note: " << one_line(streams.err, note) << '\n';
  }
  return ExitStatus::kDone;
}

}  // namespace khabar
