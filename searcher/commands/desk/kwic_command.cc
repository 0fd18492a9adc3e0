#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/index/index_set.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"
#include "searcher/desk/kwic/concordance.h"
#include "searcher/output/tables/concordance_rows.h"
#include "searcher/query/query_text.h"

namespace khabar {
namespace {

ConcordanceRequest concordance_request(const ParsedOptions& options) {
  ConcordanceRequest request;
  request.width = read_context_width(options.get("width"));
  if (options.has("sort")) request.sort = read_sort_keys(options.get("sort"));
  request.first = options.has("first");
  if (options.has("sample")) request.sample = count_of(options, "sample");
  request.seed = count_of(options, "seed");
  if (options.has("limit")) request.limit = count_of(options, "limit");
  return request;
}

}  // namespace

ExitStatus kwic_command(const ParsedOptions& options, const Streams& streams, Proof& proof) {
  const TimeZone zone{options.get("timezone")};
  const ConcordanceRequest request = concordance_request(options);
  const std::string_view format = table_format(options);
  const std::string text = fmt::format("{}", fmt::join(options.arguments, " "));
  IndexSet indexes = open_indexes(options, streams);
  proof.opened(indexes);
  DeskQuery query = read_desk_query(text, reading_of(options), zone, indexes.collection(), indexes.analyzer());

  const auto [fields, excel] = chosen_fields(options, format, concordance_columns());
  ResultFile file = result_file(options, streams);
  TableHead head = table_head(options, indexes.names());
  head.emplace_back("query", query_text(query.tree));
  const TextStyle style = table_style(options, streams, file);
  const auto writer = concordance_writer(format, head, {style, zone, indexes.names(), fields, excel}, file.out());
  Concordance concordance{indexes.collection(), indexes.analyzer(), query};
  const std::size_t lines = concordance.read(request, [&](const ConcordanceLine& line) { writer->line(line); });
  writer->finish();
  file.finish();
  proof.formatted(format);
  proof.asked({text, text}, query, {{"lines", lines}});
  proof.wrote(file);

  if (lines > request.limit) query.notes.push_back(fmt::format("{} of {} lines", request.limit, lines));
  if (lines == 0) query.notes.emplace_back("nothing found: no article has words that match the query");
  print_notes(query.notes, streams);
  return lines == 0 ? ExitStatus::kPartial : ExitStatus::kDone;
}

}  // namespace khabar
