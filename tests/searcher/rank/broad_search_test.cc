#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/search/searcher.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using testing::make_article;

// A nisba and its place stand in for each other in `any`, below the word itself, but never for a required word.
TEST(BroadSearch, FindsANisbaBelowItsPlaceUnlessTheWordIsRequired) {
  Analyzer analyzer;
  const Xapian::Database database = testing::temporary_index(
      {make_article("nisba", "خبر", "الحكومة الفرنسية تقرر"), make_article("place", "خبر", "الحكومة في فرنسا تقرر"),
       make_article("none", "خبر", "الحكومة تقرر")},
      analyzer);
  const auto ids = [&](const std::string& query, Match match) {
    Searcher searcher{database, {{"index", "generation"}}, analyzer};
    SearchRequest request;
    request.query = query;
    request.match = match;
    std::vector<std::string> all;
    for (const Hit& hit : searcher.search(request).hits) all.push_back(hit.id);
    return all;
  };
  EXPECT_THAT(ids("فرنسا", Match::kAny), ::testing::ElementsAre("place", "nisba"));
  EXPECT_THAT(ids("فرنسية", Match::kAny), ::testing::ElementsAre("nisba", "place"));
  EXPECT_THAT(ids("+فرنسا", Match::kAny), ::testing::ElementsAre("place"));
  EXPECT_THAT(ids("فرنسا", Match::kAll), ::testing::ElementsAre("place"));
}

}  // namespace
}  // namespace khabar
