// Phrases by token sequences answer as a plain look at the words does, wherever they stand in a query.
#include "searcher/match/phrase.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "common/index/article_document.h"
#include "searcher/match/match_terms.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

// A few forms of a few lemmas, so that phrases repeat.
const std::vector<std::string> kForms{"الهجرة",  "هجرة", "والهجرة", "غير", "شرعية",
                                      "الشرعية", "قارب", "قوارب",   "في",  "البحر"};

std::string random_text(std::mt19937& random, std::size_t most) {
  std::string text;
  const std::size_t size = random() % (most + 1);
  for (std::size_t i = 0; i < size; ++i) text += kForms[random() % kForms.size()] + ' ';
  return text;
}

std::vector<Article> random_articles(std::mt19937& random) {
  std::vector<Article> articles;
  for (int i = 0; i < 300; ++i) {
    articles.push_back(
        testing::make_article(std::to_string(i), random_text(random, 6), random_text(random, 25), "2020-01-01"));
  }
  return articles;
}

bool stands_in(const std::vector<Token>& tokens, const Phrase& phrase) {
  const bool exact = is_exact_field(phrase.field);
  const auto same = [exact](const Token& token, const PhraseWord& word) {
    return token.word->lemma == word.lemma && (!exact || token.word->exact == word.exact);
  };
  return std::search(tokens.begin(), tokens.end(), phrase.words.begin(), phrase.words.end(), same) != tokens.end();
}

std::set<std::string> ids(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire{database};
  enquire.set_query(query);
  std::set<std::string> found;
  const Xapian::MSet matches = enquire.get_mset(0, database.get_doccount(), database.get_doccount());
  EXPECT_EQ(matches.get_matches_estimated(), matches.size());
  for (auto at = matches.begin(); at != matches.end(); ++at) found.insert(stored_article(at.get_document()).id);
  return found;
}

class PhraseTest : public ::testing::Test {
 protected:
  PhraseTest() {
    for (std::size_t part = 0; part < 3; ++part) {
      std::vector<Article> share;
      for (std::size_t i = part; i < articles_.size(); i += 3) share.push_back(articles_[i]);
      const Xapian::Database database = testing::temporary_index(share, analyzer_);
      split_.add(database);
      served_.add(database, true);
    }
  }

  Phrase random_phrase() {
    constexpr Field kWordFields[]{Field::kLemma, Field::kExact, Field::kTitleLemma, Field::kTitleExact};
    Phrase phrase{kWordFields[random_() % 4], {}};
    const std::size_t size = 1 + random_() % 3;
    for (std::size_t i = 0; i < size; ++i) {
      const Word& word = *analyzer_.analyze(kForms[random_() % kForms.size()]).front().word;
      phrase.words.push_back({word.lemma, word.exact});
    }
    return phrase;
  }

  std::set<std::string> plainly(const Phrase& phrase) {
    std::set<std::string> found;
    for (const Article& article : articles_) {
      const bool in_body = !is_title_field(phrase.field) && stands_in(analyzer_.analyze(article.body), phrase);
      if (in_body || stands_in(analyzer_.analyze(article.title), phrase)) found.insert(article.id);
    }
    return found;
  }

  std::mt19937 random_{11};
  Analyzer analyzer_;
  std::vector<Article> articles_ = random_articles(random_);
  Collection whole_{testing::temporary_index(articles_, analyzer_)};
  Collection split_;   // the same articles in three databases
  Collection served_;  // and as if they were far away
};

TEST_F(PhraseTest, HoldsWherePlainWordsStandInSequence) {
  for (int round = 0; round < 200; ++round) {
    const Phrase phrase = random_phrase();
    const auto wanted = plainly(phrase);
    for (const Collection* collection : {&whole_, &split_, &served_}) {
      EXPECT_EQ(ids(collection->database(), phrase_query(*collection, phrase)), wanted) << round;
    }
  }
}

TEST_F(PhraseTest, StandsAnywhereInAQuery) {
  using Query = Xapian::Query;
  for (int round = 0; round < 60; ++round) {
    const Phrase one = random_phrase();
    const Phrase other = random_phrase();
    const auto a = plainly(one);
    const auto b = plainly(other);
    std::set<std::string> both;
    std::set<std::string> either = a;
    std::set<std::string> first_only;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(both, both.end()));
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::inserter(first_only, first_only.end()));
    either.insert(b.begin(), b.end());
    for (const Collection* collection : {&whole_, &split_, &served_}) {
      const Query x = phrase_query(*collection, one);
      const Query y = phrase_query(*collection, other);
      EXPECT_EQ(ids(collection->database(), Query{Query::OP_AND, x, y}), both) << round;
      EXPECT_EQ(ids(collection->database(), Query{Query::OP_OR, x, y}), either) << round;
      EXPECT_EQ(ids(collection->database(), Query{Query::OP_AND_NOT, x, y}), first_only) << round;
    }
  }
}

}  // namespace
}  // namespace khabar
