#include "searcher/rank/explanation.h"

#include <algorithm>
#include <map>

#include "common/index/article_document.h"
#include "common/stored/field.h"
#include "searcher/rank/exact_scorer.h"
#include "searcher/rank/placement.h"
#include "searcher/rank/ranking.h"

namespace khabar {
namespace {

// The hits in order of id, weighed by one part of the query: an article's weights do not depend on what else is asked.
// Articles of other indexes with their ids are weighed along, and left out.
std::vector<Candidate> weigh(const std::vector<RankedArticle>& articles, const BuiltQuery& query, std::size_t part,
                             const Xapian::Query& any_hit, const Collection& collection) {
  Xapian::Enquire enquire{collection.database()};
  enquire.set_weighting_scheme(bm25());
  enquire.set_query(Xapian::Query{Xapian::Query::OP_FILTER, query.weights_of(part), any_hit});
  const Xapian::MSet found = enquire.get_mset(0, collection.database().get_doccount());
  std::map<Xapian::docid, double> weights;
  for (auto at = found.begin(); at != found.end(); ++at) weights[*at] = at.get_weight();
  std::vector<Candidate> hits;
  for (const RankedArticle& article : articles) {
    hits.push_back({article.id, weights[article.id], 0, 0, article.placed});
  }
  ExactScorer scorer{collection, query.parts[part].exacts, query.parts[part].side_by_side};
  scorer.find_lemmas(hits);
  scorer.add_scores(hits);
  const auto others = std::ranges::stable_partition(hits, &Candidate::placed);
  PlacementScorer{collection, query.parts[part].placed}.add_scores(hits, hits.size() - others.size());
  return hits;
}

Xapian::Query any_hit_of(const std::vector<RankedArticle>& hits, const Xapian::Database& database) {
  std::vector<Xapian::Query> ids;
  for (const RankedArticle& hit : hits) {
    const std::string order = database.get_document(hit.id).get_value(slot(Slot::kOrder));
    ids.emplace_back(boolean_term(Field::kId, order_value_id(order)));
  }
  return {Xapian::Query::OP_OR, ids.begin(), ids.end()};
}

std::vector<FormCount> counts_of(const std::vector<WordForm>& forms, const FormTable& table) {
  std::map<std::string, Xapian::doccount> articles;
  for (const WordForm& form : forms) articles[form.exact] += table.count(form.lemma, form.exact);
  std::vector<FormCount> counts;
  for (const auto& [form, count] : articles) counts.push_back({form, count});
  std::ranges::stable_sort(counts, std::ranges::greater{}, &FormCount::articles);
  return counts;
}

}  // namespace

std::vector<WordExplanation> explain_words(const BuiltQuery& query, const Collection& collection) {
  std::vector<WordExplanation> words;
  for (const QueryPart& part : query.parts) {
    WordExplanation word{part.text, part.lemma, 0, counts_of(part.forms, collection.forms())};
    if (!part.lemma.empty()) {
      word.articles = collection.database().get_termfreq(text_term(Field::kLemma, part.lemma));
      word.forms = collection.forms().forms(part.lemma);
    }
    words.push_back(std::move(word));
  }
  return words;
}

std::vector<std::vector<double>> explain_weights(const BuiltQuery& query, const std::vector<RankedArticle>& hits,
                                                 const Collection& collection) {
  std::vector<std::vector<double>> all(hits.size(), std::vector<double>(query.parts.size(), 0.0));
  if (hits.empty()) return all;
  const Xapian::Query any_hit = any_hit_of(hits, collection.database());
  std::map<Xapian::docid, std::size_t> places;
  for (std::size_t i = 0; i < hits.size(); ++i) places[hits[i].id] = i;
  for (std::size_t p = 0; p < query.parts.size(); ++p) {
    for (const Candidate& hit : weigh(hits, query, p, any_hit, collection)) all[places[hit.id]][p] = hit.score;
  }
  return all;
}

}  // namespace khabar
