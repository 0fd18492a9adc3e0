#include <fmt/format.h>

#include "common/index/index_set.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"
#include "searcher/desk/count/term_list.h"
#include "searcher/desk/left_out_forms.h"
#include "searcher/output/tables/term_rows.h"
#include "searcher/query/query_text.h"

namespace khabar {

ExitStatus terms_command(const ParsedOptions& options, const Streams& streams, Proof& proof) {
  const TimeZone zone{options.get("timezone")};
  IndexSet indexes = open_indexes(options, streams);
  proof.opened(indexes);
  const ParsedQuery parsed = parse_query(typed_query(options), reading_of(options));
  const QueryNode words = without_forms(parsed.tree, all_of(options, "without-form"), indexes.analyzer());
  const QueryNode tree = in_sets(words, all_of(options, "in"));
  const std::string text = query_text(tree);
  DeskQuery query = read_desk_query(text, Reading::kStrict, zone, indexes.collection(), indexes.analyzer());
  query.notes.insert(query.notes.begin(), parsed.notes.begin(), parsed.notes.end());
  Counter counter{indexes.collection(), indexes.analyzer(), {Dimension::kForm}, {&zone, nullptr}};
  const TermList list = term_list(counter, query, indexes.analyzer());

  ResultTable table{options, streams, indexes.names(), term_columns(), {{"query", text}}};
  write_term_rows(list, table.rows());
  table.finish({totals_line(text, list.total.counts)});
  table.prove(proof);
  const Counts& total = list.total.counts;
  proof.asked({typed_query(options), typed_query(options)}, query,
              {{"articles", total.articles}, {"occurrences", total.occurrences}, {"forms", list.terms.size()}});
  print_notes(query.notes, streams);
  return list.terms.empty() ? ExitStatus::kPartial : ExitStatus::kDone;
}

}  // namespace khabar
