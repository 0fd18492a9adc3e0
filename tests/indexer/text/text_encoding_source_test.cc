#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

#include "indexer/text/charset.h"
#include "indexer/text/text_encoding.h"
#include "tests/indexer/format/sample_page.h"
#include "tests/indexer/text/encode.h"
#include "tests/support/recording_sink.h"

namespace khabar {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::kPage;
using testing::kSesame;
using testing::read_bytes;
using testing::RecordingSink;
using testing::utf_16;
using testing::windows_1256;

TEST(Encoding, OfUtf16WithAMarkIsReadInEveryFormat) {
  for (const bool little_endian : {true, false}) {
    const RecordingSink text = read_bytes(utf_16(u"\uFEFFعنوان\r\nمتن 😀\r\n", little_endian), "a.txt");
    ASSERT_EQ(text.articles.size(), 1U);
    EXPECT_EQ(text.articles[0].title, "عنوان");
    EXPECT_EQ(text.articles[0].body, "متن 😀");
    EXPECT_THAT(read_bytes(utf_16(u"\uFEFF{\"id\":\"1\",\"body\":\"متن\"}\n", little_endian)).ids(), ElementsAre("1"));
    EXPECT_THAT(read_bytes(utf_16(u"\uFEFF<DOC><DOCNO>2</DOCNO><TEXT>متن</TEXT></DOC>", little_endian)).ids(),
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
  const RecordingSink sink = read_bytes(utf_16(text, true));
  ASSERT_EQ(sink.articles.size(), 1U);
  EXPECT_EQ(sink.articles[0].body, expected);
}

TEST(Encoding, OfBrokenUtf16MarksWhatIsLost) {
  const RecordingSink sink = read_bytes(utf_16(u"\uFEFFx\n\xD83D-\xDE00", true) + "z");
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

TEST(Encoding, ThatHasNoSuchByteSaysWhere) {
  for (const auto& [bytes, charset, at] : std::vector<std::tuple<std::string, std::string, std::size_t>>{
           {"ab\xA1", "ISO-8859-6", 2},
           {"a\x80z", "gsm-03.38-2009", 1},
           {"\x80", "gsm-03.38-2009", 0},
           {"ab\x81", "gb18030", 2},
       }) {
    EXPECT_EQ(from_charset(bytes, charset).invalid_at, at) << charset;
  }
}

TEST(Encoding, OfUtf16WithoutAMarkIsFoundToo) {
  for (const bool little_endian : {true, false}) {
    EXPECT_THAT(read_bytes(utf_16(u"{\"id\":\"1\",\"body\":\"متن\"}\n", little_endian)).ids(), ElementsAre("1"));
    const RecordingSink text = read_bytes(utf_16(u"عنوان\nمتن", little_endian), "a.txt");
    ASSERT_EQ(text.articles.size(), 1U);
    EXPECT_EQ(text.articles[0].title, "عنوان");
    EXPECT_THAT(text.encodings, ElementsAre(little_endian ? "UTF-16LE" : "UTF-16BE"));
  }
}

TEST(Encoding, OfEachArticleIsFoundForItself) {
  const std::string one = windows_1256(R"({"id":"1","title":"أسعار القمح","body":"ارتفعت الأسعار"})");
  const std::string two = R"({"id":"2","title":"أسعار القمح","body":"ارتفعت الأسعار"})";
  const RecordingSink sink = read_bytes(one + "\n" + two + "\n", "a.jsonl");
  ASSERT_EQ(sink.articles.size(), 2U);
  EXPECT_EQ(sink.articles[0].title, "أسعار القمح");
  EXPECT_EQ(sink.articles[1].title, "أسعار القمح");
  EXPECT_THAT(sink.encodings, ElementsAre("windows-1256", "UTF-8"));
  EXPECT_THAT(sink.formats, ElementsAre("JSON Lines", "JSON Lines"));
}

TEST(Encoding, OfTrecSgmlGoesWithEntities) {
  const RecordingSink sink = read_bytes(windows_1256(
      "<DOC><DOCNO>1</DOCNO><TITLE>أسعار القمح</TITLE><TEXT>&#1582;&#x628;&#1585; &#147;عاجل&#148;</TEXT></DOC>"));
  ASSERT_EQ(sink.articles.size(), 1U);
  EXPECT_EQ(sink.articles[0].title, "أسعار القمح");
  EXPECT_EQ(sink.articles[0].body, "خبر “عاجل”");
  EXPECT_THAT(sink.encodings, ElementsAre("windows-1256"));
  EXPECT_THAT(sink.formats, ElementsAre("TREC SGML"));
}

TEST(Encoding, OfNumericEntitiesIsReadInEveryFormat) {
  for (const std::string text : {"&#1582;&#x628;&#1585; &amp; 1", "&#x062E;&#1576;&#x631; & 1"}) {
    for (const std::string& bytes : {text, "{\"id\":1,\"title\":\"" + text + "\"}", "id,title\n1," + text + "\n",
                                     "<DOC><DOCNO>1</DOCNO><TITLE>" + text + "</TITLE></DOC>"}) {
      const RecordingSink sink = read_bytes(bytes);
      ASSERT_EQ(sink.articles.size(), 1U) << bytes;
      EXPECT_EQ(sink.articles[0].title, "خبر & 1") << bytes;
      EXPECT_THAT(sink.encodings, ElementsAre("numeric entities")) << bytes;
    }
  }
}

TEST(Encoding, LeavesOtherReferencesInTextAlone) {
  for (const std::string text : {"&amp; &#38; &#233; خبر", "&#1575 x", "&#xZZ;", "&#", "&#99999999999;", "&#1792;"}) {
    const RecordingSink sink = read_bytes("x\n" + text, "a.txt");
    ASSERT_EQ(sink.articles.size(), 1U);
    EXPECT_EQ(sink.articles[0].body, text);
    EXPECT_THAT(sink.encodings, ElementsAre("UTF-8"));
  }
}

TEST(Encoding, OfUtf8WithSomeReferencesIsUtf8) {
  const RecordingSink sink = read_bytes("خبر\nمتن &#1582;&#1576;&#1585; &quot;x&quot;", "a.txt");
  EXPECT_EQ(sink.articles.at(0).body, "متن خبر \"x\"");
  EXPECT_THAT(sink.encodings, ElementsAre("UTF-8"));
}

TEST(Encoding, ThatAUserNamesCountsForEveryFormat) {
  SourceOptions options;
  options.encoding = "windows-1256";
  const RecordingSink text = read_bytes("\xCE\xC8\n\xE3\xCA", "a.txt", options);
  ASSERT_EQ(text.articles.size(), 1U);
  EXPECT_EQ(text.articles[0].title, "خب");
  EXPECT_EQ(read_bytes("{\"id\":1,\"body\":\"\xCE\xC8\"}", "a", options).articles.at(0).body, "خب");
  const RecordingSink marked = read_bytes("\xEF\xBB\xBFخبر", "a.txt", options);
  EXPECT_EQ(marked.articles.at(0).title, "خبر") << "a mark proves itself";
  EXPECT_THAT(marked.encodings, ElementsAre("UTF-8"));
  options.encoding = "UTF-16LE";
  EXPECT_EQ(read_bytes(utf_16(u"خبر", true), "a.txt", options).articles.at(0).title, "خبر");
  options.encoding = "UTF-16";
  EXPECT_EQ(read_bytes(utf_16(u"خبر", true), "a.txt", options).articles.at(0).title, "خبر");
  EXPECT_EQ(read_bytes(utf_16(u"خبر وخبر آخر", false), "a.txt", options).articles.at(0).title, "خبر وخبر آخر");
  options.encoding = "Shift_JIS";
  EXPECT_EQ(read_bytes("{\"id\":1,\"body\":\"\x83\x5C\"}", "a", options).articles.at(0).body, "ソ")
      << "its second byte is a backslash";
}

TEST(Encoding, ThatAUserNamesWronglySkipsWithTheByte) {
  SourceOptions options;
  options.encoding = "ISO-8859-6";
  EXPECT_THAT(read_bytes("ab\xFF", "a.txt", options).reasons(), ElementsAre("1: invalid ISO-8859-6 at byte 3"));
}

TEST(Encoding, OfAFooterOrAnItemCostsNothingElse) {
  const std::string footer = "\xCC\xE3\xED\xDA \xC7\xE1\xCD\xDE\xE6\xDE \xE3\xCD\xDD\xE6\xD9\xC9";  // windows-1256
  std::string page = kPage;
  page.insert(page.find("</body>"), "<p>" + footer + "</p>");
  const RecordingSink html = read_bytes(page, "a.html");
  ASSERT_THAT(html.ids(), ElementsAre("a.html"));
  EXPECT_THAT(html.articles[0].body, HasSubstr(kSesame));
  EXPECT_THAT(html.remarks, Contains("replaced_bytes"));
  const RecordingSink feed =
      read_bytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss><channel><item><title>" + kSesame +
                     "</title></item><item><title>" + footer + "</title></item></channel></rss>",
                 "a.xml");
  ASSERT_THAT(feed.articles, ::testing::SizeIs(2));
  EXPECT_EQ(feed.articles[0].title, kSesame);
  EXPECT_EQ(feed.articles[1].title, "جميع الحقوق محفوظة");
}

}  // namespace
}  // namespace khabar
