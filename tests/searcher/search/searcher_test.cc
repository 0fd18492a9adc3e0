#include "searcher/search/searcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/index/article_document.h"
#include "common/program/error.h"
#include "searcher/output/advice.h"
#include "tests/searcher/search/result_ids.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using khabar::testing::make_article;
using khabar::testing::TempDir;
using khabar::testing::temporary_index;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class Search : public ::testing::Test {
 protected:
  SearchResults search(const std::vector<Article>& articles, const SearchRequest& request) {
    return Searcher{temporary_index(articles, analyzer_), {{"index", "g"}}, analyzer_}.search(request);
  }
  SearchResults search(const std::vector<Article>& articles, const std::string& query) {
    SearchRequest request;
    request.query = query;
    return search(articles, request);
  }

  Analyzer analyzer_;
};

TEST_F(Search, GivesAHitAllThatTheArticleHas) {
  Article article = make_article("a", "الهجرة", "نص عن الهجرة", "2025-01-20", "هسبريس", "مجتمع");
  article.author = "كاتب";
  article.path = "a.txt";
  const SearchResults results = search({article}, "الهجرة");
  ASSERT_EQ(results.hits.size(), 1U);
  const Hit& hit = results.hits[0];
  EXPECT_EQ(hit.rank, 1U);
  EXPECT_EQ(hit.id, "a");
  EXPECT_EQ(format_day(*hit.date), "2025-01-20");
  EXPECT_EQ(hit.source, "هسبريس");
  EXPECT_EQ(hit.section, "مجتمع");
  EXPECT_EQ(hit.author, "كاتب");
  EXPECT_EQ(hit.url, "https://example.org/a");
  EXPECT_EQ(hit.path, "a.txt");
  EXPECT_EQ(hit.title.text, "الهجرة");
  EXPECT_EQ(hit.title.marks.size(), 1U);
  EXPECT_EQ(hit.snippet.text, "نص عن الهجرة");
  EXPECT_EQ(hit.snippet.marks.size(), 1U);
  EXPECT_EQ(results.indexes.at(0).generation, "g");
  EXPECT_EQ(hit.index, "index");
}

TEST_F(Search, FindsAWordInAllItsForms) {
  const std::vector<Article> articles{make_article("a", "", "سافر إلى المغرب"), make_article("b", "", "سافر إلى تونس")};
  for (const char* query : {"المغرب", "والمغرب", "للمغرب"}) EXPECT_THAT(ids(search(articles, query)), ElementsAre("a"));
}

TEST_F(Search, OrdersEqualScoresByDateThenById) {
  const std::vector<Article> articles{make_article("d", "", "xalpha"), make_article("c", "", "xalpha", "2020-01-01"),
                                      make_article("b", "", "xalpha", "2021-01-01"),
                                      make_article("a", "", "xalpha", "2020-01-01"), make_article("e", "", "xbeta")};
  EXPECT_THAT(ids(search(articles, "xalpha")), ElementsAre("b", "a", "c", "d"));
  std::vector<Article> reversed{articles.rbegin(), articles.rend()};
  EXPECT_THAT(ids(search(reversed, "xalpha")), ElementsAre("b", "a", "c", "d"));
}

TEST_F(Search, OrdersEqualScoresAlikeAcrossPages) {
  std::vector<Article> articles;
  for (int i = 0; i < 50; ++i) articles.push_back(make_article("id" + std::to_string(i * 37 % 50 + 100), "", "xalpha"));
  articles.push_back(make_article("z", "", "xbeta"));
  SearchRequest request;
  request.query = "xalpha";
  request.limit = 7;
  std::vector<std::string> all;
  for (request.offset = 0; request.offset < 50; request.offset += 7) {
    const SearchResults page = search(articles, request);
    EXPECT_EQ(page.total, 50U);
    for (const Hit& hit : page.hits) {
      all.push_back(hit.id);
      EXPECT_EQ(hit.rank, all.size());
    }
  }
  EXPECT_EQ(all.size(), 50U);
  EXPECT_TRUE(std::is_sorted(all.begin(), all.end()));
}

TEST_F(Search, ScoresTheExactFormAndTheTitleHigher) {
  const std::vector<Article> forms{make_article("lemma", "", "والهجرة xa xb"),
                                   make_article("exact", "", "الهجرة xa xb"), make_article("none", "", "xc xd xe")};
  EXPECT_THAT(ids(search(forms, "الهجرة")), ElementsAre("exact", "lemma"));
  const std::vector<Article> titles{make_article("body", "xbeta", "xalpha"), make_article("title", "xalpha", "xbeta"),
                                    make_article("none", "xc", "xd")};
  EXPECT_THAT(ids(search(titles, "xalpha")), ElementsAre("title", "body"));
}

TEST_F(Search, WantsEveryWordAndFallsBackToAny) {
  std::vector<Article> articles{make_article("a", "", "xalpha xbeta"), make_article("b", "", "xalpha"),
                                make_article("c", "", "xbeta xgamma")};
  EXPECT_THAT(ids(search(articles, "xalpha xbeta")), ElementsAre("a"));
  const SearchResults results = search(articles, "xalpha xgamma");
  EXPECT_TRUE(results.fallback);
  EXPECT_EQ(results.match, Match::kAny);
  EXPECT_EQ(results.total, 3U);
  EXPECT_FALSE(search(articles, "xalpha xbeta").fallback);
}

TEST_F(Search, DoesNotFallBackToNothing) {
  const SearchResults results = search({make_article("a", "", "xalpha")}, "xbeta xgamma");
  EXPECT_FALSE(results.fallback);
  EXPECT_EQ(results.total, 0U);
  EXPECT_THAT(results.unknown_words, ElementsAre("xbeta", "xgamma"));
}

TEST_F(Search, DoesNotLetAStopWordDecide) {
  const std::vector<Article> articles{make_article("a", "", "xalpha في المدينة"), make_article("b", "", "xalpha xbeta"),
                                      make_article("c", "", "بيت في مدينة")};
  EXPECT_THAT(ids(search(articles, "xalpha في")), ElementsAre("a", "b"));
  EXPECT_THAT(ids(search(articles, "في")), UnorderedElementsAre("a", "c"));
}

TEST_F(Search, FindsPhrasesOverInflectedWords) {
  const std::vector<Article> articles{
      make_article("same", "", "عن الهجرة غير الشرعية اليوم"), make_article("bare", "", "عن هجرة غير شرعية اليوم"),
      make_article("vowels", "", "سبيل للهجرةِ غير الشرعيّة"), make_article("apart", "", "غير الهجرة الشرعية")};
  EXPECT_THAT(ids(search(articles, "\"الهجرة غير الشرعية\"")), UnorderedElementsAre("same", "bare", "vowels"));
  EXPECT_THAT(ids(search(articles, "=\"الهجرة غير الشرعية\"")), ElementsAre("same"));
}

TEST_F(Search, FindsNoPhraseAcrossTitleAndBody) {
  EXPECT_EQ(search({make_article("a", "xalpha", "xbeta")}, "\"xalpha xbeta\"").total, 0U);
}

TEST_F(Search, StatesTheExactTotalOfExactPhrases) {
  std::vector<Article> articles;
  for (int i = 0; i < 30; ++i) {
    const char* body = i % 3 == 0   ? "قال رئيس الوزراء"
                       : i % 3 == 1 ? "قال الرئيس الوزراء رئيس"
                                    : "قال رئيس وزراء الوزراء";
    articles.push_back(make_article("id" + std::to_string(i), "", body));
  }
  const auto total = [&](const std::string& query) { return search(articles, query).total; };
  EXPECT_EQ(total("=\"رئيس الوزراء\""), 10U);
  EXPECT_EQ(total("قال -=\"رئيس الوزراء\""), 20U);
  EXPECT_EQ(total("=\"رئيس الوزراء\" OR =\"رئيس وزراء\""), 20U);
  EXPECT_EQ(total("=\"لا شيء كهذا\""), 0U);
  EXPECT_EQ(total("قال =\"الوزراء قال\""), 30U);  // falls back to any
}

TEST_F(Search, TellsExactFormsApart) {
  const std::vector<Article> articles{make_article("a", "", "الهجرة"), make_article("b", "", "والهجرة")};
  EXPECT_THAT(ids(search(articles, "=والهجرة")), ElementsAre("b"));
  EXPECT_EQ(search(articles, "والهجرة").total, 2U);
}

TEST_F(Search, LeavesOutFormsOfAWord) {
  const std::vector<Article> articles{make_article("a", "", "الهجرة"), make_article("b", "", "والهجرة"),
                                      make_article("c", "", "هجرة والهجرة"), make_article("d", "الهجرة", "ثم")};
  EXPECT_THAT(ids(search(articles, "هجرة{-الهجرة}")), UnorderedElementsAre("b", "c"));
  EXPECT_THAT(ids(search(articles, "هجرة{-الهجرة -والهجرة}")), ElementsAre("c"));
  EXPECT_THAT(ids(search(articles, "title:هجرة{-هجرة}")), ElementsAre("d"));
  EXPECT_THAT(ids(search(articles, "*هجر*{-الهجرة -هجرة}")), UnorderedElementsAre("b", "c"));
  EXPECT_THAT(ids(search(articles, "ATLEAST/2 هجرة{-هجرة}")), IsEmpty());
  EXPECT_EQ(search(articles, "هجرة{-والهجرة}").hits.back().snippet.marks.size(), 1U);
  EXPECT_EQ(search(articles, "هجرة{-للهجرة}").total, 4U);
}

TEST_F(Search, RefusesToLeaveOutWhatIsNoForm) {
  const std::vector<Article> articles{make_article("a", "", "الهجرة كتاب")};
  const std::vector<std::pair<std::string, std::string>> cases{{"هجرة{-كتاب}", "'كتاب' is no form of 'هجرة'"},
                                                               {"هجر*{-الهجرة}", "'الهجرة' is no form of 'هجر*'"},
                                                               {"بن-لادن{-لادن}", "'بن-لادن' is not one word"}};
  for (const auto& [query, message] : cases) {
    EXPECT_THAT([&] { search(articles, query); }, ::testing::ThrowsMessage<Error>(HasSubstr(message))) << query;
  }
}

TEST_F(Search, SearchesTitles) {
  const std::vector<Article> articles{make_article("a", "xalpha xbeta", "xgamma"),
                                      make_article("b", "xgamma", "xalpha xbeta")};
  EXPECT_THAT(ids(search(articles, "title:xalpha")), ElementsAre("a"));
  EXPECT_THAT(ids(search(articles, "عنوان:\"xalpha xbeta\"")), ElementsAre("a"));
  EXPECT_THAT(ids(search(articles, "title:=\"xalpha xbeta\"")), ElementsAre("a"));
  EXPECT_THAT(ids(search(articles, "xalpha -title:xalpha")), ElementsAre("b"));
}

TEST_F(Search, KnowsOperators) {
  const std::vector<Article> articles{make_article("a", "", "xalpha xbeta"), make_article("b", "", "xalpha xgamma"),
                                      make_article("c", "", "xdelta")};
  const std::vector<std::pair<std::string, std::vector<std::string>>> cases{{"xalpha -xbeta", {"b"}},
                                                                            {"-xbeta xalpha", {"b"}},
                                                                            {"xalpha NOT xbeta", {"b"}},
                                                                            {"xbeta OR xgamma", {"a", "b"}},
                                                                            {"(xbeta OR xdelta) xalpha", {"a"}},
                                                                            {"xalpha AND xgamma", {"b"}},
                                                                            {"xdelta OR xalpha -xbeta", {"b", "c"}},
                                                                            {"-xalpha", {"c"}},
                                                                            {"xbeta OR -xalpha", {"a", "c"}}};
  for (const auto& [query, wanted] : cases) {
    std::vector<std::string> found = ids(search(articles, query));
    std::sort(found.begin(), found.end());
    EXPECT_EQ(found, wanted) << query;
  }
}

TEST_F(Search, SaysHowAnIllFormedQueryWasReadLeniently) {
  SearchRequest request;
  request.query = "\"xalpha xbeta";
  EXPECT_THROW(search({make_article("a", "", "xalpha xbeta")}, request), Error);
  request.lenient = true;
  const SearchResults results = search({make_article("a", "", "xalpha xbeta")}, request);
  EXPECT_EQ(results.total, 1U);
  EXPECT_THAT(results.notes, ElementsAre(HasSubstr("quotation mark")));
}

TEST_F(Search, RefusesAnEmptyQuery) {
  for (const char* query : {"", "  ", "((((", "\"\"", "؟!"}) {
    EXPECT_THROW(search({make_article("a", "", "xalpha")}, query), Error) << query;
  }
}

TEST_F(Search, AnswersOverAnEmptyIndex) { EXPECT_EQ(search(std::vector<Article>{}, "xalpha xbeta").total, 0U); }

TEST_F(Search, RepeatsTheSearchWhereTheDatabaseChangedBelowIt) {
  const TempDir dir;
  const std::string path = (dir.path() / "db").string();
  Xapian::WritableDatabase writer{path, Xapian::DB_CREATE_OR_OVERWRITE};
  const auto add = [&](int round) {
    for (int i = 0; i < 300; ++i) {
      const std::string id = std::to_string(round) + "-" + std::to_string(i);
      FormCounter forms;
      writer.add_document(make_document(make_article(id, "", "xalpha text number " + id), analyzer_, forms));
    }
    writer.commit();
  };
  add(0);
  const Xapian::Database reader{path};
  for (int round = 1; round < 5; ++round) add(round);
  EXPECT_THROW(
      {
        for (Xapian::docid id = 1; id <= 300; ++id) (void)reader.get_document(id).get_data();
        for (auto at = reader.postlist_begin("xalpha"); at != reader.postlist_end("xalpha"); ++at) {
        }
      },
      Xapian::DatabaseModifiedError);

  Searcher searcher{reader, {{"index", "g"}}, analyzer_};
  SearchRequest request;
  request.query = "xalpha";
  EXPECT_EQ(searcher.search(request).total, 1500U);
}

TEST(Advice, NamesTheWordThatNoArticleHas) {
  SearchResults results;
  results.unknown_words = {"زقزق"};
  const auto lines = advice({}, results, true);
  EXPECT_THAT(lines, ElementsAre("no article has the word زقزق", HasSubstr("check the spelling")));
}

TEST(Advice, SaysThatOnlyUndatedArticlesMatch) {
  SearchResults results;
  results.undated_left_out = 3;
  EXPECT_THAT(advice({}, results, true), ElementsAre(HasSubstr("3 undated articles match")));
}

TEST(Advice, TellsCountsThatTheOutputDoesNot) {
  SearchResults results;
  results.total = 2;
  results.shown = 2;
  results.fallback = true;
  results.undated_left_out = 1;
  EXPECT_THAT(advice({}, results, true), IsEmpty());
  EXPECT_THAT(advice({}, results, false),
              ElementsAre(HasSubstr("all of the words"), HasSubstr("1 undated article left out")));
}

TEST(Advice, SaysThatTheOffsetIsTooLarge) {
  SearchRequest request;
  request.offset = 50;
  SearchResults results;
  results.total = 2;
  EXPECT_THAT(advice(request, results, true), ElementsAre(HasSubstr("--offset 50 is beyond")));
}

TEST_F(Search, LooksForCorrectionsOfTheFirstThreeUnknownWordsOnly) {
  const std::vector<Article> articles{make_article("a", "", "xalphabet xbetatron xgammaray xdeltoid")};
  const SearchResults results = search(articles, "xalphabex xbetatrox xgammarax xdeltoix");
  EXPECT_THAT(results.unknown_words, ElementsAre("xalphabex", "xbetatrox", "xgammarax", "xdeltoix"));
  EXPECT_THAT(results.corrections, ElementsAre("xalphabet xbetatron xgammaray xdeltoix"));
  EXPECT_THAT(search(articles, "qqqqq1 qqqqq2 qqqqq3 xdeltoix").corrections, IsEmpty())
      << "each word takes a look at all lemmas, found or not";
}

TEST_F(Search, RefusesMoreSourcesAndSectionsThanWords) {
  const std::vector<Article> articles{make_article("a", "", "xalpha", "", "BBC", "World")};
  SearchRequest request;
  request.sources.assign(kMaxQueryWords, "bbc");
  EXPECT_EQ(search(articles, request).total, 1U);
  request.sections = {"world"};
  try {
    search(articles, request);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("more than 1000 times"));
  }
}

}  // namespace
}  // namespace khabar
