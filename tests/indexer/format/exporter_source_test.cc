// JSON and CSV as real exporters write them.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/recording_sink.h"

namespace khabar::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kText = "أعلنت وزارة الزراعة عن بدء حصاد السمسم في القضارف";

struct ExporterCase {
  const char* what;
  std::string json;
};

TEST(Exporters, KeepTextAndDateUnderNamesOfTheirOwn) {
  const std::vector<ExporterCase> table = {
      {"news-please", R"({"url":"https://n.example/1","maintext":"TEXT","date_publish":"2024-03-01 22:30:00"})"},
      {"Scrapy", R"({"link":"https://n.example/1","story":"TEXT","published_time":"2024-03-01T22:30:00Z"})"},
      {"ninjs", R"({"uri":"tag:1","headline":"x","body_html":"<p>TEXT</p>","versioncreated":"2024-03-01T22:30:00Z"})"},
      {"ninjs 2",
       R"({"uri":"tag:1","headlines":[{"value":"x"}],"body_text":"TEXT","firstcreated":"2024-03-01T22:30:00Z"})"},
      {"Ghost",
       R"({"id":"1","title":"x","html":"<p>TEXT</p>","plaintext":"TEXT","published_at":"2024-03-01T22:30:00Z"})"},
      {"JSON Feed", R"({"id":"1","content_html":"<p>TEXT</p>","date_published":"2024-03-01T22:30:00Z"})"},
      {"GDELT", R"({"url":"https://n.example/1","text":"TEXT","seendate":"20240301T223000Z"})"},
      {"MongoDB", R"({"_id":{"$oid":"65e"},"text":"TEXT","date":{"$date":"2024-03-01T22:30:00Z"}})"},
      {"MongoDB's numbers", R"({"_id":{"$oid":"65e"},"text":"TEXT","date":{"$date":{"$numberLong":"1709332200000"}}})"},
      {"Elasticsearch", R"({"_id":"7","_source":{"text":"TEXT","@timestamp":"2024-03-01T22:30:00Z"}})"},
      {"WordPress",
       R"({"id":5,"date":"2024-03-02T01:30:00","date_gmt":"2024-03-01T22:30:00","content":{"rendered":"<p>TEXT</p>\n"}})"},
      {"wp_posts",
       R"({"ID":5,"post_content":"TEXT","post_date":"2024-03-02 01:30:00","post_date_gmt":"2024-03-01 22:30:00"})"},
      {"Telegram", R"({"id":5,"date":"2024-03-02T01:30:00","date_unixtime":"1709332200","text":"TEXT"})"},
      {"blocks",
       R"({"id":5,"body":{"blocks":[{"type":"paragraph","data":{"text":"TEXT"}}]},"created_at":"2024-03-01"})"},
      {"two languages", R"({"id":5,"body":{"en":"x","ar":"TEXT"},"created_at":"2024-03-01"})"},
      {"a local time and the same with its zone",
       R"({"id":5,"text":"TEXT","date":"2024-03-02 01:30","published_iso":"x","datePublished":"2024-03-01T22:30:00Z"})"},
      {"a date that is none before one",
       R"({"id":5,"text":"TEXT","date":"أمس","pubDate":"Fri, 01 Mar 24 22:30:00 GMT"})"},
      {"a whole page",
       R"({"id":5,"created":"2024-03-01","html":"<html><body><article><p>TEXT</p></article></body></html>"})"},
  };
  for (auto [what, json] : table) {
    json.replace(json.find("TEXT"), 4, kText);
    if (const std::size_t again = json.find("TEXT"); again != std::string::npos) json.replace(again, 4, kText);
    const RecordingSink sink = read_bytes(json, "a.json");
    ASSERT_EQ(sink.articles.size(), 1U) << what;
    EXPECT_EQ(sink.articles[0].body, kText) << what;
    ASSERT_TRUE(sink.articles[0].date) << what;
    EXPECT_EQ(std::chrono::floor<std::chrono::days>(*sink.articles[0].date),
              std::chrono::sys_days(std::chrono::year{2024} / 3 / 1))
        << what;
    EXPECT_THAT(sink.remarks, IsEmpty()) << what;
  }
}

TEST(Exporters, WrapListsOfArticlesInObjects) {
  const std::string two = R"([{"id":"1","title":"أ","text":"نص أول"},{"id":"2","title":"ب","text":"نص ثان"}])";
  for (
      const std::string& json : std::vector<std::string>{
          R"({"status":"ok","articles":)" + two + "}",
          R"({"title":"صحيفة","id":"f","items":)" + two + "}",
          R"({"title":"صحيفة","items":)" + two + R"(,"description":"كل يوم"})",
          R"({"took":3,"hits":{"total":2,"hits":[{"_source":{"id":"1","text":"نص أول"}},{"_source":{"id":"2","text":"نص ثان"}}]}})",
          R"({"sport":[{"id":"1","text":"نص أول"}],"arts":[{"id":"2","text":"نص ثان"}]})",
          R"({"content":)" + two + R"(,"pageable":{"page":1}})",
          R"({"title":{"0":"أ","1":"ب"},"id":{"0":"1","1":"2"},"text":{"0":"نص أول","1":"نص ثان"}})",
          R"({"columns":["id","text"],"index":[0,1],"data":[["1","نص أول"],["2","نص ثان"]]})",
          R"({"1":{"title":"أ","text":"نص أول"},"2":{"title":"ب","text":"نص ثان"}})",
      }) {
    for (const char* name : {"a.json", "a.jsonl"}) {
      const RecordingSink sink = read_bytes(json + "\n", name);
      EXPECT_THAT(sink.ids(), ElementsAre("1", "2")) << name << " " << json;
      EXPECT_THAT(sink.skipped, IsEmpty()) << json;
      ASSERT_EQ(sink.articles.size(), 2U);
      EXPECT_EQ(sink.articles[1].body, "نص ثان") << json;
    }
  }
}

TEST(Exporters, KeepAnArticleWithListsOfItsOwn) {
  for (const std::string json : {
           R"({"id":"1","title":"أ","text":"نص أول","related":[{"title":"ب","text":"نص"}]})",
           R"({"id":"1","related":[{"title":"ب","url":"x"}],"title":"أ","text":"نص أول"})",
           R"({"id":"1","title":"أ","comments":[{"text":"تعليق"}]})",
           R"({"id":"1","title":"أ","photos":[{"title":"صورة"}],"authors":[{"name":"س","title":"محرر"}]})",
       }) {
    EXPECT_THAT(read_bytes(json, "a.json").ids(), ElementsAre("1")) << json;
  }
}

TEST(Exporters, FindAListFarBehindTheLimitOfOneArticle) {
  std::string json = R"({"name":"قناة","id":9,"messages":[)";
  for (int i = 0; i < 500; ++i) {
    json += fmt::format(
        "{}\n {{\"id\":{},\"type\":\"message\",\"text\":[\"نص \",{{\"type\":\"bold\",\"text\":\"أول\"}},\" ثان\"]}}",
        i == 0 ? "" : ",", i);
  }
  json += "\n]}\n";
  SourceOptions options;
  options.max_article_bytes = 2000;
  const RecordingSink sink = read_bytes(json, "result.json", options);
  EXPECT_EQ(sink.articles.size(), 500U);
  EXPECT_THAT(sink.reasons(), IsEmpty());
  EXPECT_EQ(sink.articles[0].body, "نص أول ثان");
}

TEST(Exporters, AreMappedByPaths) {
  SourceOptions options;
  options.fields = FieldNames("title=head.main,body=parts.0.say,author=by");
  const RecordingSink sink =
      read_bytes(R"({"id":"1","head":{"main":"أ"},"parts":[{"say":"نص"}],"by":{"name":"س"}})", "a.json", options);
  ASSERT_EQ(sink.articles.size(), 1U);
  EXPECT_EQ(sink.articles[0].title, "أ");
  EXPECT_EQ(sink.articles[0].body, "نص");
  EXPECT_EQ(sink.articles[0].author, "س");
  options.fields = FieldNames("title=head.main,body=body.text");
  const RecordingSink exact =
      read_bytes(R"({"id":"1","head.main":"أ","head":{"main":"ب"},"body.text":"نص"})", "a.json", options);
  ASSERT_EQ(exact.articles.size(), 1U);
  EXPECT_EQ(exact.articles[0].title, "أ") << "the exact key before a path";
}

TEST(Exporters, SayWhichKeysWereThere) {
  EXPECT_THAT(read_bytes(R"({"took":3,"answer":{"n":1}})", "a.json").reasons(),
              ElementsAre("1: no text: --map title=...,body=... says which of the keys are: took, answer"));
  const RecordingSink sink =
      read_bytes(R"({"id":"1","title":"أ","texte":"نص","date_of_print":"2024-03-01"})", "a.json");
  EXPECT_THAT(sink.remarks, ElementsAre("title_only: texte, date_of_print", "no_date: date_of_print"));
  EXPECT_THAT(read_bytes("id,title,body,date\n1,أ,نص,أمس\n", "a.csv").remarks, ElementsAre("unread_date: أمس"));
  EXPECT_THAT(read_bytes(R"({"id":"1","title":"أ","description":"موجز"})", "a.json").remarks,
              ElementsAre("description_only"));
  EXPECT_THAT(read_bytes(R"({"id":"1","body":"نص","date":"20 شعبان 1445 هـ"})", "a.json").remarks,
              ElementsAre("converted_date"));
}

TEST(Exporters, LeaveNoMarkupInText) {
  struct MarkupCase {
    std::string body;
    std::string text;
  };
  for (const auto& [body, text] : std::vector<MarkupCase>{
           {"<p>أول</p><script>var x=1;</script><p>ثان</p>", "أول\nثان"},
           {"أول<br/>ثان", "أول\nثان"},
           {"&lt;p&gt;أول&lt;/p&gt;&lt;p&gt;ثان&lt;/p&gt;", "أول\nثان"},
           {"سطر <strong>أول</strong>\\n\\nسطر ثان", "سطر أول\nسطر ثان"},
           {"قال &quot;نعم&quot;&nbsp;ثم", "قال \"نعم\" ثم"},
           {"أ < ب و ج > د", "أ < ب و ج > د"},
           {"R&D <3 <سامي>", "R&D <3 <سامي>"},
           {"<!-- wp:paragraph --><p>أول</p><!-- /wp:paragraph -->", "أول"},
       }) {
    const RecordingSink json = read_bytes(R"({"id":"1","title":"عنوان","body":")" + body + "\"}", "a.json");
    ASSERT_EQ(json.articles.size(), 1U) << body;
    EXPECT_EQ(json.articles[0].body, text) << body;
  }
  const RecordingSink csv =
      read_bytes("id,title,body\n1,خبر &#8211; أول,<p>نص</p>\n2,nan,نص ثان\n3,\\N,NULL\n", "a.csv");
  ASSERT_EQ(csv.articles.size(), 2U);
  EXPECT_EQ(csv.articles[0].title, "خبر – أول");
  EXPECT_EQ(csv.articles[0].body, "نص");
  EXPECT_EQ(csv.articles[1].title, "نص ثان");
  EXPECT_THAT(csv.reasons(), ElementsAre("4: no text"));
}

}  // namespace
}  // namespace khabar::testing
