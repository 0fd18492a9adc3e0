#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/text/text_rules.h"
#include "tests/support/recording_sink.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::read_bytes;
using testing::RecordingSink;

std::string repeat(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

TEST(PlainText, HasItsTitleInTheFirstLineThatIsNotEmpty) {
  const RecordingSink sink = read_bytes("\n \t\n  عنوان المقال \n\nفقرة أولى.\n\nفقرة ثانية.\n\n", "a.txt");
  ASSERT_EQ(sink.articles.size(), 1U);
  EXPECT_EQ(sink.articles[0].title, "عنوان المقال");
  EXPECT_EQ(sink.articles[0].body, "فقرة أولى.\n\nفقرة ثانية.");
  EXPECT_EQ(sink.articles[0].id, "a.txt");
  EXPECT_EQ(sink.articles[0].path, "a.txt");
  EXPECT_FALSE(sink.articles[0].date);
}

TEST(PlainText, MayBeATitleAlone) {
  const RecordingSink sink = read_bytes("عنوان");
  ASSERT_EQ(sink.articles.size(), 1U);
  EXPECT_EQ(sink.articles[0].title, "عنوان");
  EXPECT_EQ(sink.articles[0].body, "");
}

TEST(PlainText, EndsItsLinesInLfWhateverTheFileDoes) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const RecordingSink sink = read_bytes("عنوان" + end + "أول" + end + end + "ثان" + end);
    ASSERT_EQ(sink.articles.size(), 1U);
    EXPECT_EQ(sink.articles[0].title, "عنوان");
    EXPECT_EQ(sink.articles[0].body, "أول\n\nثان");
  }
}

TEST(PlainText, TakesAParagraphForABodyWhereItIsTooLongForATitle) {
  const RecordingSink sink = read_bytes("جملة أولى قصيرة. " + repeat("كلمة ", 80) + "\nفقرة");
  ASSERT_EQ(sink.articles.size(), 1U);
  EXPECT_EQ(sink.articles[0].title, "جملة أولى قصيرة");
  EXPECT_THAT(sink.articles[0].body, HasSubstr("جملة أولى قصيرة. كلمة"));
}

TEST(PlainText, GetsItsDateFromTheDatelineOfTheFirstParagraphOnly) {
  EXPECT_TRUE(read_bytes("عنوان\nالرباط، 20 يناير 2025 - أعلنت\n").articles.at(0).date);
  EXPECT_TRUE(read_bytes("عنوان\nاستقبل اليوم الاثنين 20 يناير 2025، السيد\n").articles.at(0).date);
  EXPECT_FALSE(read_bytes("عنوان\nفقرة\nالرباط، 20 يناير 2025 - أعلنت\n").articles.at(0).date);
}

TEST(PlainText, HasItsFileNameWithUnderscoresAsItsId) {
  EXPECT_THAT(read_bytes("x", "خبر  عاجل.txt").ids(), ElementsAre("خبر_عاجل.txt"));
}

struct BadText {
  std::string bytes;
  std::string reason;
};

TEST(PlainText, IsSkippedWithTheReasonWhereItIsNoText) {
  const std::vector<BadText> table = {
      {"", "0: empty file"},
      {" \n\t \r\n\u00A0\u200B", "0: no text"},
      {"\xEF\xBB\xBF", "0: no text"},
      {"عنوان\n\xE3\xC8\n", "2: invalid UTF-8 at byte 12"},
      {"a\r\nb\r\n\xFF", "3: invalid UTF-8 at byte 7"},
      {"a\rb\r\r\xFF\n\n", "4: invalid UTF-8 at byte 6"},
      {"\xEF\xBB\xBFx\xFF", "1: invalid UTF-8 at byte 5"},
      {"\xD8", "1: invalid UTF-8 at byte 1"},
      {std::string("\x89"
                   "QOI\r\n\0\0",
                   8),
       "0: not text: it has NUL bytes"},
      {std::string(10'000, 'x') + std::string(1, '\0'), "0: not text: it has NUL bytes"},
  };
  for (const auto& [bytes, reason] : table) {
    const RecordingSink sink = read_bytes(bytes);
    EXPECT_THAT(sink.articles, IsEmpty()) << reason;
    EXPECT_THAT(sink.reasons(), ElementsAre(reason));
  }
}

TEST(PlainText, IsSkippedOverTheLimit) {
  SourceOptions options;
  options.max_article_bytes = 1000;
  EXPECT_THAT(read_bytes(std::string(1001, 'x'), "f", options).reasons(), ElementsAre("0: longer than 1000 bytes"));
  EXPECT_EQ(read_bytes(std::string(1000, 'x'), "f", options).articles.size(), 1U);
}

struct TitleCase {
  std::string body;
  std::string title;
};

TEST(MissingTitle, IsTheFirstSentenceOfTheBody) {
  const std::vector<TitleCase> table = {
      {"جملة أولى. جملة ثانية.", "جملة أولى"},
      {"جملة أولى.", "جملة أولى"},
      {"هل هذا سؤال؟ نعم.", "هل هذا سؤال؟"},
      {"يا للعجب! نعم.", "يا للعجب!"},
      {"سطر أول\nسطر ثان.", "سطر أول"},
      {"  سطر   أول \r\n سطر ثان", "سطر أول"},
      {"بلغت النسبة 3.5 بالمئة وفق أ.ف.ب اليوم. ثم", "بلغت النسبة 3.5 بالمئة وفق أ.ف.ب اليوم"},
      {"کیا ہے۔ ہاں", "کیا ہے"},
      {"بلا نهاية", "بلا نهاية"},
  };
  for (const auto& [body, title] : table) EXPECT_EQ(first_sentence(body, 120), title);
}

TEST(MissingTitle, IsCutBetweenWordsWithAnEllipsis) {
  EXPECT_EQ(first_sentence("واحد اثنان ثلاثة", 16), "واحد اثنان ثلاثة");
  EXPECT_EQ(first_sentence("واحد اثنان ثلاثة", 15), "واحد اثنان…");
  EXPECT_EQ(first_sentence("واحد اثنان ثلاثة", 10), "واحد اثنان…");
  EXPECT_EQ(first_sentence("واحد اثنان ثلاثة", 9), "واحد…");
  EXPECT_EQ(first_sentence("واحداثنانثلاثة", 4), "واحد…") << "one endless word is cut inside";
}

TEST(MissingTitle, LeavesTheSentenceInTheBody) {
  const RecordingSink sink = read_bytes(R"({"id":"1","title":"","body":"جملة أولى. جملة ثانية."})");
  ASSERT_EQ(sink.articles.size(), 1U);
  EXPECT_EQ(sink.articles[0].title, "جملة أولى");
  EXPECT_EQ(sink.articles[0].body, "جملة أولى. جملة ثانية.");
}

struct IdCase {
  std::string id;
  std::string url;
  std::string expected;
};

TEST(ArticleId, IsTheGivenOneElseTheUrlWithoutFragmentAndSlash) {
  const std::vector<IdCase> table = {
      {"a", "https://x.test/", "a"},
      {" a \\t b ", "", "a_b"},
      {"", "https://x.test/1", "https://x.test/1"},
      {"", "https://x.test/1//#top", "https://x.test/1"},
      {"", " https://x.test/a b ", "https://x.test/a_b"},
  };
  for (const auto& [id, url, expected] : table) {
    const RecordingSink sink = read_bytes("{\"id\":\"" + id + "\",\"url\":\"" + url + "\",\"body\":\"x\"}");
    EXPECT_THAT(sink.ids(), ElementsAre(expected));
  }
}

}  // namespace
}  // namespace khabar
