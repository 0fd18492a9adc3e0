#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/recording_sink.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::read_bytes;
using testing::RecordingSink;
using ::testing::SizeIs;

TEST(JsonLines, FillEveryField) {
  const RecordingSink sink = read_bytes(
      R"({"id":"a-1","title":"عنوان","body":"متن","date":"2025-01-20","source":"وكالة","url":"https://x.test/1",)"
      R"("section":"سياسة","author":"كاتب","language":"ar","extra":{"id":"no","list":[1,{"body":"no"}]}})"
      "\n",
      "news.jsonl");
  ASSERT_EQ(sink.articles.size(), 1U);
  Article expected;
  expected.id = "a-1";
  expected.title = "عنوان";
  expected.body = "متن";
  expected.date = parse_day("2025-01-20");
  expected.source = "وكالة";
  expected.url = "https://x.test/1";
  expected.section = "سياسة";
  expected.author = "كاتب";
  expected.language = "ar";
  expected.path = "news.jsonl";
  EXPECT_EQ(sink.articles[0], expected);
  EXPECT_THAT(sink.skipped, IsEmpty());
}

struct BodyCase {
  std::string json;
  std::string body;
};

TEST(JsonLines, TakeTextAndContentForABodyAndBodyBeforeThem) {
  const std::vector<BodyCase> table = {
      {R"({"id":"1","text":"متن"})", "متن"},
      {R"({"id":"1","content":"متن"})", "متن"},
      {R"({"id":"1","content":"آخر","text":"متن"})", "متن"},
      {R"({"id":"1","text":"آخر","body":"متن"})", "متن"},
      {R"({"id":"1","body":"","text":"متن"})", "متن"},
      {R"({"id":"1","body":["فقرة","فقرة ثانية"]})", "فقرة\n\nفقرة ثانية"},
      {R"({"id":"1","body":"\u0645\u062a\u0646 \ud83d\ude00"})", "متن 😀"},
      {R"({"id":"1","body":"سطر\r\nسطر\rسطر"})", "سطر\nسطر\nسطر"},
      {R"({"id":"1","body":"أول","body":"ثان"})", "ثان"},
  };
  for (const auto& [json, body] : table) {
    const RecordingSink sink = read_bytes(json);
    ASSERT_EQ(sink.articles.size(), 1U) << json;
    EXPECT_EQ(sink.articles[0].body, body) << json;
  }
}

TEST(JsonLines, TolerateNullNumbersBooleansAndLists) {
  const RecordingSink sink = read_bytes(
      R"({"id":17,"title":null,"body":"متن","date":1737369000,"source":false,"section":[],"author":["أ","ب"],"url":{}})"
      "\n"
      R"({"id":-3,"body":2.50})"
      "\n"
      R"({"id":123456789012345678901234567890,"body":"x","category":"رياضة"})");
  EXPECT_THAT(sink.ids(), ElementsAre("17", "-3", "123456789012345678901234567890"));
  EXPECT_EQ(sink.articles[0].author, "أ, ب");
  EXPECT_EQ(sink.articles[0].source, "");
  ASSERT_TRUE(sink.articles[0].date);
  EXPECT_EQ(format_day(*sink.articles[0].date), "2025-01-20");
  EXPECT_EQ(sink.articles[1].body, "2.50");
  EXPECT_EQ(sink.articles[2].section, "رياضة");
}

TEST(JsonLines, IgnoreBlankLinesCarriageReturnsAndAByteOrderMark) {
  const RecordingSink sink =
      read_bytes("\xEF\xBB\xBF\r\n  \n{\"id\":\"1\",\"body\":\"x\"}\r\n\n{\"id\":\"2\",\"body\":\"y\"}");
  EXPECT_THAT(sink.ids(), ElementsAre("1", "2"));
  EXPECT_THAT(sink.skipped, IsEmpty());
}

TEST(JsonLines, SkipABrokenLineWithItsNumberAndGoOn) {
  const RecordingSink sink = read_bytes(
      "{\"id\":\"1\",\"body\":\"x\"}\n\n{\"id\":\"2\",\"body\":tru}\n{\"id\":\"3\"\n[1]\n7\n{\"id\":\"4\",\"body\":"
      "\"y\"} z\n"
      "{\"id\":\"5\",\"body\":\"\\ud83d\"}\n{\"id\":\"6\",\"body\":\"z\"}\n");
  EXPECT_THAT(sink.ids(), ElementsAre("1", "6"));
  EXPECT_THAT(sink.reasons(),
              ElementsAre("3: broken JSON at byte 21: invalid literal", HasSubstr("4: broken JSON at byte 10: "),
                          HasSubstr("5: a JSON object is expected"), HasSubstr("6: a JSON object is expected"),
                          HasSubstr("7: broken JSON at byte 23: "), HasSubstr("8: broken JSON at byte ")));
  for (const SkippedInput& input : sink.skipped) {
    EXPECT_THAT(input.reason, ::testing::Not(HasSubstr("exception"))) << "words of the library, not of a user";
  }
}

TEST(JsonLines, SkipALineThatIsNotUtf8WithItsByte) {
  const RecordingSink sink = read_bytes(
      "{\"id\":\"1\",\"body\":\"x\"}\n{\"id\":\"2\",\"body\":\"\xE3\xC8\"}\n{\"id\":\"3\",\"body\":\"z\"}\n");
  EXPECT_THAT(sink.ids(), ElementsAre("1", "3"));
  EXPECT_THAT(sink.reasons(), ElementsAre("2: invalid UTF-8 at byte 19"));
}

TEST(JsonLines, SkipAnArticleWithoutTextAndNumberOneWithoutIdAndUrl) {
  const RecordingSink sink = read_bytes(
      "{\"id\":\"1\"}\n{\"id\":\"2\",\"title\":\" \",\"body\":\"\\u00a0\\n\"}\n{\"body\":\"x\"}\n{\"id\":\" "
      "\",\"body\":\"x\"}\n");
  EXPECT_THAT(sink.ids(), ElementsAre("file#3", "file#4"));
  EXPECT_THAT(sink.reasons(), ElementsAre("1: no text", "2: no text"));
}

TEST(JsonLines, SkipALineOverTheLimitAndReadTheNext) {
  SourceOptions options;
  options.max_article_bytes = 100'000;
  const std::string huge = "{\"id\":\"2\",\"body\":\"" + std::string(3'000'000, 'x') + "\"}";
  const RecordingSink sink =
      read_bytes("{\"id\":\"1\",\"body\":\"x\"}\n" + huge + "\n{\"id\":\"3\",\"body\":\"z\"}\n" + huge, "f", options);
  EXPECT_THAT(sink.ids(), ElementsAre("1", "3"));
  EXPECT_THAT(sink.reasons(), ElementsAre("2: longer than 100000 bytes", "4: longer than 100000 bytes"));
}

TEST(JsonLines, TakeALineOfExactlyTheLimit) {
  const std::string line = R"({"id":"1","body":"xyz"})";
  SourceOptions options;
  options.max_article_bytes = line.size();
  EXPECT_THAT(read_bytes(line + "\n", "f", options).ids(), ElementsAre("1"));
  options.max_article_bytes = line.size() - 1;
  EXPECT_THAT(read_bytes(line + "\n", "f", options).reasons(), ElementsAre("1: longer than 22 bytes"));
}

TEST(JsonLines, StandLinesOfEveryLengthAcrossTheWindow) {
  std::string bytes;
  std::vector<std::string> ids;
  for (int i = 0; i < 300; ++i) {
    ids.push_back(std::to_string(i));
    bytes +=
        "{\"id\":\"" + ids.back() + "\",\"body\":\"" + std::string(static_cast<std::size_t>(i) * 37, 'b') + ".\"}\n";
  }
  const RecordingSink sink = read_bytes(bytes);
  EXPECT_EQ(sink.ids(), ids);
  for (std::size_t i = 0; i < sink.articles.size(); ++i) EXPECT_EQ(sink.articles[i].body.size(), i * 37 + 1);
}

TEST(JsonLines, SurviveBracketsWithoutEnd) {
  const RecordingSink sink = read_bytes("{\"id\":" + std::string(200'000, '[') + "\n{\"id\":\"2\",\"body\":\"x\"}\n");
  EXPECT_THAT(sink.ids(), ElementsAre("2"));
  EXPECT_EQ(sink.skipped.size(), 1U);
}

TEST(Json, PassesOverTheActionsOfBulkRequestsButForTheirIds) {
  const RecordingSink sink = read_bytes(
      "{\"index\":{\"_index\":\"n\",\"_id\":\"a1\"}}\n{\"title\":\"خبر\",\"body\":\"نص\"}\n"
      "{\"delete\":{\"_id\":\"a0\"}}\n"
      "{\"create\":{}}\n{\"title\":\"آخر\",\"body\":\"نص\"}\n"
      "{\"update\":{\"_id\":7}}\n{\"doc\":{\"title\":\"ثالث\",\"body\":\"نص\"}}\n"
      "{\"index\":{\"_id\":\"b\"}}\n{\"id\":\"own\",\"body\":\"نص\"}\n"
      "{\"index\":{\"title\":\"مؤشر\",\"body\":\"نص\"}}\n",
      "a.jsonl");
  EXPECT_THAT(sink.ids(), ElementsAre("a1", "a.jsonl#5", "7", "own", "a.jsonl#10"));
  EXPECT_EQ(sink.passed_over, std::vector<std::string>(5, "actions of bulk requests"));
  const RecordingSink odd = read_bytes(
      "{\"delete\":{\"_id\":\"a0\"}}\n{\"title\":\"خبر\",\"body\":\"نص\"}\n"
      "{\"index\":{\"_id\":\"a1\"}}\n{\"title\":\n{\"title\":\"آخر\",\"body\":\"نص\"}\n"
      "{\"index\":{\"_id\":\"a2\"}}\n",
      "a.jsonl");
  EXPECT_THAT(odd.ids(), ElementsAre("a.jsonl#2", "a.jsonl#4"));
  EXPECT_THAT(odd.reasons(), SizeIs(1));
  EXPECT_THAT(sink.reasons(), IsEmpty());
}

}  // namespace
}  // namespace khabar
