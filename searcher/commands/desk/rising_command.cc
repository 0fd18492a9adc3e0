#include <fmt/format.h>

#include "searcher/commands/commands.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"
#include "searcher/output/tables/word_rows.h"
#include "searcher/query/query_text.h"

namespace khabar {

ExitStatus rising_command(const ParsedOptions& options, const Streams& streams, Proof& proof) {
  const TimeZone zone{options.get("timezone")};
  RisingRequest request;
  request.unit = static_cast<WordUnit>(choice_of(options, "unit", kWordUnitNames));
  request.by = read_dimensions({options.get("by")}).front();
  request.least = count_of(options, "min");
  request.order = static_cast<ChangeOrder>(choice_of(options, "sort", kChangeOrderNames));
  request.limit = count_of(options, "limit");
  request.zone = &zone;
  IndexSet indexes = open_indexes(options, streams);
  proof.opened(indexes);
  DeskQuery query = query_or_all(options, zone, indexes);
  const RisingList list = list_rising(indexes.collection(), query, request, indexes.analyzer());

  ResultTable table{options,
                    streams,
                    indexes.names(),
                    rising_columns(),
                    {{"query", query_text(query.tree)},
                     {"by", options.get("by")},
                     {"periods", std::uint64_t{list.periods}},
                     {"articles", list.articles},
                     {"words", list.words}}};
  write_rising(list, table.rows());
  table.finish(
      {fmt::format("{} in {} of {} (by {}); slope: Theil-Sen, per million words and period; s, z, p: Mann-Kendall",
                   amount(list.words, "word"), amount(list.articles, "article"), amount(list.periods, "period"),
                   options.get("by"))});
  table.prove(proof);
  proof.asked({typed_query(options), typed_query(options)}, query,
              {{"articles", list.articles}, {"words", list.words}, {"rows", list.found}});
  if (list.undated > 0) {
    query.notes.push_back(fmt::format("left out: {} without a date", amount(list.undated, "article")));
  }
  const ExitStatus status = status_of_list(list.rising.size(), list.found, query.notes);
  print_notes(query.notes, streams);
  return status;
}

}  // namespace khabar
