#include "searcher/commands/desk/named_queries.h"

#include <fmt/format.h>

#include "common/program/error.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"

namespace khabar {

std::vector<NamedQuery> queries_of(const ParsedOptions& options) {
  const std::string typed = typed_query(options);
  if (!options.has("queries")) {
    std::vector<NamedQuery> queries{{typed, typed}};
    for (const std::string& other : all_of(options, "versus")) queries.push_back({other, other});
    return queries;
  }
  if (options.has("versus")) throw Error("--versus beside --queries", "put the query into the file");
  if (!options.arguments.empty()) {
    throw Error(fmt::format("unexpected argument '{}' beside --queries", options.arguments.front()),
                "put the query into the file, or leave out --queries");
  }
  return read_query_file(options.get("queries"));
}

std::vector<std::string> read_queries(const std::vector<NamedQuery>& queries, const ParsedOptions& options,
                                      const TimeZone& zone, IndexSet& indexes,
                                      const std::function<void(const NamedQuery&, const DeskQuery&)>& see) {
  std::vector<std::string> notes;
  for (const NamedQuery& named : queries) {
    const DeskQuery query = listed_query(named, options.get("queries"), options, zone, indexes);
    see(named, query);
    for (const std::string& note : query.notes) notes.push_back(note_on(named, note));
  }
  return notes;
}

std::string note_on(const NamedQuery& named, const std::string& note) {
  return named.line == 0 ? note : fmt::format("{}: {}", named.name, note);
}

}  // namespace khabar
