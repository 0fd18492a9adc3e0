// Objects and tables of exporters that hold more than articles, or hold them deep inside.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/recording_sink.h"

namespace khabar::testing {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string kTold = "أعلنت وزارة الزراعة عن بدء حصاد السمسم في القضارف";

struct DeepCase {
  const char* what;
  std::string json;
};

TEST(MoreExporters, FillTitleTextAndDateFromWhereTheyStand) {
  for (auto [what, json] : std::vector<DeepCase>{
           {"Guardian", R"({"id":"1","webTitle":"موسم","webPublicationDate":"2024-03-01T22:30:00Z",
                           "fields":{"body":"<p>TEXT</p>","byline":"سامي"}})"},
           {"New York Times", R"({"response":{"docs":[{"web_url":"https://x.test/1","headline":{"main":"موسم"},
                           "body":"TEXT","pub_date":"2024-03-01T22:30:00+0000","byline":{"original":"سامي"}}]}})"},
           {"ninjs 2", R"({"uri":"n1","headlines":[{"role":"short","value":"x"},{"role":"main","value":"موسم"}],
                           "bodies":[{"role":"main","contenttype":"text/html","value":"<p>TEXT</p>"},
                                     {"role":"plain","contenttype":"text/plain","value":"TEXT"}],
                           "bylines":[{"value":"سامي"}],"versioncreated":"2024-03-01T22:30:00Z"})"},
           {"Elasticsearch", R"({"_id":"1","_source":{"title":"موسم","text":"TEXT","author":"سامي",
                           "date":"2024-03-01T22:30:00Z"}})"},
           {"a timestamp of MongoDB", R"({"_id":{"$oid":"6"},"title":"موسم","text":"TEXT","author":"سامي",
                           "created":{"$timestamp":{"t":1709332200,"i":1}}})"},
           {"JSON:API", R"({"data":[{"id":"1","attributes":{"title":"موسم","body":{"value":"<p>TEXT</p>"},
                           "author":"سامي","created":"2024-03-01T22:30:00+00:00"}}]})"},
       }) {
    for (std::size_t at = json.find("TEXT"); at != std::string::npos; at = json.find("TEXT"))
      json.replace(at, 4, kTold);
    const RecordingSink sink = read_bytes(json, "a.json");
    ASSERT_THAT(sink.articles, SizeIs(1)) << what;
    EXPECT_EQ(sink.articles[0].title, "موسم") << what;
    EXPECT_EQ(sink.articles[0].body, kTold) << what;
    EXPECT_EQ(sink.articles[0].author, "سامي") << what;
    EXPECT_EQ(sink.articles[0].source, "") << what;
    ASSERT_TRUE(sink.articles[0].date) << what;
    EXPECT_EQ(format_day(*sink.articles[0].date), "2024-03-01") << what;
    EXPECT_THAT(sink.remarks, IsEmpty()) << what;
  }
}

TEST(MoreExporters, LoseNoArticleOfSeveralObjects) {
  const std::string a = R"({"title":"أ","text":"نص أول"})";
  const std::string b = R"({"title":"ب","text":"نص ثان"})";
  for (const std::string& json :
       {R"({"pages":{"p1":)" + a + R"(,"p2":)" + b + "}}", R"({"n":2,"p1":)" + a + R"(,"p2":)" + b + "}",
        R"({"db":[{"data":{"posts":[)" + a + "," + b + R"(],"users":[{"name":"س"}]}}]})",
        R"({"days":[{"day":1,"posts":[)" + a + R"(]},{"day":2,"posts":[)" + b + "]}]}"}) {
    const RecordingSink sink = read_bytes(json, "a.json");
    ASSERT_THAT(sink.articles, SizeIs(2)) << json;
    EXPECT_EQ(sink.articles[0].body, "نص أول");
    EXPECT_EQ(sink.articles[1].body, "نص ثان");
    EXPECT_THAT(sink.reasons(), IsEmpty());
  }
}

TEST(MoreExporters, KeepTheBlocksOfAnArticleTogether) {
  const RecordingSink sink = read_bytes(
      R"({"id":"1","title":"أ","blocks":[{"type":"p","children":[{"text":"سطر"}]},{"type":"p","children":[{"text":"آخر"}]}]})",
      "a.json");
  EXPECT_THAT(sink.ids(), ElementsAre("1")) << "one article, of which it is said that its text was not found";
  EXPECT_THAT(sink.remarks, ElementsAre("title_only: blocks"));
}

TEST(MoreExporters, NameADateThatCannotBeTakenOutOfItsObject) {
  EXPECT_THAT(read_bytes(R"({"id":"1","text":"نص","created":{"when":"2024-03-01"}})", "a.json").remarks,
              ElementsAre("no_date: created"));
}

TEST(MoreExporters, ShowNothingThatIsNotPublished) {
  const std::string text = R"("title":"أ","text":"نص")";
  for (const std::string hidden : {R"("status":"draft")", R"("post_status":"future")", R"("post_status":"private")",
                                   R"("post_type":"revision")", R"("pubstatus":"canceled")", R"("status":"Trash")",
                                   R"("pubStatus":"stat:withheld")", R"("type":"service","action":"create_channel")"}) {
    for (const std::string& json : {"{" + text + "," + hidden + "}", "{\"_source\":{" + hidden + "," + text + "}}",
                                    "{\"items\":[{" + text + "," + hidden + "}]}"}) {
      for (const std::string name : {"a.json", "a.jsonl"}) {
        const RecordingSink sink = read_bytes(json, name);
        EXPECT_THAT(sink.articles, IsEmpty()) << json;
        EXPECT_THAT(sink.passed_over, SizeIs(1)) << json;
        EXPECT_THAT(sink.reasons(), IsEmpty()) << json;
      }
    }
  }
  for (const std::string shown : {R"("status":"publish")", R"("status":"pending")", R"("status":1)",
                                  R"("type":"service")", R"("post_type":"post")", R"("pubstatus":"usable")"}) {
    EXPECT_THAT(read_bytes("{" + text + "," + shown + "}", "a.json").articles, SizeIs(1)) << shown;
  }
  const RecordingSink table =
      read_bytes("ID,post_title,post_content,post_status\n1,أ,نص,publish\n2,ب,نص,draft\n", "a.csv");
  EXPECT_THAT(table.ids(), ElementsAre("1"));
  EXPECT_THAT(table.passed_over, ElementsAre("not published"));
}

TEST(MoreExporters, PassOverMessagesThatSayNothing) {
  const RecordingSink sink = read_bytes(
      R"({"name":"قناة","messages":[{"id":1,"type":"service","action":"pin_message","text":""},
         {"id":2,"type":"message","text":"نص"},{"id":3,"type":"message","photo":"a.jpg","text":""},
         {"id":4,"type":"message","text":[]}]})",
      "result.json");
  EXPECT_THAT(sink.ids(), ElementsAre("2"));
  EXPECT_THAT(sink.passed_over,
              ElementsAre("messages about a channel", "messages without text", "messages without text"));
  EXPECT_THAT(sink.reasons(), IsEmpty());
}

// What an exporter writes behind the articles may be longer than what is looked at.
TEST(MoreExporters, AreReadOnBehindTheListOfArticles) {
  const std::string posts = "\"posts\":[\n{\"id\":\"1\",\"title\":\"أ\",\"text\":\"نص\"}\n]";
  std::string users;
  for (int i = 0; i < 3000; ++i)
    users += (i == 0 ? "" : ",\n") + std::string(R"({"name":"س","roles":[1],"bio":"]}\"{"})");
  const std::string log = "\"" + std::string(200'000, '[') + "\"";
  for (const std::string& between : {"\"users\":[" + users + "]", "\"log\":" + log, "\"log\":{\"a\":" + log + "}",
                                     "\"a\":1,\"users\":[" + users + "],\"n\":null"}) {
    const std::string json =
        "{\"name\":\"x\",\n" + posts + ",\n" + between +
        ",\n\"pages\":[{\"id\":\"2\",\"title\":\"ب\",\"text\":\"نص\"}]}\n{\"id\":\"3\",\"text\":\"نص\"}\n";
    const RecordingSink sink = read_bytes(json, "a.json");
    EXPECT_THAT(sink.ids(), ElementsAre("1", "2", "3")) << between.substr(0, 20);
    EXPECT_THAT(sink.reasons(), IsEmpty()) << between.substr(0, 20);
    const RecordingSink cut = read_bytes(json.substr(0, json.find("\"pages\"") - 5), "a.json");
    EXPECT_THAT(cut.ids(), ElementsAre("1"));
    EXPECT_THAT(cut.skipped, SizeIs(1)) << "the object does not end";
  }
}

TEST(MoreExporters, WithManyListsInAnObjectAreReadSoon) {
  std::string json = "{\"text\":\"نص\",\"id\":\"1\"";
  for (int i = 0; i < 200'000; ++i) json += ",\"a" + std::to_string(i % 100) + "\":[{\"title\":\"x\"}]";
  EXPECT_THAT(read_bytes(json + "}", "a.json").skipped, SizeIs(1));
  std::string many;
  for (int i = 0; i < 100; ++i) many += json.substr(0, 60'000) + ":1}\n";
  read_bytes(many, "a.json");
}

TEST(MoreExporters, WriteNumbersThatAreNone) {
  const RecordingSink sink = read_bytes(
      "{\"id\":\"1\",\"title\":\"NaN \\\"Infinity\",\"text\":\"نص\",\"author\":NaN,\"n\":[-Infinity,Infinity,1]}\n"
      "{\"id\":\"2\",\"text\":NaN,\"title\":\"أ\"}\n{\"id\":\"3\",\"text\":Na}\n",
      "a.jsonl");
  EXPECT_THAT(sink.ids(), ElementsAre("1", "2"));
  EXPECT_EQ(sink.articles[0].title, "NaN \"Infinity");
  EXPECT_EQ(sink.articles[0].author, "");
  EXPECT_THAT(sink.reasons(), ElementsAre("3: broken JSON at byte 18: invalid literal"));
}

TEST(MoreExporters, WriteNamesOfNothingForATitleOrAText) {
  for (const std::string title : {"nan", "NULL", "\\\\N", "Untitled Document", " untitled "}) {
    const RecordingSink sink = read_bytes(R"({"id":"1","text":"نص","title":")" + title + "\"}", "a.json");
    ASSERT_THAT(sink.ids(), ElementsAre("1"));
    EXPECT_EQ(sink.articles[0].title, "نص") << title;
  }
  const RecordingSink sink = read_bytes(R"({"id":"1","text":"nan","title":"أ"})", "a.json");
  EXPECT_THAT(sink.remarks, ElementsAre("title_only"));
}

TEST(StrayNul, CostsWhatItStandsInOnly) {
  const std::string nul(1, '\0');
  const RecordingSink feed = read_bytes("<rss><channel><item><guid>1</guid><title>أ" + nul +
                                            "ب</title></item><item><guid>2</guid>"
                                            "<title>" +
                                            std::string(300, 'x') + "</title></item></channel></rss>",
                                        "a.xml");
  EXPECT_THAT(feed.ids(), ElementsAre("1", "2"));
  EXPECT_EQ(feed.articles[0].title, "أ ب");
  const RecordingSink lines = read_bytes(
      "{\"id\":\"1\",\"text\":\"x" + nul + "\"}\n{\"id\":\"2\",\"text\":\"" + std::string(300, 'x') + "\"}\n",
      "a.jsonl");
  EXPECT_THAT(lines.ids(), ElementsAre("2"));
  EXPECT_THAT(lines.skipped, SizeIs(1));
}

TEST(MoreExporters, LoseABrokenObjectAtTheBeginningOfAListOnly) {
  for (const std::string broken : {"{\"title\":tru}", "{\"title\" \"x\"}", "{}"}) {
    const std::string good = R"({"title":"أ","text":"نص"})";
    const RecordingSink sink =
        read_bytes("{\"articles\":[" + broken + ",\n" + good + ",\n" + broken + ",\n" + good + "]}", "a.json");
    EXPECT_THAT(sink.articles, SizeIs(2)) << broken;
    EXPECT_THAT(sink.skipped, SizeIs(2)) << broken;
  }
}

}  // namespace
}  // namespace khabar::testing
