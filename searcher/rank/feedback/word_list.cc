#include "searcher/rank/feedback/word_list.h"

#include <utility>

#include "common/index/article_name.h"
#include "common/index/collection_tokens.h"
#include "common/stored/field.h"
#include "common/stored/token_sequence.h"
#include "searcher/match/span_matcher.h"
#include "searcher/rank/feedback/expansion.h"
#include "searcher/rank/ranking.h"

namespace khabar {
namespace {

// Function words beside others need not occur.
Xapian::MSet articles_with_all(const BuiltQuery& built, const Xapian::Database& database) {
  std::vector<Xapian::Query> words;
  for (const QueryTerm& term : built.terms) {
    if (term.role == TermRole::kWord && term.makes_hit) words.emplace_back(term.term);
  }
  Xapian::Enquire enquire{database};
  enquire.set_query(Xapian::Query{Xapian::Query::OP_AND, words.begin(), words.end()});
  enquire.set_weighting_scheme(Xapian::BoolWeight{});
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  return enquire.get_mset(0, kListArticles);
}

// Nothing if a word is there twice, so that its places are not known.
std::optional<SpanQuery> sequence_of(const BuiltQuery& built) {
  const std::vector<ExactWord> words = built.exacts();  // each of its own part
  if (words.size() < 2 || words.size() > kMostSideBySide) return std::nullopt;
  SpanQuery sequence{SpanKind::kSequence};
  for (const ExactWord& word : words) {
    if (word.times > 1) return std::nullopt;
    sequence.children.push_back({SpanKind::kWord, {{word.lemma}}});
  }
  return sequence;
}

Xapian::doccount count_side_by_side(const Xapian::MSet& articles, const SpanQuery& sequence,
                                    const Collection& collection) {
  SpanMatcher matcher{sequence};
  CollectionTokens tokens{collection};
  Xapian::doccount count = 0;
  for (auto at = articles.begin(); at != articles.end(); ++at) {
    count += reading_article(collection.database(), *at,
                             [&] { return matcher.stands_in(TokenSequence{tokens.of(*at)}) ? 1U : 0U; });
  }
  return count;
}

// No article gets more by terms, exact forms and feedback: no share of a weight is above 1.
double most_weight(const BuiltQuery& built, const Collection& collection) {
  const Xapian::Database& database = collection.database();
  const Xapian::doccount all = database.get_doccount();
  const FormTable forms = collection.forms();
  double most = kFeedbackWords * kFeedbackWeight * bm25_term(all, 0, 1);
  for (const QueryTerm& term : built.terms) {
    most += term.weight * bm25_term(all, database.get_termfreq(term.term), term.times);
  }
  for (const ExactWord& word : built.exacts()) {
    most += word.boost * kExactWeight * bm25_term(all, forms.count(word.lemma, word.exact), word.times);
  }
  return most + most_of_places(built.placed());
}

}  // namespace

std::optional<WordListUse> use_of_list(const BuiltQuery& built, const Collection& collection) {
  if (!built.is_list || built.parts.empty() || built.parts.size() > kMostListWords) return std::nullopt;
  const Xapian::MSet articles = articles_with_all(built, collection.database());
  WordListUse use{articles.size(), 0};
  if (const auto sequence = sequence_of(built)) use.side_by_side = count_side_by_side(articles, *sequence, collection);
  return use;
}

void favour_good_places(BuiltQuery& built, const Collection& collection) {
  if (!built.is_list || built.parts.size() < 2) return;
  const Xapian::Database& database = collection.database();
  QueryPart places{"early, in one sentence", {}, {}, {}};
  for (const ExactWord& word : built.exacts()) {
    const Xapian::doccount articles = database.get_termfreq(text_term(Field::kLemma, word.lemma));
    if (articles == 0) continue;
    places.placed.push_back({word.lemma, word.boost * bm25_term(database.get_doccount(), articles, 1)});
  }
  built.parts.push_back(std::move(places));
}

void favour_side_by_side(BuiltQuery& built, const Collection& collection) {
  auto sequence = sequence_of(built);
  if (!sequence) return;
  const double weight = most_weight(built, collection);
  built.parts.push_back({"side by side", {}, {}, {}, {}, SideBySide{std::move(*sequence), weight}});
}

}  // namespace khabar
