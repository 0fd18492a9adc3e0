#include "searcher/desk/collocates/collocates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "searcher/desk/count/counter.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class Collocates : public ::testing::Test {
 protected:
  void add(const std::vector<Article>& articles) { collection_.add(testing::temporary_index(articles, analyzer_)); }

  std::vector<CollocateTable> tables(const std::string& text, CollocateRequest request) {
    request.least_hits = 1;
    const DeskQuery query = read_desk_query(text, Reading::kStrict, TimeZone::utc(), collection_, analyzer_);
    return collocates(collection_, query, request, analyzer_);
  }

  std::map<std::string, Collocate> by_word(const std::string& text, const CollocateRequest& request = {}) {
    std::map<std::string, Collocate> words;
    const std::vector<CollocateTable> found = tables(text, request);
    for (const Collocate& collocate : found.front().collocates) words[collocate.word] = collocate;
    return words;
  }

  std::vector<std::string> names(const std::string& text, const WindowShape& window) {
    std::vector<std::string> names;
    for (const auto& [word, collocate] : by_word(text, {.window = window})) names.push_back(word);
    return names;
  }

  Analyzer analyzer_;
  Collection collection_;
};

TEST_F(Collocates, StandInTheWindowAndNotInTheTitle) {
  add({testing::make_article("a", "xtitle xnode", "xone xtwo xnode xthree xfour")});
  EXPECT_THAT(names("xnode", {1, 1}), ElementsAre("xthree", "xtwo"));
  EXPECT_THAT(names("xnode", {0, 9}), ElementsAre("xfour", "xthree"));
  EXPECT_THAT(names("xnode", {9, 0}), ElementsAre("xone", "xtwo"));
  EXPECT_EQ(tables("xnode", {}).front().node_hits, 1U) << "the title is left out";
  EXPECT_EQ(tables("xnode", {}).front().words, 5U);
}

TEST_F(Collocates, KeepWithinSentencesAndParagraphsOnRequest) {
  add({testing::make_article("a", "", "xone xtwo. xthree xnode. xfour\n\nxfive xsix")});
  EXPECT_THAT(names("xnode", {5, 5, WindowLimit::kSentence}), ElementsAre("xthree"));
  EXPECT_THAT(names("xnode", {5, 5, WindowLimit::kParagraph}), ElementsAre("xfour", "xone", "xthree", "xtwo"));
  EXPECT_THAT(names("xnode", {5, 5}), ElementsAre("xfive", "xfour", "xone", "xsix", "xthree", "xtwo"));
}

// A number of words that no table has, which need codes of four bytes.
std::string many_rare_words(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += "xrare";
    for (std::size_t rest = i; rest > 0; rest /= 26) text += static_cast<char>('a' + rest % 26);
    text += ' ';
  }
  return text;
}

TEST_F(Collocates, AreCountedInArticlesOfManyRareWordsAndInThoseBehindThem) {
  add({testing::make_article("a", "", "xfirst xnode xrareh"),
       testing::make_article("b", "", many_rare_words(5000) + "xrareh xnode xlast"),
       testing::make_article("c", "", "xother xrareh وقال قال")});
  const std::map<std::string, Collocate> words = by_word("xnode", {.window = {1, 1}});
  EXPECT_EQ(words.at("xrareh").pair.hits, 2U);
  EXPECT_EQ(words.at("xrareh").pair.occurrences, 4U);
  EXPECT_EQ(words.at("xfirst").pair.occurrences, 1U);
  EXPECT_EQ(words.at("xlast").pair.occurrences, 1U);
  EXPECT_EQ(tables("xnode", {}).front().words, 5010U);
}

TEST_F(Collocates, HaveTheirSourcesCountedHoweverManyThereAre) {
  std::vector<Article> articles;
  for (std::size_t i = 0; i < 300; ++i) {
    const std::string name = std::to_string(i);
    articles.push_back(testing::make_article(name, "", "xnode xword", "", "source" + std::to_string(i % 150)));
  }
  add(articles);
  EXPECT_EQ(by_word("xnode")["xword"].sources, 150U);
  EXPECT_EQ(by_word("xnode")["xword"].articles, 300U);
}

TEST_F(Collocates, CountAWordOfTwoWindowsOnceAmongTokensAndTwiceAmongHits) {
  add({testing::make_article("a", "", "xnode xword xnode xword xother"),
       testing::make_article("b", "", "xword xother")});
  const Collocate word = by_word("xnode", {.window = {2, 2}})["xword"];
  EXPECT_EQ(word.pair.hits, 2U);
  EXPECT_EQ(word.pair.tokens, 2U);
  EXPECT_EQ(word.pair.occurrences, 3U);
  EXPECT_EQ(word.pair.node_hits, 2U);
  EXPECT_EQ(word.pair.window_words, 3U);
  EXPECT_EQ(word.articles, 1U);
}

TEST_F(Collocates, NeverAreWordsOfAnOccurrence) {
  add({testing::make_article("a", "", "xnode xnode xnode")});
  EXPECT_THAT(tables("xnode", {}).front().collocates, IsEmpty());
  EXPECT_EQ(tables("xnode", {}).front().node_hits, 3U);
}

TEST_F(Collocates, AreMarkedIfTheyAreFormsOfTheQuery) {
  add({testing::make_article("a", "", "الهجرة غير الشرعية وهجرة الأدمغة")});
  const auto words = by_word("\"الهجرة غير الشرعية\"");
  EXPECT_TRUE(words.at("هجرة").self);
  EXPECT_EQ(words.size(), 2U);
  for (const auto& [word, collocate] : words) EXPECT_EQ(collocate.self, word == "هجرة") << word;
}

TEST_F(Collocates, AreFormsOnRequest) {
  add({testing::make_article("a", "", "xnode الهجرة xnode وهجرة")});
  std::vector<std::string> forms;
  for (const auto& [word, collocate] : by_word("xnode", {.unit = WordUnit::kForm})) {
    forms.push_back(word);
    EXPECT_EQ(collocate.pair.occurrences, 1U);
  }
  EXPECT_THAT(forms, UnorderedElementsAre("الهجرة", "وهجرة"));
  EXPECT_EQ(by_word("xnode").at("هجرة").pair.occurrences, 2U);
}

TEST_F(Collocates, AreComparedWithWhatTheFiltersLetPass) {
  add({testing::make_article("a", "", "xnode xword", "2024-01-01", "BBC"),
       testing::make_article("b", "", "xword xword", "2024-01-01", "CNN")});
  EXPECT_EQ(by_word("xnode").at("xword").pair.occurrences, 3U);
  EXPECT_EQ(by_word("xnode source:BBC").at("xword").pair.occurrences, 1U);
  EXPECT_EQ(by_word("xnode source:BBC").at("xword").pair.words, 2U);
}

TEST_F(Collocates, StandInATableForEachBucketThatHasThem) {
  add({testing::make_article("a", "", "xnode xword", "2024-01-01", "BBC"),
       testing::make_article("b", "", "xnode xother", "2025-01-01", "CNN"),
       testing::make_article("c", "", "xother", "2023-01-01", "CNN")});
  const std::vector<CollocateTable> years = tables("xnode", {.by = Dimension::kYear});
  ASSERT_EQ(years.size(), 2U);
  EXPECT_EQ(years[0].bucket, "2024");
  EXPECT_EQ(years[0].words, 2U);
  EXPECT_EQ(years[0].collocates.front().word, "xword");
  EXPECT_EQ(years[0].collocates.front().query, "xnode NEAR/5 xword AND date:2024");
  EXPECT_EQ(tables("xnode", {.by = Dimension::kSource})[1].bucket, "CNN");
}

TEST_F(Collocates, HaveAQueryThatFindsTheirArticles) {
  add({testing::make_article("a", "", "الهجرة في أوروبا والهجرة إلى فرنسا", "2024-01-01", "BBC"),
       testing::make_article("b", "", "قمة في فرنسا عن الهجرة", "2024-01-01", "BBC"),
       testing::make_article("c", "", "الهجرة قمة", "2024-01-01", "CNN")});
  for (const WindowShape& window : {WindowShape{5, 5}, WindowShape{0, 3}, WindowShape{2, 0}, WindowShape{1, 3}}) {
    for (const char* text : {"الهجرة", "هجرة source:BBC", "(هجرة OR قمة)", "\"قمة في\""}) {
      for (const auto& [word, collocate] : by_word(text, {.window = window})) {
        ASSERT_NE(collocate.query, "") << word;
        if (collocate.self) continue;  // occurrences of the query are near it as well
        const DeskQuery query =
            read_desk_query(collocate.query, Reading::kStrict, TimeZone::utc(), collection_, analyzer_);
        EXPECT_EQ(Counter(collection_, analyzer_, {}, {}).count(query).total.counts.articles, collocate.articles)
            << collocate.query;
      }
    }
  }
  EXPECT_EQ(by_word("هجرة قمة").at("في").query, "") << "two words side by side have no place";
  EXPECT_EQ(by_word("هجرة", {.window = {1, 3}}).at("في").query, "هجرة ADJ/3 في OR في ADJ/1 هجرة");
}

TEST_F(Collocates, AreNoneIfNothingIsFound) {
  add({testing::make_article("a", "xnode", "xword", "2024-01-01", "BBC")});
  EXPECT_THAT(tables("xnowhere", {}).front().collocates, IsEmpty());
  EXPECT_THAT(tables("source:BBC", {}).front().collocates, IsEmpty());
  EXPECT_THAT(tables("xnode", {}).front().collocates, IsEmpty()) << "in the title only";
  EXPECT_THAT(tables("xnode", {.by = Dimension::kYear}), IsEmpty());
}

TEST_F(Collocates, AreTheSameInSeveralIndexes) {
  const std::vector<Article> articles{testing::make_article("a", "", "xnode xword", "2024-01-01", "BBC"),
                                      testing::make_article("b", "", "xnode xword xother", "2024-01-01", "CNN")};
  add(articles);
  const auto whole = by_word("xnode");
  collection_ = {};
  add({articles[0]});
  add({articles[1]});
  const auto split = by_word("xnode");
  ASSERT_EQ(split.size(), whole.size());
  for (const auto& [word, collocate] : whole) {
    EXPECT_EQ(split.at(word).measures, collocate.measures);
    EXPECT_EQ(split.at(word).sources, collocate.sources);
  }
}

}  // namespace
}  // namespace khabar
