#include "indexer/load/posting_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <vector>

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

constexpr std::uint32_t kMost = std::numeric_limits<std::uint32_t>::max();

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

std::optional<Pairs> read(std::string_view list) {
  Pairs pairs;
  PostingListReader reader(list);
  while (reader.next()) pairs.emplace_back(reader.posting().document, reader.posting().frequency);
  if (reader.is_damaged()) return std::nullopt;
  return pairs;
}

const std::vector<Posting> kPostings{{1, 0}, {2, 300}, {1000, 1}, {kMost, kMost}};

TEST(PostingList, IsReadAsItWasWritten) {
  const std::string list = posting_list(kPostings);
  EXPECT_THAT(read(list).value(), ElementsAre(Pair(1, 0), Pair(2, 300), Pair(1000, 1), Pair(kMost, kMost)));
  const glass::ListStatistics expected{4, std::uint64_t{kMost} + 301};
  EXPECT_EQ(PostingListReader(list).statistics(), expected);
}

TEST(PostingList, OfAllDocumentsIsThatOfItsPiecesJoined) {
  const std::span<const Posting> all(kPostings);
  for (std::size_t cut = 1; cut < all.size(); ++cut) {
    const std::string first = posting_list(all.first(cut));
    const std::string second = posting_list(all.subspan(cut));
    EXPECT_EQ(joined_lists(std::vector<std::string_view>{first, second}), posting_list(all)) << cut;
    EXPECT_EQ(joined_lists(std::vector<std::string_view>{second, first}), std::nullopt) << cut;
    EXPECT_EQ(joined_lists(std::vector<std::string_view>{first, first}), std::nullopt) << cut;
  }
}

TEST(PostingList, IsRefusedWhereItIsCutOrChanged) {
  const std::string list = posting_list(kPostings);
  for (std::size_t size = 0; size < list.size(); ++size) EXPECT_EQ(read(list.substr(0, size)), std::nullopt) << size;
  EXPECT_EQ(read(list + '\1'), std::nullopt);
  for (std::size_t at = 0; at < list.size(); ++at) {
    std::string changed = list;
    changed[at] ^= 0x20;
    if (const auto pairs = read(changed)) {
      EXPECT_EQ(pairs->size(), 4U) << at;
    }
  }
}

}  // namespace
}  // namespace khabar
