#include <fmt/format.h>

#include <algorithm>

#include "common/index/index_set.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"
#include "searcher/desk/collocates/collocates.h"
#include "searcher/output/tables/collocate_rows.h"
#include "searcher/query/query_text.h"

namespace khabar {
namespace {

std::size_t window_side(const ParsedOptions& options, std::string_view name) {
  const std::size_t words = count_of(options, name);
  if (words > kMostWindowWords) throw Error(fmt::format("--{} {} is more than {}", name, words, kMostWindowWords));
  return words;
}

CollocateRequest collocate_request(const ParsedOptions& options, const TimeZone& zone) {
  CollocateRequest request;
  request.window.before = window_side(options, "before");
  request.window.after = window_side(options, "after");
  if (request.window.before + request.window.after == 0) {
    throw Error("--before 0 and --after 0 leave no window", "give one of them a number of words, such as 5");
  }
  request.window.within = static_cast<WindowLimit>(choice_of(options, "within", kWindowLimitNames));
  request.unit = static_cast<WordUnit>(choice_of(options, "unit", kWordUnitNames));
  if (options.has("by")) request.by = read_dimensions({options.get("by")}).front();
  request.least_hits = count_of(options, "min");
  request.order = static_cast<Association>(choice_of(options, "sort", kAssociationNames));
  request.limit = count_of(options, "limit");
  request.zone = &zone;
  request.jobs = jobs_of(options);
  return request;
}

std::string window_text(const WindowShape& window) {
  return fmt::format("{} words before and {} after, within the {}{}", window.before, window.after,
                     window.within == WindowLimit::kArticle ? "body of the " : "",
                     kWindowLimitNames[static_cast<std::size_t>(window.within)]);
}

std::vector<std::string> lines_below(const std::vector<CollocateTable>& tables, const CollocateRequest& request) {
  std::vector<std::string> lines;
  for (const CollocateTable& table : tables) {
    lines.push_back(fmt::format("{}{}f_A {} occurrences, W {} words in windows, N {} words in all; {} of {} collocates",
                                table.bucket, table.bucket.empty() ? "" : ": ", table.node_hits, table.window_words,
                                table.words, table.collocates.size(), table.found));
  }
  lines.push_back(fmt::format("Window: {}. Titles are left out.", window_text(request.window)));
  lines.push_back(fmt::format("Formulas: {}.", kAssociationFormulas));
  return lines;
}

}  // namespace

ExitStatus collocates_command(const ParsedOptions& options, const Streams& streams, Proof& proof) {
  const TimeZone zone{options.get("timezone")};
  const CollocateRequest request = collocate_request(options, zone);
  IndexSet indexes = open_indexes(options, streams);
  proof.opened(indexes);
  DeskQuery query = query_of(typed_query(options), options, zone, indexes);
  const std::vector<CollocateTable> tables = collocates(indexes.collection(), query, request, indexes.analyzer());

  ResultTable result{options,
                     streams,
                     indexes.names(),
                     collocate_columns(request.by),
                     {{"query", query_text(query.tree)},
                      {"window", window_text(request.window)},
                      {"formulas", std::string{kAssociationFormulas}}}};
  std::size_t rows = 0;
  std::size_t found = 0;
  for (const CollocateTable& table : tables) {
    write_collocate_rows(table, request.by.has_value(), result.rows());
    rows += table.collocates.size();
    found += table.found;
  }
  result.finish(lines_below(tables, request));
  result.prove(proof);
  proof.asked({typed_query(options), typed_query(options)}, query, {{"tables", tables.size()}, {"rows", found}});
  const ExitStatus status = status_of_list(rows, found, query.notes);
  print_notes(query.notes, streams);
  return status;
}

}  // namespace khabar
