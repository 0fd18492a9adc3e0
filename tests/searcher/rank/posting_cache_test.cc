#include "searcher/rank/posting_cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace khabar {
namespace {

using ::testing::ElementsAre;

constexpr std::size_t kBytes = 6;  // a posting takes so many

// Each of `terms` stands in 8 articles, once in the first, twice in the second and so on.
Xapian::Database index_of(const std::vector<std::string>& terms) {
  Xapian::WritableDatabase database{std::string{}, Xapian::DB_BACKEND_INMEMORY};
  for (Xapian::termcount times = 1; times <= 8; ++times) {
    Xapian::Document document;
    for (const std::string& term : terms) document.add_term(term, times);
    database.add_document(document);
  }
  return database;
}

TEST(PostingCache, ReadsArticlesAndTimes) {
  PostingCache cache{index_of({"w"}), 1000};
  EXPECT_EQ(cache.find("w"), nullptr);
  const auto postings = cache.read("w");
  EXPECT_THAT(postings->articles, ElementsAre(1, 2, 3, 4, 5, 6, 7, 8));
  EXPECT_THAT(postings->times, ElementsAre(1, 2, 3, 4, 5, 6, 7, 8));
  EXPECT_EQ(cache.find("w"), postings);
  EXPECT_EQ(cache.read("w"), postings);
}

TEST(PostingCache, CutsTimesThatNoNumberHolds) {
  Xapian::WritableDatabase database{std::string{}, Xapian::DB_BACKEND_INMEMORY};
  Xapian::Document document;
  document.add_term("w", 70'000);
  database.add_document(document);
  EXPECT_THAT((PostingCache{database, 1000}.read("w")->times), ElementsAre(65'535));
}

TEST(PostingCache, KnowsHowOftenATermStands) {
  PostingCache cache{index_of({"w"}), 1000};
  EXPECT_EQ(cache.statistics("w").articles, 8U);
  EXPECT_GE(cache.statistics("w").most_times, 8U);
  EXPECT_EQ(cache.statistics("nothing").articles, 0U);
  EXPECT_TRUE(cache.read("nothing")->articles.empty());
}

TEST(PostingCache, ReadsAListThatIsTooLongButDoesNotKeepIt) {
  PostingCache cache{index_of({"w"}), 2 * 4 * 8 * kBytes - 1};
  EXPECT_FALSE(cache.has_room_for(8));
  EXPECT_EQ(cache.read("w")->articles.size(), 8U);
  EXPECT_EQ(cache.find("w"), nullptr);
}

TEST(PostingCache, DropsWhatWasNotAskedForWhileTheMemoryFilledUp) {
  std::vector<std::string> terms;
  for (int i = 0; i < 20; ++i) terms.push_back("w" + std::to_string(i));
  PostingCache cache{index_of(terms), 2 * 4 * 8 * kBytes};
  std::size_t kept = 0;
  for (const std::string& term : terms) {
    cache.read(term);
    EXPECT_NE(cache.find("w0"), nullptr) << term;
  }
  for (const std::string& term : terms) kept += cache.find(term) != nullptr ? 1 : 0;
  EXPECT_EQ(cache.find("w1"), nullptr);
  EXPECT_NE(cache.find("w19"), nullptr);
  EXPECT_LE(kept, 8U);
  EXPECT_GE(kept, 4U);
}

TEST(PostingCache, LeavesAListAliveThatIsStillInUse) {
  PostingCache cache{index_of({"a", "b", "c", "d", "e", "f", "g", "h", "i"}), 2 * 4 * 8 * kBytes};
  const auto postings = cache.read("a");
  for (const char* term : {"b", "c", "d", "e", "f", "g", "h", "i"}) cache.read(term);
  EXPECT_EQ(cache.find("a"), nullptr);
  EXPECT_EQ(postings->articles.size(), 8U);
}

}  // namespace
}  // namespace khabar
