#include "indexer/format/markup/record_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "indexer/limits.h"
#include "tests/support/recording_sink.h"

namespace khabar::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;
using ::testing::StartsWith;

// Gives so many bytes at once.
class PiecewiseStream : public ByteStream {
 public:
  PiecewiseStream(std::string text, std::size_t piece) : text_(std::move(text)), piece_(piece) {}
  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = std::min({buffer.size(), piece_, text_.size() - given_});
    std::copy_n(text_.data() + given_, count, buffer.data());
    given_ += count;
    return count;
  }
  std::string failure() const override { return {}; }

 private:
  std::string text_;
  std::size_t piece_;
  std::size_t given_ = 0;
};

std::string rest_of(RecordStream& records) {
  std::string text;
  char buffer[7];
  for (std::size_t count = 0; (count = records.read(buffer)) > 0;) text.append(buffer, count);
  return text;
}

const std::string kRecords = "<a>\n<r>0</r>\n<!-- <r> -->\n<r x='1'>1<![CDATA[<r>]]></r>\n<rr/><r>\n2</r>\n<r/></a>";

TEST(RecordStream, GivesEverythingAsItIs) {
  for (std::size_t piece = 1; piece < 70; ++piece) {
    PiecewiseStream stream(kRecords, piece);
    ByteInput input(stream);
    RecordStream records(input, [](std::string_view name) { return name == "r"; });
    EXPECT_EQ(rest_of(records), kRecords);
  }
}

TEST(RecordStream, GoesBackToAnyRecordThatIsNotForgotten) {
  const std::size_t places[] = {kRecords.find("<r>0"), kRecords.find("<r x"), kRecords.find("<r>\n2"),
                                kRecords.find("<r/>")};
  for (std::size_t piece = 1; piece < 70; ++piece) {
    for (std::uint64_t number = 0; number < 4; ++number) {
      PiecewiseStream stream(kRecords, piece);
      ByteInput input(stream);
      RecordStream records(input, [](std::string_view name) { return name == "r"; });
      char buffer[40];
      for (int i = 0; i < 3; ++i) records.read(buffer);
      records.forget_before(number);
      ASSERT_EQ(records.resume_at(number, "<o>"), number) << piece;
      EXPECT_EQ(records.lines_before(),
                static_cast<std::uint64_t>(std::count(
                    kRecords.begin(), kRecords.begin() + static_cast<std::ptrdiff_t>(places[number]), '\n')));
      EXPECT_EQ(rest_of(records), "<o>" + kRecords.substr(places[number]));
      EXPECT_EQ(records.resume_at(4, "<o>"), std::nullopt);
    }
  }
}

TEST(RecordStream, LooksIntoACommentThatHasNoEnd) {
  PiecewiseStream stream("<a><r>0</r><r><!-- </r><r>2</r></a>", 10);
  ByteInput input(stream);
  RecordStream records(input, [](std::string_view name) { return name == "r"; });
  rest_of(records);
  EXPECT_EQ(records.resume_at(2, ""), 2U);
  EXPECT_EQ(rest_of(records), "<r>2</r></a>");
}

std::string feed_item(int number, const std::string& text) {
  return "<item><guid>" + std::to_string(number) + "</guid><title>" + text + "</title></item>\n";
}

// More than is looked at as a whole for its encoding.
TEST(RecordStream, LosesTheBrokenItemsOfALongFeedOnly) {
  std::string bytes = "<?xml version=\"1.0\"?>\n<rss><channel><title>x</title>\n";
  const std::string text(100'000, 'x');
  for (int i = 0; i < 200; ++i) bytes += feed_item(i, i % 50 == 7 ? text + "<b" : text);
  const RecordingSink sink = read_bytes(bytes + "</channel></rss>\n", "a.xml");
  EXPECT_THAT(sink.articles, SizeIs(196));
  EXPECT_EQ(sink.articles.back().id, "199");
  EXPECT_EQ(sink.articles.back().source, "x");
  EXPECT_THAT(sink.reasons(), ElementsAre(StartsWith("10: broken XML"), StartsWith("60: broken XML"),
                                          StartsWith("110: broken XML"), StartsWith("160: broken XML")));
}

TEST(RecordStream, GoesOnBehindARecordThatIsTooLongToBeKept) {
  const std::string long_text(kMaxArticleBytes + (std::size_t{3} << 20), 'x');
  const RecordingSink sink = read_bytes("<rss><channel>" + feed_item(1, "أ") + feed_item(2, long_text + "<b") +
                                            feed_item(3, "ب") + feed_item(4, "ت") + "</channel></rss>",
                                        "a.xml");
  EXPECT_THAT(sink.ids(), ElementsAre("1", "3", "4"));
  EXPECT_THAT(sink.skipped, SizeIs(1));
}

TEST(RecordStream, EndsWhereTooManyItemsAreBroken) {
  std::string bytes = "<rss><channel>\n";
  for (int i = 0; i < 300; ++i) bytes += feed_item(i, "<b");
  const RecordingSink sink = read_bytes(bytes + "</channel></rss>", "a.xml");
  EXPECT_THAT(sink.skipped, SizeIs(202));
  EXPECT_THAT(sink.reasons().back(), ::testing::HasSubstr("too many items of the feed are broken"));
}

}  // namespace
}  // namespace khabar::testing
