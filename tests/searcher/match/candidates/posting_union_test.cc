// A word of many lemmas finds its candidates without Xapian, and weighs them as Xapian does.
#include "searcher/match/candidates/posting_union.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <utility>
#include <vector>

#include "common/stored/field.h"
#include "searcher/match/candidates/held_articles.h"
#include "searcher/match/candidates/match_bound.h"
#include "searcher/match/candidates/span_source.h"
#include "searcher/rank/ranking.h"
#include "tests/support/sanitizers.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using Weights = std::map<Xapian::docid, double>;

class WideWords : public ::testing::Test {
 protected:
  WideWords() {
    std::vector<Article> shares[2];
    std::vector<Article> all;
    for (int i = 0; i < 300; ++i) {
      std::string body;
      for (auto words = random_() % 12; words > 0; --words) {
        body += random_() % 3 == 0 ? "xrare " : "xw" + std::to_string(random_() % 60) + ' ';
      }
      all.push_back(testing::make_article(std::to_string(i), i % 5 == 0 ? "xw1 xother" : "", body, "2020-01-01"));
      shares[i % 2].push_back(all.back());
    }
    whole_.add(testing::mapped_index(all, analyzer_));
    for (const std::vector<Article>& share : shares) split_.add(testing::temporary_index(share, analyzer_));
    for (const WordForm& form : whole_.forms().matching(WildcardPattern("xw*"), 1000).forms) {
      wide_.words.push_back({form.lemma, form.exact});
    }
  }

  static Weights weights(const Collection& collection, const Xapian::Query& query) {
    Xapian::Enquire enquire{collection.database()};
    enquire.set_weighting_scheme(bm25());
    enquire.set_query(query);
    const Xapian::doccount all = collection.database().get_doccount();
    const Xapian::MSet found = enquire.get_mset(0, all, all);
    EXPECT_EQ(found.get_matches_estimated(), found.size());
    Weights weights;
    for (auto at = found.begin(); at != found.end(); ++at) weights[*at] = at.get_weight();
    return weights;
  }

  std::mt19937 random_{21};
  Analyzer analyzer_;
  Collection whole_;
  Collection split_;
  SpanQuery wide_;
};

TEST_F(WideWords, WeighAsXapianDoesAloneAndBesideOthers) {
  ASSERT_GT(terms_of(wide_).size(), 50U);
  const Xapian::Query rare{text_term(Field::kLemma, "xrare")};
  for (const Collection* collection : {&whole_, &split_}) {
    const Xapian::Query joined = span_query(*collection, wide_);
    const Xapian::Query own = span_query(*collection, wide_, weighing_of(collection->database()));
    ASSERT_NE(joined.get_description(), own.get_description());
    for (const Xapian::Query::op op : {Xapian::Query::OP_AND, Xapian::Query::OP_OR, Xapian::Query::OP_AND_MAYBE,
                                       Xapian::Query::OP_AND_NOT, Xapian::Query::OP_FILTER, Xapian::Query::OP_XOR}) {
      for (const bool first : {true, false}) {
        const auto beside = [&](const Xapian::Query& words) {
          return first ? Xapian::Query{op, words, rare} : Xapian::Query{op, rare, words};
        };
        const Weights wanted = weights(*collection, beside(joined));
        const Weights found = weights(*collection, beside(own));
        ASSERT_EQ(found.size(), wanted.size()) << op;
        for (const auto& [article, weight] : wanted) {
          ASSERT_TRUE(found.contains(article)) << op;
          ASSERT_NEAR(found.at(article), weight, 1e-9 * (1 + weight)) << op << ", article " << article;
        }
      }
    }
  }
}

TEST_F(WideWords, AreFoundInAscendingOrderFromAnywhere) {
  const Xapian::Database& database = whole_.database();
  const std::vector<std::string> terms = terms_of(wide_);
  std::map<Xapian::docid, Xapian::termcount> counts;
  for (const std::string& term : terms) {
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) counts[*at] += at.get_wdf();
  }
  for (int round = 0; round < 200 / testing::kFewer; ++round) {
    PostingUnion found(database, terms);
    for (Xapian::docid article = 1;;) {
      article += static_cast<Xapian::docid>(random_() % 9);
      const auto next = counts.lower_bound(article);
      if (random_() % 2 == 0) {
        const auto there = counts.find(article);
        ASSERT_EQ(found.count(article), there == counts.end() ? 0 : there->second) << article;
        if (next == counts.end()) break;
        continue;
      }
      ASSERT_EQ(found.next(article), next == counts.end() ? 0 : next->first) << article;
      if (next == counts.end()) break;
      article = next->first;
    }
  }
}

TEST_F(WideWords, AreHeldByTheSameArticlesInAnyNumberOfPieces) {
  for (const Collection* collection : {&whole_, &split_}) {
    for (std::size_t part = 0; part < collection->parts().size(); ++part) {
      const auto held = [&](Xapian::doccount candidates) {
        std::vector<std::pair<Xapian::docid, double>> all;
        const Weighing weighing = weighing_of(collection->database());
        for (const HeldArticle& one : held_articles(*collection, part, wide_, weighing, candidates)) {
          all.emplace_back(one.article, one.share);
        }
        return all;
      };
      const auto alone = held(1);
      EXPECT_GT(alone.size(), 50U);
      EXPECT_EQ(held(1'000'000), alone);
    }
  }
}

TEST_F(WideWords, MayBeNowhere) {
  PostingUnion found(whole_.database(), {"Zxnowhere"});
  EXPECT_EQ(found.next(1), 0U);
  EXPECT_EQ(found.count(1), 0U);
  EXPECT_EQ(most_articles(whole_.database(), {"Zxnowhere"}), 0U);
  EXPECT_EQ(likely_articles(whole_.database(), {"Zxnowhere"}), 0U);
}

TEST_F(WideWords, AreReckonedAsXapianDoesForWhateverFewTheyAre) {
  const Xapian::Database& database = whole_.database();
  const std::vector<std::string> terms = terms_of(wide_);
  for (std::size_t count = 1; count < terms.size(); ++count) {
    const std::vector<std::string> some(terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(count));
    const Weights joined = weights(whole_, Xapian::Query{Xapian::Query::OP_SYNONYM, some.begin(), some.end()});
    const double full = weighing_of(database).full(likely_articles(database, some));
    PostingUnion found{database, some};
    for (const auto& [article, weight] : joined) {
      const double share = weighing_of(database).share(found.count(article), database.get_doclength(article));
      ASSERT_NEAR(full * share, weight, 1e-9 * (1 + weight)) << count << " terms, article " << article;
    }
  }
}

}  // namespace
}  // namespace khabar
