#include <fmt/format.h>

#include "searcher/commands/commands.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"
#include "searcher/output/tables/word_rows.h"
#include "searcher/query/query_text.h"

namespace khabar {

ExitStatus words_command(const ParsedOptions& options, const Streams& streams, Proof& proof) {
  const TimeZone zone{options.get("timezone")};
  WordListRequest request;
  request.unit = static_cast<WordUnit>(choice_of(options, "unit", kWordUnitNames));
  request.least = count_of(options, "min");
  request.order = static_cast<WordOrder>(choice_of(options, "sort", kWordOrderNames));
  request.limit = count_of(options, "limit");
  request.zone = &zone;
  IndexSet indexes = open_indexes(options, streams);
  proof.opened(indexes);
  DeskQuery query = query_or_all(options, zone, indexes);
  const WordListing listing = list_words(indexes.collection(), query, request, indexes.analyzer());

  const std::string parts = fmt::format("a source in a month each: {}", listing.parts);
  ResultTable table{
      options,
      streams,
      indexes.names(),
      listed_word_columns(),
      {{"query", query_text(query.tree)}, {"articles", listing.articles}, {"words", listing.words}, {"parts", parts}}};
  write_listed_words(listing, table.rows());
  table.finish({fmt::format("{} in {}; parts of DP: {}; ARF: by month, source and day", amount(listing.words, "word"),
                            amount(listing.articles, "article"), parts)});
  table.prove(proof);
  proof.asked({typed_query(options), typed_query(options)}, query,
              {{"articles", listing.articles}, {"words", listing.words}, {"rows", listing.found}});
  const ExitStatus status = status_of_list(listing.listed.size(), listing.found, query.notes);
  print_notes(query.notes, streams);
  return status;
}

}  // namespace khabar
