#include "searcher/explanation.h"

#include <algorithm>
#include <map>

#include "common/article_document.h"
#include "common/field.h"
#include "searcher/ranking.h"

namespace khabar {
namespace {

std::map<std::string, std::vector<FormCount>> forms_of(const std::vector<WordExplanation>& words,
                                                       const Xapian::Database& database, Analyzer& analyzer) {
  std::map<std::string, std::vector<FormCount>> forms;
  for (const WordExplanation& word : words) {
    if (!word.lemma.empty()) forms[word.lemma];
  }
  if (forms.empty()) return forms;
  for (auto at = database.allterms_begin(); at != database.allterms_end(); ++at) {
    if (!is_exact_term(*at)) continue;
    const auto& tokens = analyzer.analyze(*at);
    if (tokens.size() != 1) continue;
    const auto wanted = forms.find(tokens.front().word->lemma);
    if (wanted != forms.end()) wanted->second.push_back({*at, at.get_termfreq()});
  }
  return forms;
}

// The hits (and articles of other indexes with their ids), weighed by one part of the query: an article's weights do
// not depend on what else is asked.
std::map<Xapian::docid, double> weights_of(const Xapian::Query& part, const Xapian::Query& hits,
                                           const Xapian::Database& database) {
  Xapian::Enquire enquire{database};
  enquire.set_weighting_scheme(bm25());
  enquire.set_query(Xapian::Query{Xapian::Query::OP_FILTER, part, hits});
  std::map<Xapian::docid, double> weights;
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  for (auto at = found.begin(); at != found.end(); ++at) weights[*at] = at.get_weight();
  return weights;
}

}  // namespace

std::vector<WordExplanation> explain_words(const std::vector<QueryPart>& parts, const Xapian::Database& database,
                                           Analyzer& analyzer) {
  std::vector<WordExplanation> words;
  for (const QueryPart& part : parts) {
    const Xapian::doccount articles =
        part.lemma.empty() ? 0 : database.get_termfreq(text_term(Field::kLemma, part.lemma));
    words.push_back({part.text, part.lemma, articles, {}});
  }
  auto forms = forms_of(words, database, analyzer);
  for (WordExplanation& word : words) {
    if (word.lemma.empty()) continue;
    word.forms = forms[word.lemma];
    std::sort(word.forms.begin(), word.forms.end(), [](const FormCount& a, const FormCount& b) {
      return a.articles != b.articles ? a.articles > b.articles : a.form < b.form;
    });
  }
  return words;
}

std::vector<std::vector<double>> explain_weights(const std::vector<QueryPart>& parts, const Xapian::MSet& hits,
                                                 const Xapian::Database& database) {
  std::vector<std::vector<double>> all(hits.size(), std::vector<double>(parts.size(), 0.0));
  if (hits.empty()) return all;
  std::vector<Xapian::Query> ids;
  for (auto at = hits.begin(); at != hits.end(); ++at) {
    const std::string order = at.get_document().get_value(slot(Slot::kOrder));
    ids.emplace_back(boolean_term(Field::kId, order_value_id(order)));
  }
  const Xapian::Query any_hit{Xapian::Query::OP_OR, ids.begin(), ids.end()};
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const auto weights = weights_of(parts[p].query, any_hit, database);
    std::size_t hit = 0;
    for (auto at = hits.begin(); at != hits.end(); ++at, ++hit) {
      const auto weight = weights.find(*at);
      if (weight != weights.end()) all[hit][p] = weight->second;
    }
  }
  return all;
}

}  // namespace khabar
