#include "indexer/stream/inflater.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/make_archive.h"

namespace khabar {
namespace {

using testing::pack;
using testing::Packing;

std::string text() {
  std::string text;
  for (int i = 0; text.size() < 100'000; ++i) text += std::to_string(i * 7919) + " خبر\n";
  return text;
}

struct Unpacked {
  Inflater::State state;
  std::string bytes;
  std::size_t taken = 0;
};

// In pieces of these sizes, until it ends or there is no progress.
Unpacked unpack(Inflater& inflater, std::string_view packed, std::size_t ahead, std::size_t room) {
  Unpacked all{Inflater::State::kMore, {}};
  std::string piece(room, '\0');
  for (;;) {
    const Inflater::Step step = inflater.unpack(packed.substr(all.taken, ahead), piece);
    all.taken += step.taken;
    all.bytes.append(piece, 0, step.given);
    all.state = step.state;
    if (step.state != Inflater::State::kMore || !step.has_progress()) return all;
  }
}

// The deflated bytes between the header and the trailer of a gzip member without a name.
std::string raw(const std::string& gzip) { return gzip.substr(10, gzip.size() - 18); }

TEST(Inflater, GivesTheSameInPiecesOfAnySize) {
  const std::string gzip = pack(text(), Packing::kGzip);
  for (const std::size_t ahead : {std::size_t{1}, std::size_t{7}, std::size_t{4096}, gzip.size()}) {
    for (const std::size_t room : {std::size_t{1}, std::size_t{1000}, std::size_t{1} << 20}) {
      Inflater inflater(Inflater::Format::kGzip);
      const Unpacked all = unpack(inflater, gzip, ahead, room);
      EXPECT_EQ(all.state, Inflater::State::kEnd) << ahead << ' ' << room;
      EXPECT_EQ(all.bytes, text()) << ahead << ' ' << room;
      EXPECT_EQ(all.taken, gzip.size()) << ahead << ' ' << room;
    }
  }
}

TEST(Inflater, TakesNothingBehindTheEndAndBeginsAnew) {
  const std::string gzip = pack("أول", Packing::kGzip) + pack("ثان", Packing::kGzip);
  Inflater inflater(Inflater::Format::kGzip);
  const Unpacked first = unpack(inflater, gzip, gzip.size(), 100);
  EXPECT_EQ(first.bytes, "أول");
  inflater.reset();
  const Unpacked second = unpack(inflater, std::string_view(gzip).substr(first.taken), gzip.size(), 100);
  EXPECT_EQ(second.state, Inflater::State::kEnd);
  EXPECT_EQ(second.bytes, "ثان");
}

TEST(Inflater, ReadsDeflatedBytesWithoutAHeader) {
  Inflater inflater(Inflater::Format::kRaw);
  const Unpacked all = unpack(inflater, raw(pack(text(), Packing::kGzip)), 100, 100);
  EXPECT_EQ(all.state, Inflater::State::kEnd);
  EXPECT_EQ(all.bytes, text());
}

TEST(Inflater, AsksForMoreAtACut) {
  const std::string gzip = pack(text(), Packing::kGzip);
  Inflater inflater(Inflater::Format::kGzip);
  const Unpacked all = unpack(inflater, std::string_view(gzip).substr(0, gzip.size() / 2), 4096, 4096);
  EXPECT_EQ(all.state, Inflater::State::kMore);
  EXPECT_FALSE(all.bytes.empty());
  EXPECT_TRUE(text().starts_with(all.bytes));
}

TEST(Inflater, SaysWhatIsDamaged) {
  struct Case {
    Inflater::Format format;
    std::string packed;
    std::string_view problem;
  };
  std::string wrong_sum = pack(text(), Packing::kGzip);
  wrong_sum[wrong_sum.size() - 8] ^= 1;
  for (const Case& c : {Case{Inflater::Format::kGzip, "no gzip data", "incorrect header check"},
                        Case{Inflater::Format::kZlib, "no zlib data", "incorrect header check"},
                        Case{Inflater::Format::kRaw, "\x07", "invalid block type"},
                        Case{Inflater::Format::kGzip, wrong_sum, "incorrect data check"}}) {
    Inflater inflater(c.format);
    EXPECT_EQ(unpack(inflater, c.packed, c.packed.size(), 1000).state, Inflater::State::kDamaged) << c.problem;
    EXPECT_EQ(inflater.problem(), c.problem);
  }
}

}  // namespace
}  // namespace khabar
