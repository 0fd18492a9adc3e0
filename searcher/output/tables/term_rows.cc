#include "searcher/output/tables/term_rows.h"

namespace khabar {

std::vector<std::string> term_columns() {
  return {"form", "lemma", "articles", "articles_unique", "occurrences", "share", "query"};
}

void write_term_rows(const TermList& list, TableWriter& table) {
  const auto all = static_cast<double>(list.total.counts.occurrences);
  for (const Term& term : list.terms) {
    const Counts& counts = term.count.counts;
    table.row({term.form, text_cell_of(term.lemma), counts.articles, counts.articles_unique, counts.occurrences,
               static_cast<double>(counts.occurrences) / all, text_cell_of(term.count.query)});
  }
}

}  // namespace khabar
