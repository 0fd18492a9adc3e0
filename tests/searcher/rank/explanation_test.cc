#include "searcher/rank/explanation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "searcher/search/searcher.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using testing::make_article;

class Explanation : public ::testing::Test {
 protected:
  SearchResults search(const std::string& query, Match match = Match::kAll) {
    Searcher searcher{database_, {{"index", "generation"}}, analyzer_};
    SearchRequest request;
    request.query = query;
    request.match = match;
    request.explain = true;
    return searcher.search(request);
  }

  Analyzer analyzer_;
  Xapian::Database database_ =
      testing::temporary_index({make_article("1", "الهجرة غير الشرعية", "قوارب الهجرة غير الشرعية في البحر"),
                                make_article("2", "هجرة الطيور", "تبدأ الهجرة في الخريف والهجرة طويلة"),
                                make_article("3", "البحر", "قارب في البحر")},
                               analyzer_);
};

TEST_F(Explanation, ListsTheFormsOfAWordWithTheirArticles) {
  const SearchResults results = search("هجرة");
  ASSERT_EQ(results.words.size(), 1U);
  EXPECT_EQ(results.words[0].lemma, "هجرة");
  EXPECT_EQ(results.words[0].articles, 2U);
  std::vector<std::string> forms;
  for (const FormCount& form : results.words[0].forms) forms.push_back(form.form + ' ' + std::to_string(form.articles));
  EXPECT_THAT(forms, ::testing::ElementsAre("الهجرة 2", "هجرة 1", "والهجرة 1"));
}

TEST_F(Explanation, FindsABrokenPluralAmongTheForms) {
  const SearchResults results = search("قارب");
  ASSERT_EQ(results.words.size(), 1U);
  EXPECT_EQ(results.words[0].forms.size(), 2U);
}

TEST_F(Explanation, GivesWeightsThatAddUpToTheScore) {
  for (const Match match : {Match::kAll, Match::kAny}) {
    for (const std::string query : {"الهجرة غير الشرعية", "هجرة في البحر", "\"هجرة غير شرعية\" البحر", "=الهجرة"}) {
      const SearchResults results = search(query, match);
      ASSERT_FALSE(results.hits.empty()) << query;
      for (const Hit& hit : results.hits) {
        ASSERT_EQ(hit.weights.size(), results.words.size()) << query;
        EXPECT_NEAR(std::accumulate(hit.weights.begin(), hit.weights.end(), 0.0), hit.score, 1e-6) << query << hit.id;
      }
    }
  }
}

TEST_F(Explanation, LeavesOutWhatIsExcluded) { EXPECT_EQ(search("البحر -هجرة").words.size(), 1U); }

TEST_F(Explanation, IsLeftOutUnlessAskedFor) {
  Searcher searcher{database_, {{"index", "generation"}}, analyzer_};
  SearchRequest request;
  request.query = "هجرة";
  const SearchResults results = searcher.search(request);
  EXPECT_TRUE(results.words.empty());
  EXPECT_TRUE(results.hits.at(0).weights.empty());
}

}  // namespace
}  // namespace khabar
