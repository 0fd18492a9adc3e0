#include "searcher/commands/desk/counting.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "common/program/error.h"
#include "common/program/named_file.h"
#include "common/program/place.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"

namespace khabar {
namespace {

constexpr std::size_t kMostListBytes = 4'000'000;  // chosen, not tuned: a thousand queries of the longest kind

DeskQuery read_listed_query(const NamedQuery& query, const ParsedOptions& options, const TimeZone& zone,
                            IndexSet& indexes) {
  try {
    return read_desk_query(query.text, reading_of(options), zone, indexes.collection(), indexes.analyzer());
  } catch (const Error& error) {
    if (query.line == 0) throw;
    throw Error(at_place(options.get("queries"), query.line, error.what()), error.hint(), error.status(),
                error.excerpt());
  }
}

}  // namespace

std::optional<Codebook> codebook_of(const ParsedOptions& options, const std::vector<Dimension>& dimensions) {
  const bool by_kind = std::ranges::find(dimensions, Dimension::kKind) != dimensions.end();
  if (by_kind && !options.has("kinds")) {
    throw Error("--by kind needs --kinds FILE", "name a file with a source, a tab and its kind on each line");
  }
  if (!by_kind && options.has("kinds")) throw Error("--kinds is for --by kind", "add --by kind");
  if (!by_kind) return std::nullopt;
  const std::string path = options.get("kinds");
  return Codebook{read_named_file(path, kMostListBytes, "--kinds names a file with a source and its kind a line"),
                  path};
}

std::vector<NamedQuery> queries_of(const ParsedOptions& options) {
  const std::string typed = fmt::format("{}", fmt::join(options.arguments, " "));
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
  const std::string path = options.get("queries");
  return read_query_list(read_named_file(path, kMostListBytes, "--queries names a file with a query a line"), path);
}

std::vector<std::string> read_queries(const std::vector<NamedQuery>& queries, const ParsedOptions& options,
                                      const TimeZone& zone, IndexSet& indexes,
                                      const std::function<void(const NamedQuery&, const DeskQuery&)>& see) {
  std::vector<std::string> notes;
  for (const NamedQuery& named : queries) {
    const DeskQuery query = read_listed_query(named, options, zone, indexes);
    see(named, query);
    for (const std::string& note : query.notes) {
      notes.push_back(named.line == 0 ? note : fmt::format("{}: {}", named.name, note));
    }
  }
  return notes;
}

Proof::Counts proven_counts(const CountTable& table) {
  const Counts& total = table.total.counts;
  return {{"articles", total.articles},
          {"articles_unique", total.articles_unique},
          {"occurrences", total.occurrences},
          {"words", total.words}};
}

void check_rows(const std::vector<NamedCounts>& counted) {
  std::size_t rows = 0;
  for (const NamedCounts& counts : counted) rows += counts.table.rows.size();
  if (rows <= kMostRows) return;
  throw Error(fmt::format("the tables of {} queries have more than {} rows", counted.size(), kMostRows),
              "count by longer periods, or fewer queries at a time");
}

}  // namespace khabar
