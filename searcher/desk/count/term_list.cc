#include "searcher/desk/count/term_list.h"

#include <algorithm>
#include <tuple>

namespace khabar {

TermList term_list(Counter& counter, const DeskQuery& query, Analyzer& analyzer) {
  CountTable table = counter.count(query);
  TermList list{std::move(table.total), {}};
  for (CountRow& row : table.rows) {
    std::string form = row.buckets.front();
    const std::vector<Token>& tokens = analyzer.analyze(form);
    list.terms.push_back({form, tokens.size() == 1 ? tokens.front().word->lemma : std::string{}, std::move(row)});
  }
  std::ranges::sort(list.terms, [](const Term& a, const Term& b) {
    return std::tie(b.count.counts.occurrences, a.form) < std::tie(a.count.counts.occurrences, b.form);
  });
  return list;
}

}  // namespace khabar
