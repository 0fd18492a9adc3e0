#include <fmt/format.h>

#include "searcher/commands/commands.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"
#include "searcher/output/tables/word_rows.h"
#include "searcher/query/query_text.h"

namespace khabar {

ExitStatus ngrams_command(const ParsedOptions& options, const Streams& streams, Proof& proof) {
  const TimeZone zone{options.get("timezone")};
  NgramRequest request;
  request.size = count_of(options, "size");
  if (request.size < kShortestNgram || request.size > kLongestNgram) {
    throw Error(fmt::format("--size: {} is not from {} to {}", request.size, kShortestNgram, kLongestNgram));
  }
  request.unit = static_cast<WordUnit>(choice_of(options, "unit", kWordUnitNames));
  request.least = count_of(options, "min");
  request.limit = count_of(options, "limit");
  IndexSet indexes = open_indexes(options, streams);
  proof.opened(indexes);
  DeskQuery query = query_or_all(options, zone, indexes);
  const NgramList list = list_ngrams(indexes.collection(), query, request, indexes.analyzer());

  ResultTable table{options,
                    streams,
                    indexes.names(),
                    ngram_columns(),
                    {{"query", query_text(query.tree)}, {"articles", list.articles}, {"runs", list.runs}}};
  write_ngrams(list, table.rows());
  table.finish(
      {fmt::format("{} of {} words in {}", amount(list.runs, "run"), request.size, amount(list.articles, "article"))});
  table.prove(proof);
  proof.asked({typed_query(options), typed_query(options)}, query,
              {{"articles", list.articles}, {"runs", list.runs}, {"rows", list.found}});
  const ExitStatus status = status_of_list(list.ngrams.size(), list.found, query.notes);
  print_notes(query.notes, streams);
  return status;
}

}  // namespace khabar
