// Each limit of limits.h that has to do with archives: just below it everything is read, past it there is a reason.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/limits.h"
#include "tests/support/make_archive.h"
#include "tests/support/recording_sink.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::make_tar;
using testing::make_zip;
using testing::pack;
using testing::Packing;
using testing::read_bytes;
using testing::RecordingSink;

constexpr std::string_view kLine = R"({"id":"1","body":"x"})";

std::string wrapped(std::string bytes, int times) {
  for (int i = 0; i < times; ++i) bytes = pack(bytes, Packing::kGzip);
  return bytes;
}

TEST(Limit, OfArchivesInsideArchivesIsExact) {
  EXPECT_THAT(read_bytes(wrapped(std::string(kLine), kMaxArchiveNesting)).ids(), ElementsAre("1"));
  const RecordingSink deeper = read_bytes(wrapped(std::string(kLine), kMaxArchiveNesting + 1));
  EXPECT_THAT(deeper.articles, IsEmpty());
  EXPECT_THAT(deeper.reasons(), ElementsAre("0: archives inside archives, more than 5 deep"));
}

// One article, then spaces to the size of a bomb.
std::string bomb() { return std::string(kLine) + "\n" + std::string(kExpansionAllowance * 2, ' '); }

TEST(Limit, OfExpansionEndsPackedBombs) {
  for (const Packing packing : {Packing::kGzip, Packing::kBzip2, Packing::kXz, Packing::kZstd}) {
    const std::string bytes = pack(bomb(), packing);
    ASSERT_LT(bytes.size() * kMaxExpansion, kExpansionAllowance);
    const RecordingSink sink = read_bytes(bytes, "a.jsonl");
    EXPECT_THAT(sink.ids(), ElementsAre("1")) << "what came before is kept";
    EXPECT_THAT(sink.reasons(), ElementsAre(HasSubstr("unpacks to more than 250 times its size")));
  }
}

TEST(Limit, OfExpansionCountsAllMembersAndNamesTheOneWhereItWasReached) {
  const std::string half(kExpansionAllowance / 2, ' ');
  const testing::Members members{{"1.jsonl", std::string(kLine)}, {".hidden", half}, {"2.txt", half}, {"3.txt", half}};
  for (const std::string& bytes : {make_zip(members), make_tar(members, Packing::kXz)}) {
    const RecordingSink sink = read_bytes(bytes, "a.archive");
    EXPECT_THAT(sink.ids(), ElementsAre("1"));
    ASSERT_FALSE(sink.skipped.empty());
    EXPECT_THAT(sink.skipped.back().reason, HasSubstr("unpacks to more than 250 times its size"));
    EXPECT_THAT(sink.skipped.back().path, HasSubstr("a.archive"));
  }
}

TEST(Limit, OfExpansionIsMeasuredAgainstTheFileItself) {
  const RecordingSink sink = read_bytes(pack(pack(bomb(), Packing::kXz), Packing::kGzip));
  EXPECT_THAT(sink.reasons(), ElementsAre(HasSubstr("unpacks to more than 250 times its size")));
}

TEST(Limit, OfExpansionLetsTextThatPacksWellThrough) {
  std::string lines;
  for (int i = 0; i < 30'000; ++i) lines += R"({"id":")" + std::to_string(i) + R"(","body":"the same text"})" + "\n";
  EXPECT_EQ(read_bytes(pack(lines, Packing::kXz), "a.jsonl").articles.size(), 30'000U);
}

TEST(Limit, OfAnArchiveIsNotLeftByAPath) {
  const testing::Members members{
      {"../../etc/1.txt", "نص"}, {"a/../2.txt", "نص"}, {"..\\3.txt", "نص"}, {"/abs/4.txt", "نص"}, {"a..b/5.txt", "نص"}};
  const RecordingSink sink = read_bytes(make_tar(members), "a.tar");
  EXPECT_THAT(sink.ids(), ElementsAre("a.tar!abs/4.txt", "a.tar!a..b/5.txt"));
  const std::string reason = "0: its path leads out of the archive";
  EXPECT_THAT(sink.reasons(), ElementsAre(reason, reason, reason));
}

}  // namespace
}  // namespace khabar
