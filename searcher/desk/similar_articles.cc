#include "searcher/desk/similar_articles.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "common/stored/field.h"
#include "searcher/rank/ranking.h"

namespace khabar {
namespace {

struct TellingWord {
  std::string term;
  double weight;
};

std::vector<TellingWord> telling_words(const Xapian::Database& database, Xapian::docid document) {
  const std::string prefix{field_spec(Field::kLemma).prefix};
  const std::string title{field_spec(Field::kTitleLemma).prefix};
  const double all = database.get_doccount();
  std::vector<TellingWord> words;
  auto at = database.termlist_begin(document);
  for (at.skip_to(prefix); at != database.termlist_end(document) && (*at).starts_with(prefix); ++at) {
    const Xapian::doccount articles = at.get_termfreq();
    if ((*at).starts_with(title) || articles < 2 || articles == database.get_doccount()) continue;
    words.push_back({*at, at.get_wdf() * std::log(all / articles)});
  }
  std::ranges::sort(words, [](const TellingWord& a, const TellingWord& b) {
    return std::tie(b.weight, a.term) < std::tie(a.weight, b.term);
  });
  if (words.size() > kTellingWords) words.resize(kTellingWords);
  return words;
}

}  // namespace

SimilarArticles similar_articles(const Collection& collection, Xapian::docid document, std::size_t limit,
                                 const Xapian::Query& among) {
  const Xapian::Database& database = collection.database();
  const std::vector<TellingWord> words = telling_words(database, document);
  SimilarArticles similar;
  std::vector<Xapian::Query> parts;
  for (const TellingWord& word : words) {
    similar.words.push_back(word.term.substr(field_spec(Field::kLemma).prefix.size()));
    parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query{word.term}, word.weight / words.front().weight);
  }
  if (parts.empty()) return similar;
  Xapian::Enquire enquire{database};
  const Xapian::Query any{Xapian::Query::OP_OR, parts.begin(), parts.end()};
  enquire.set_query(Xapian::Query{Xapian::Query::OP_FILTER, any, among});
  enquire.set_weighting_scheme(bm25());
  enquire.set_sort_by_relevance_then_value(slot(Slot::kOrder), false);
  const auto most = static_cast<Xapian::doccount>(std::min<std::size_t>(limit, database.get_doccount()) + 1);
  const Xapian::MSet found = enquire.get_mset(0, most);
  for (auto at = found.begin(); at != found.end(); ++at) {
    if (*at != document && similar.articles.size() < limit) similar.articles.push_back({*at, at.get_weight()});
  }
  return similar;
}

}  // namespace khabar
