// Lists of words of small indexes: numbers, queries that find them, and the same in one index and in several.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "common/program/error.h"
#include "searcher/desk/count/counter.h"
#include "searcher/desk/words/keyword_list.h"
#include "searcher/desk/words/ngrams.h"
#include "searcher/desk/words/rising.h"
#include "searcher/desk/words/word_listing.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class WordLists : public ::testing::Test {
 protected:
  WordLists() {
    whole_.add(testing::temporary_index(articles_, analyzer_));
    for (std::size_t part = 0; part < 2; ++part) {
      std::vector<Article> share;
      for (std::size_t i = part; i < articles_.size(); i += 2) share.push_back(articles_[i]);
      split_.add(testing::temporary_index(share, analyzer_));
    }
  }

  DeskQuery read(const std::string& text) { return read(text, whole_); }
  DeskQuery read(const std::string& text, const Collection& collection) {
    if (text.empty()) return whole_collection();
    return read_desk_query(text, Reading::kStrict, TimeZone::utc(), collection, analyzer_);
  }

  Counts counts(const std::string& query) { return Counter(whole_, analyzer_, {}, {}).count(read(query)).total.counts; }

  std::map<std::string, ListedWord> words(const std::string& text, WordListRequest request = {}) {
    request.limit = 1000;
    std::map<std::string, ListedWord> words;
    for (const ListedWord& word : list_words(whole_, read(text), request, analyzer_).listed) words[word.word] = word;
    return words;
  }

  const std::vector<Article> articles_{
      testing::make_article("a", "الهجرة", "الهجرة غير الشرعية في أوروبا وهجرة الأدمغة", "2024-01-05", "هسبريس"),
      testing::make_article("b", "قمة في فرنسا", "قمة عن الهجرة في فرنسا. قال الرئيس", "2024-02-05", "BBC"),
      testing::make_article("c", "", "قال الرئيس إن الهجرة في فرنسا بي بي سي 3.5", "2024-02-06", "BBC"),
      testing::make_article("d", "اقتصاد", "سعر النفط or عبدالله", "", "")};
  Analyzer analyzer_;
  Collection whole_;
  Collection split_;
};

TEST_F(WordLists, CountAsCountDoes) {
  for (const WordUnit unit : {WordUnit::kLemma, WordUnit::kForm}) {
    for (const auto& [word, listed] : words("", {.unit = unit})) {
      ASSERT_NE(listed.query, "") << word;
      EXPECT_EQ(counts(listed.query).articles, listed.articles) << listed.query;
      EXPECT_EQ(counts(listed.query).occurrences, listed.occurrences) << listed.query;
    }
  }
  EXPECT_EQ(words("").at("هجرة").occurrences, 4U) << "a title that is the body's beginning counts once";
  EXPECT_EQ(words("", {.unit = WordUnit::kForm}).at("وهجرة").occurrences, 1U);
}

TEST_F(WordLists, HaveQueriesOfAPartOfTheArticles) {
  const auto listed = words("الهجرة source:BBC");
  EXPECT_FALSE(listed.contains("اوروبا"));
  for (const auto& [word, row] : listed) {
    ASSERT_NE(row.query, "") << word;
    EXPECT_EQ(counts(row.query).articles, row.articles) << row.query;
  }
}

TEST_F(WordLists, AreSortedAndCutOff) {
  const WordListing listing = list_words(whole_, read(""), {.least = 3, .limit = 2}, analyzer_);
  EXPECT_EQ(listing.listed.size(), 2U);
  EXPECT_EQ(listing.found, 3U);
  EXPECT_EQ(listing.listed[0].word, "في");
  EXPECT_EQ(listing.listed[1].word, "هجرة");
  EXPECT_EQ(listing.parts, 3U);
  const WordListing even = list_words(whole_, read(""), {.order = WordOrder::kDp}, analyzer_);
  for (std::size_t i = 1; i < even.listed.size(); ++i) {
    EXPECT_LE(even.listed[i - 1].spread.dp, even.listed[i].spread.dp);
  }
  EXPECT_THAT(list_words(whole_, read("xnowhere"), {}, analyzer_).listed, IsEmpty());
}

TEST_F(WordLists, SayHowEvenlyWordsAreSpread) {
  const Collection collection{
      testing::temporary_index({testing::make_article("a", "", "xeven xodd xodd xpad", "2024-01-01", "BBC"),
                                testing::make_article("b", "", "xeven xpad xpad xpad", "2024-02-01", "BBC")},
                               analyzer_)};
  std::map<std::string, ListedWord> words;
  for (const ListedWord& word : list_words(collection, whole_collection(), {}, analyzer_).listed) {
    words[word.word] = word;
  }
  EXPECT_NEAR(words.at("xeven").spread.dp, 0, 1e-12);
  EXPECT_NEAR(words.at("xeven").spread.arf, 2, 1e-12);
  EXPECT_NEAR(words.at("xodd").spread.dp, 0.5, 1e-12);
  EXPECT_NEAR(*words.at("xodd").spread.dp_norm, 1, 1e-12);
  EXPECT_NEAR(words.at("xodd").spread.arf, 1.25, 1e-12) << "distances 1 and 7, of which 4 count";
}

TEST_F(WordLists, AreTheSameInSeveralIndexes) {
  const WordListing one = list_words(whole_, read(""), {}, analyzer_);
  const WordListing two = list_words(split_, read("", split_), {}, analyzer_);
  ASSERT_EQ(one.listed.size(), two.listed.size());
  for (std::size_t i = 0; i < one.listed.size(); ++i) {
    EXPECT_EQ(one.listed[i].word, two.listed[i].word);
    EXPECT_NEAR(one.listed[i].spread.dp, two.listed[i].spread.dp, 1e-12);
    EXPECT_NEAR(one.listed[i].spread.arf, two.listed[i].spread.arf, 1e-12);
  }
  const KeywordList keywords = list_keywords(whole_, read("source:BBC"), read("source:هسبريس"), {}, analyzer_);
  const KeywordList same =
      list_keywords(split_, read("source:BBC", split_), read("source:هسبريس", split_), {}, analyzer_);
  ASSERT_EQ(keywords.keywords.size(), same.keywords.size());
  for (std::size_t i = 0; i < same.keywords.size(); ++i) {
    EXPECT_EQ(keywords.keywords[i].word, same.keywords[i].word);
    EXPECT_EQ(keywords.keywords[i].measures, same.keywords[i].measures);
  }
}

TEST_F(WordLists, CompareASetWithAnotherOrWithTheRest) {
  const DeskQuery bbc = read("source:BBC");
  const KeywordList list = list_keywords(whole_, bbc, all_but(bbc), {.limit = 1000}, analyzer_);
  EXPECT_EQ(list.articles, 2U);
  EXPECT_EQ(list.reference_articles, 2U);
  EXPECT_EQ(list.shared, 0U);
  EXPECT_EQ(list.found, list.keywords.size());
  for (const Keyword& keyword : list.keywords) {
    EXPECT_EQ(counts(keyword.here.query).articles, keyword.here.articles) << keyword.here.query;
    EXPECT_EQ(counts(keyword.there.query).articles, keyword.there.articles) << keyword.there.query;
  }
  EXPECT_EQ(list_keywords(whole_, read("قال"), read("قمة"), {}, analyzer_).shared, 1U);
  EXPECT_THAT(list_keywords(whole_, read("xnowhere"), bbc, {}, analyzer_).keywords, IsEmpty());
  EXPECT_THAT(list_keywords(whole_, bbc, read("xnowhere"), {}, analyzer_).keywords, IsEmpty());
}

TEST_F(WordLists, FindRunsOfWords) {
  const NgramList list = list_ngrams(whole_, read(""), {.least = 2}, analyzer_);
  std::vector<std::string> runs;
  for (const Ngram& ngram : list.ngrams) {
    runs.push_back(ngram.words);
    EXPECT_EQ(counts(ngram.query).articles, ngram.articles) << ngram.query;
    EXPECT_EQ(counts(ngram.query).occurrences, ngram.occurrences) << ngram.query;
  }
  EXPECT_THAT(runs, ElementsAre("في فرنسا", "الهجرة في", "قال الرئيس"));
  EXPECT_EQ(list_ngrams(whole_, read("source:BBC"), {.size = 3, .least = 2}, analyzer_).ngrams.front().words,
            "الهجرة في فرنسا");
  EXPECT_THAT(list_ngrams(whole_, read(""), {.size = 5, .least = 3}, analyzer_).ngrams, IsEmpty());
}

TEST_F(WordLists, NeverReachFromTheTitleIntoTheBody) {
  const Collection collection{
      testing::temporary_index({testing::make_article("a", "xone xtwo", "xthree xfour")}, analyzer_)};
  EXPECT_EQ(list_ngrams(collection, whole_collection(), {.least = 1}, analyzer_).found, 2U);
}

TEST_F(WordLists, FindWhatRises) {
  std::vector<Article> articles;
  for (int month = 1; month <= 6; ++month) {
    std::string body = "xpad";
    for (int i = 0; i < 6; ++i) body += i < month ? " xrise" : " xfall";
    articles.push_back(
        testing::make_article(std::to_string(month), "", body, "2024-0" + std::to_string(month) + "-01"));
  }
  articles.push_back(testing::make_article("undated", "", "xrise"));
  const Collection collection{testing::temporary_index(articles, analyzer_)};
  const RisingList list = list_rising(collection, whole_collection(), {.least = 1}, analyzer_);
  ASSERT_EQ(list.rising.size(), 3U);
  EXPECT_EQ(list.periods, 6U);
  EXPECT_EQ(list.undated, 1U);
  EXPECT_EQ(list.rising[0].word, "xfall");
  EXPECT_EQ(list.rising[0].change.s, -15);
  EXPECT_NEAR(list.rising[0].change.slope, -1e6 / 7, 1e-6);
  EXPECT_EQ(list.rising[1].word, "xrise");
  EXPECT_EQ(list.rising[1].articles, 6U);
  EXPECT_EQ(list.rising[1].query, "date:1800..2100 AND xrise");
  EXPECT_EQ(list.rising[2].change.s, 0);
}

}  // namespace
}  // namespace khabar
