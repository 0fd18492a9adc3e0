// Lists of articles that the user names with --map.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/support/recording_sink.h"

namespace khabar::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

SourceOptions mapped(const std::string& map) {
  SourceOptions options;
  options.fields = FieldNames(map);
  return options;
}

const std::string kThings =
    R"([{"k":"أ","t":"نص أول","no":1}, {"k":"ب","t":"نص ثان","no":2}, {"k":"ت","t":"نص ثالث","no":3}])";
const SourceOptions kMapped = mapped("articles=dump.related_things,title=k,body=t,id=no");

TEST(NamedList, IsReadInEveryShapeOfJson) {
  for (const std::string& bytes :
       {R"({"title":"صحيفة","text":"عنا","dump":{"n":3,"tags":["x"],"related_things":)" + kThings + "}}",
        "{\n \"title\": \"صحيفة\",\n \"dump\": {\n  \"others\": [{\"title\":\"x\",\"text\":\"y\"}],\n  "
        "\"related_things\": " +
            kThings + ",\n  \"items\": [{\"title\": \"x\", \"text\": \"y\"}]\n }\n}\n",
        R"({"dump.related_things":)" + kThings + "}", R"([{"dump":{"related_things":)" + kThings + "}}]"}) {
    for (const std::string name : {"a.json", "a.jsonl"}) {
      if (name == "a.jsonl" && bytes.find('\n') != std::string::npos) continue;
      if (name == "a.jsonl" && bytes.starts_with('[')) continue;
      const RecordingSink sink = read_bytes(bytes, name, kMapped);
      EXPECT_THAT(sink.ids(), ElementsAre("1", "2", "3")) << bytes;
      ASSERT_THAT(sink.articles, SizeIs(3));
      EXPECT_EQ(sink.articles[1].title, "ب");
      EXPECT_EQ(sink.articles[1].body, "نص ثان");
      EXPECT_THAT(sink.reasons(), IsEmpty());
    }
  }
}

TEST(NamedList, IsReadWhereItsNameStandsForSomethingElse) {
  const std::string bytes = "{\n\"title\": \"صحيفة\",\n\"comments\": [{\"title\":\"أ\",\"text\":\"نص\"}]}";
  EXPECT_THAT(read_bytes(bytes, "a.json").articles, SizeIs(1)) << "the paper, since comments are no articles";
  const RecordingSink sink = read_bytes(bytes, "a.json", mapped("articles=comments"));
  ASSERT_THAT(sink.ids(), ElementsAre("a.json#1"));
  EXPECT_EQ(sink.articles[0].title, "أ");
}

TEST(NamedList, MayBeLongerThanAnArticle) {
  std::string bytes = "{\"dump\":\n{\"related_things\":\n[";
  for (int i = 0; i < 300; ++i) {
    bytes += (i == 0 ? "" : ",\n") + std::string(R"({"k":"أ","t":"نص","no":)") + std::to_string(i) + "}";
  }
  SourceOptions options = kMapped;
  options.max_article_bytes = 1000;
  const RecordingSink sink = read_bytes(bytes + "]}}", "a.json", options);
  EXPECT_THAT(sink.articles, SizeIs(300));
  EXPECT_THAT(sink.reasons(), IsEmpty());
}

TEST(NamedList, ThatIsNotThereIsNamedAndCostsNobodyElse) {
  const RecordingSink sink = read_bytes(
      "{\"other\":[{\"k\":\"أ\"}]}\n{\"dump\":{\"related_things\":[]}}\n"
      "{\"dump\":{\"related_things\":\"x\"}}\n{\"k\":\"ب\",\"t\":\"نص\",\"no\":4}\n"
      "{\"dump\":{\"related_things\":" +
          kThings + "}}\n",
      "a.jsonl", kMapped);
  EXPECT_THAT(sink.ids(), ElementsAre("4", "1", "2", "3"));
  const std::string named = ": 'dump.related_things', which --map names as the list of articles";
  EXPECT_THAT(sink.reasons(),
              ElementsAre("1: no such key" + named, "2: no object in the list" + named, "3: no list" + named));
}

}  // namespace
}  // namespace khabar::testing
