#include <fmt/format.h>

#include <algorithm>

#include "searcher/commands/commands.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"
#include "searcher/output/tables/word_rows.h"
#include "searcher/query/query_text.h"

namespace khabar {
namespace {

KeywordRequest keyword_request(const ParsedOptions& options) {
  KeywordRequest request;
  request.unit = static_cast<WordUnit>(choice_of(options, "unit", kWordUnitNames));
  request.least = count_of(options, "min");
  request.order = static_cast<Keyness>(choice_of(options, "sort", kKeynessNames));
  request.constant = static_cast<double>(count_of(options, "constant"));
  request.limit = count_of(options, "limit");
  if (request.constant == 0) {
    throw Error("--constant 0 divides by nothing", "give 1, which favours rare words, or more, such as 100");
  }
  return request;
}

DeskQuery reference_of(const ParsedOptions& options, const DeskQuery& query, const TimeZone& zone, IndexSet& indexes) {
  if (!options.has("against")) return all_but(query, asked_or_all("", options, zone, indexes));
  return query_of(options.get("against"), options, zone, indexes);
}

std::string set_line(const DeskQuery& set, std::uint64_t words, std::uint64_t articles) {
  return fmt::format("{}: {} in {}", query_text(set.tree), amount(words, "word"), amount(articles, "article"));
}

}  // namespace

ExitStatus keywords_command(const ParsedOptions& options, const Streams& streams, Proof& proof) {
  const TimeZone zone{options.get("timezone")};
  const KeywordRequest request = keyword_request(options);
  IndexSet indexes = open_indexes(options, streams);
  proof.opened(indexes);
  DeskQuery query = query_of(typed_query(options), options, zone, indexes);
  const DeskQuery reference = reference_of(options, query, zone, indexes);
  const KeywordList list = list_keywords(indexes.collection(), query, reference, request, indexes.analyzer());

  ResultTable table{options,
                    streams,
                    indexes.names(),
                    keyword_columns(),
                    {{"query", query_text(query.tree)},
                     {"reference", query_text(reference.tree)},
                     {"formulas", std::string{kKeynessFormulas}},
                     {"constant", request.constant},
                     {"compared", std::uint64_t{list.found}}}};
  write_keywords(list, table.rows());
  table.finish({set_line(query, list.words, list.articles),
                set_line(reference, list.reference_words, list.reference_articles),
                fmt::format("{} words are compared: at a level of 5 %, p is to be below {:.3g} (Bonferroni)",
                            list.found, 0.05 / static_cast<double>(std::max<std::size_t>(list.found, 1))),
                fmt::format("Formulas: {}; n = {}.", kKeynessFormulas, request.constant)});
  table.prove(proof);
  proof.asked({typed_query(options), typed_query(options)}, query,
              {{"articles", list.articles}, {"words", list.words}, {"rows", list.found}});
  proof.asked({"against", options.get("against")}, reference,
              {{"articles", list.reference_articles}, {"words", list.reference_words}});
  query.notes.insert(query.notes.end(), reference.notes.begin(), reference.notes.end());
  if (list.shared > 0) query.notes.push_back(fmt::format("in both sets: {}", amount(list.shared, "article")));
  if (list.words == 0 || list.reference_words == 0) query.notes.emplace_back("one of the sets has no words");
  const ExitStatus status = status_of_list(list.keywords.size(), list.found, query.notes);
  print_notes(query.notes, streams);
  return status;
}

}  // namespace khabar
