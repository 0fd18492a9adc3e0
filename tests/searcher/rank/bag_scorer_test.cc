#include "searcher/rank/bag_scorer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "searcher/rank/ranking.h"

namespace khabar {
namespace {

// Articles of words w0, w1 ... of which low numbers are frequent, as in a real text.
Xapian::Database random_index(std::mt19937& random, std::size_t articles) {
  Xapian::WritableDatabase database{std::string{}, Xapian::DB_BACKEND_INMEMORY};
  std::geometric_distribution<int> word{0.06};
  for (std::size_t i = 0; i < articles; ++i) {
    Xapian::Document document;
    const std::size_t length = 1 + random() % 40;
    for (std::size_t j = 0; j < length; ++j) document.add_term("w" + std::to_string(word(random)));
    database.add_document(document);
  }
  return database;
}

std::vector<BagTerm> random_bag(std::mt19937& random) {
  std::vector<BagTerm> terms;
  const std::size_t size = 1 + random() % 8;
  for (std::size_t i = 0; i < size; ++i) {
    BagTerm term{"w" + std::to_string(random() % 60), i % 3 == 2 ? 0.2 : 1.0, 1 + static_cast<unsigned>(random() % 2),
                 i == 0 || random() % 3 != 0, LemmaMask{1} << i};
    const auto same = [&](const BagTerm& other) { return other.term == term.term; };
    if (std::none_of(terms.begin(), terms.end(), same)) terms.push_back(term);
  }
  return terms;
}

std::map<Xapian::docid, double> by_xapian(const Xapian::Database& database, const std::vector<BagTerm>& terms) {
  std::vector<Xapian::Query> hits;
  std::vector<Xapian::Query> extras;
  for (const BagTerm& term : terms) {
    (term.makes_hit ? hits : extras).push_back(weighted_term(term.term, term.weight, term.times));
  }
  Xapian::Query query{Xapian::Query::OP_OR, hits.begin(), hits.end()};
  if (!extras.empty()) {
    query = {Xapian::Query::OP_AND_MAYBE, query, Xapian::Query{Xapian::Query::OP_OR, extras.begin(), extras.end()}};
  }
  Xapian::Enquire enquire{database};
  enquire.set_query(query);
  enquire.set_weighting_scheme(bm25());
  std::map<Xapian::docid, double> scores;
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  for (auto at = found.begin(); at != found.end(); ++at) scores[*at] = at.get_weight();
  return scores;
}

bool has_term(const Xapian::Database& database, Xapian::docid article, const std::string& term) {
  auto at = database.termlist_begin(article);
  at.skip_to(term);
  return at != database.termlist_end(article) && *at == term;
}

TEST(BagScorer, FindsTheArticlesAndScoresOfXapiansMatcher) {
  std::mt19937 random{3};
  const Xapian::Database database = random_index(random, 3000);
  BagScorer scorer{database};
  for (int round = 0; round < 300; ++round) {
    const std::vector<BagTerm> terms = random_bag(random);
    const auto wanted = by_xapian(database, terms);
    std::vector<double> scores;
    for (const auto& [article, score] : wanted) scores.push_back(score);
    std::sort(scores.rbegin(), scores.rend());
    const std::size_t count = 1 + random() % 30;
    const auto best = scorer.best(terms, count);
    ASSERT_GE(best.size(), std::min(count, wanted.size())) << round;
    std::vector<double> found;
    for (const Candidate& article : best) {
      ASSERT_TRUE(wanted.contains(article.id)) << round;
      EXPECT_NEAR(article.score, wanted.at(article.id), 1e-4) << round;
      found.push_back(article.score);
      for (const BagTerm& term : terms) {
        EXPECT_EQ((article.lemmas & term.lemma) != 0, has_term(database, article.id, term.term)) << round;
      }
    }
    std::sort(found.rbegin(), found.rend());
    for (std::size_t i = 0; i < std::min(count, found.size()); ++i) EXPECT_NEAR(found[i], scores[i], 1e-4) << round;
  }
}

TEST(BagScorer, KeepsAllThatAreAsGoodAsTheLast) {
  Xapian::WritableDatabase database{std::string{}, Xapian::DB_BACKEND_INMEMORY};
  for (int i = 0; i < 50; ++i) {
    Xapian::Document document;
    document.add_term("w");
    database.add_document(document);
  }
  EXPECT_EQ(BagScorer{database}.best({{"w"}}, 3).size(), 50U);
}

TEST(BagScorer, HasNothingForTermsThatNoArticleHas) {
  std::mt19937 random{5};
  BagScorer scorer{random_index(random, 10)};
  EXPECT_TRUE(scorer.best({{"nothing"}}, 10).empty());
  EXPECT_TRUE(scorer.best({}, 10).empty());
  EXPECT_TRUE(scorer.best({{"w0"}}, 0).empty());
  EXPECT_TRUE(scorer.best({{"w0", 1, 1, false}}, 10).empty());
}

}  // namespace
}  // namespace khabar
