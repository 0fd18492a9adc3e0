#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/text_encoding.h"
#include "tests/indexer/recording_sink.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using testing::read_bytes;
using testing::RecordingSink;

std::string utf16(std::u16string_view text, bool little_endian) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    bytes += little_endian ? low : high;
    bytes += little_endian ? high : low;
  }
  return bytes;
}

TEST(Encoding, OfUtf16WithAMarkIsReadInEveryFormat) {
  for (const bool little_endian : {true, false}) {
    const RecordingSink text = read_bytes(utf16(u"\uFEFFعنوان\r\nمتن 😀\r\n", little_endian), "a.txt");
    ASSERT_EQ(text.articles.size(), 1U);
    EXPECT_EQ(text.articles[0].title, "عنوان");
    EXPECT_EQ(text.articles[0].body, "متن 😀");
    EXPECT_THAT(read_bytes(utf16(u"\uFEFF{\"id\":\"1\",\"body\":\"متن\"}\n", little_endian)).ids(), ElementsAre("1"));
    EXPECT_THAT(read_bytes(utf16(u"\uFEFF<DOC><DOCNO>2</DOCNO><TEXT>متن</TEXT></DOC>", little_endian)).ids(),
                ElementsAre("2"));
  }
}

TEST(Encoding, OfLongUtf16KeepsPairsTogetherAcrossTheWindow) {
  std::u16string text = u"\uFEFFx\n";
  std::string expected;
  for (int i = 0; i < 50'000; ++i) {
    text += u"😀";
    expected += "😀";
  }
  const RecordingSink sink = read_bytes(utf16(text, true));
  ASSERT_EQ(sink.articles.size(), 1U);
  EXPECT_EQ(sink.articles[0].body, expected);
}

TEST(Encoding, OfBrokenUtf16MarksWhatIsLost) {
  const RecordingSink sink = read_bytes(utf16(u"\uFEFFx\n\xD83D-\xDE00", true) + "z");
  ASSERT_EQ(sink.articles.size(), 1U);
  EXPECT_EQ(sink.articles[0].body, "\uFFFD-\uFFFD\uFFFD");
}

TEST(Encoding, OfUtf8MayHaveAMark) {
  EXPECT_EQ(read_bytes("\xEF\xBB\xBFعنوان\nمتن").articles.at(0).title, "عنوان");
  EXPECT_EQ(to_utf8("\xEF\xBB\xBFمتن").text, "متن");
}

TEST(Encoding, ThatIsNotUtf8SaysWhere) {
  EXPECT_EQ(to_utf8("متن").invalid_at, std::string::npos);
  EXPECT_EQ(to_utf8("ab\xE3\xC8").invalid_at, 2U);
  EXPECT_EQ(to_utf8("\xED\xA0\x80").invalid_at, 0U) << "a surrogate is no UTF-8";
}

}  // namespace
}  // namespace khabar
