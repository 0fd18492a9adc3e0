#include "searcher/search/likelier_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/search/searcher.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using testing::make_article;

std::vector<Article> rare_and_frequent_words() {
  std::vector<Article> all;
  const auto add = [&](int count, const std::string& text) {
    for (int i = 0; i < count; ++i) all.push_back(make_article("a" + std::to_string(all.size()), "", text));
  };
  add(150, "داعـــش");
  add(1, "دعش");
  add(300, "دعم");
  add(30, "كريستيانو رونالدو");
  add(1, "كرستيانو رونالدو");
  add(60, "صلاة");
  add(1, "صلة");
  add(25, "الجزيرة");
  add(1, "كالجزيرة");
  add(40, "xfrequent");
  add(3, "xfrequant");
  return all;
}

class LikelierWords : public ::testing::Test {
 protected:
  // What is told, as `typed: text articles`.
  std::vector<std::string> told(const std::string& query) {
    Searcher searcher{database_, {{"index", "generation"}}, analyzer_};
    SearchRequest request;
    request.query = query;
    const SearchResults results = searcher.search(request);
    std::vector<std::string> told;
    for (const LikelierWord& word : results.likelier_words) {
      told.push_back(word.typed + ": " + word.text + " " + std::to_string(word.articles));
    }
    return told;
  }

  Analyzer analyzer_;
  Xapian::Database database_ = testing::temporary_index(rare_and_frequent_words(), analyzer_);
};

TEST_F(LikelierWords, AreToldWithTheirArticlesAndWithoutTatweel) {
  struct Case {
    std::string query;
    std::vector<std::string> told;
  };
  const std::vector<Case> cases{
      {"دعش", {"دعش: داعش 150"}},
      {"كرستيانو", {"كرستيانو: كريستيانو 30"}},
      {"كرستيانو رونالدو", {"كرستيانو: كريستيانو 30"}},
      {"دعش كرستيانو", {"دعش: داعش 150", "كرستيانو: كريستيانو 30"}},
      {"رونالدو OR دعش", {"دعش: داعش 150"}},
  };
  for (const auto& [query, expected] : cases) EXPECT_EQ(told(query), expected) << query;
}

TEST_F(LikelierWords, AreNoneForWhatIsAWordOrAskedForAsItIs) {
  for (const std::string query : {"داعش", "كريستيانو", "=دعش", "\"دعش\"", "دع*", "xnothing", "كالجزيرة"}) {
    EXPECT_THAT(told(query), ::testing::IsEmpty()) << query;
  }
}

TEST_F(LikelierWords, MustBeMuchMoreFrequent) {
  EXPECT_THAT(told("xfrequant"), ::testing::IsEmpty());
  EXPECT_THAT(told("صلة"), ::testing::IsEmpty());
}

TEST_F(LikelierWords, LeaveTheAnswerOneToWhatWasTyped) {
  Searcher searcher{database_, {{"index", "generation"}}, analyzer_};
  SearchRequest request;
  request.query = "دعش";
  EXPECT_EQ(searcher.search(request).total, 1U);
}

}  // namespace
}  // namespace khabar
