// JSON that is not one object a line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/stream/byte_input.h"
#include "tests/indexer/text/encode.h"
#include "tests/support/recording_sink.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::read_bytes;
using testing::RecordingSink;
using ::testing::StartsWith;

std::string object(const std::string& id) { return R"({"id":")" + id + R"(","body":"متن"})"; }

struct JsonShape {
  std::string name;
  std::string bytes;
  std::string format;
};

TEST(Json, IsReadInEveryShape) {
  const std::string pretty =
      "{\n  \"id\": \"1\",\n  \"body\": \"متن\"\n}\n{\n  \"id\": \"2\",\n  \"body\": \"متن\"\n}\n";
  const std::vector<JsonShape> table = {
      {"a list on one line", "[" + object("1") + "," + object("2") + "]", "JSON"},
      {"a list of lines", "[\n" + object("1") + ",\n" + object("2") + "\n]\n", "JSON"},
      {"a list with spaces", " \r\n [ \t" + object("1") + " , \r\n" + object("2") + " ] \n", "JSON"},
      {"objects on many lines", pretty, "JSON"},
      {"objects on one line", object("1") + " " + object("2"), "JSON"},
      {"two lists", "[" + object("1") + "]\n[" + object("2") + "]", "JSON"},
      {"lines", object("1") + "\n" + object("2") + "\n", "JSON Lines"},
      {"a list without indentation",
       "[\n{\n\"id\": \"1\",\n\"tags\": [\n{\n\"a\": 1\n},\n{\n\"b\": 2\n}\n],\n\"body\": \"x\"\n},\n" + object("2") +
           "\n]",
       "JSON"},
      {"brackets in strings", R"([{"id":"1","body":"}]{[\"\\"},{"id":"2","body":"]"}])", "JSON"},
      {"objects inside", R"([{"id":"1","body":"x","a":{"b":[{"id":"no"}]}},{"id":"2","body":"x"}])", "JSON"},
  };
  for (const auto& [name, bytes, format] : table) {
    const RecordingSink sink = read_bytes(bytes, "news.json");
    EXPECT_THAT(sink.ids(), ElementsAre("1", "2")) << name;
    EXPECT_THAT(sink.skipped, IsEmpty()) << name;
    EXPECT_THAT(sink.formats, ElementsAre(format, format)) << name;
  }
}

TEST(Json, MayBeASingleObject) {
  EXPECT_THAT(read_bytes(object("1")).formats, ElementsAre("JSON Lines"));
  const RecordingSink sink = read_bytes("{\n\t\"id\": 1,\n\t\"body\": \"متن\"\n}");
  EXPECT_THAT(sink.ids(), ElementsAre("1"));
  EXPECT_THAT(sink.formats, ElementsAre("JSON"));
}

TEST(Json, StaysPlainTextWhereABracketOpensASentence) {
  EXPECT_THAT(read_bytes("[رويترز] قال الوزير\nمتن", "a.txt").formats, ElementsAre("plain text"));
}

TEST(Json, IsReadOverTheEndsOfTheWindow) {
  std::string bytes = "[";
  for (int i = 0; i < 3000; ++i) bytes += (i == 0 ? "" : ",\n") + object(std::to_string(i) + std::string(100, 'x'));
  const RecordingSink sink = read_bytes(bytes + "]", "news.json");
  EXPECT_EQ(sink.articles.size(), 3000U);
  EXPECT_THAT(sink.skipped, IsEmpty());
}

TEST(Json, EndsStringsWhereTheyEndWhereverTheWindowDoes) {
  for (std::size_t length = ByteInput::kCapacity - 40; length < ByteInput::kCapacity + 5; ++length) {
    const std::string plain(length, 'x');
    const std::string first = R"({"id":"1","body":")" + plain + R"(\"},{\\\"{[ \\"})";
    const std::string bytes = "[" + first + "," + object("2") + "]";
    const RecordingSink sink = read_bytes(bytes, "news.json");
    ASSERT_THAT(sink.ids(), ElementsAre("1", "2")) << length;
    EXPECT_EQ(sink.articles[0].body, plain + R"("},{\"{[ \)") << length;
    SourceOptions options;
    options.max_article_bytes = first.size() - 1;
    EXPECT_THAT(read_bytes(bytes, "news.json", options).ids(), ElementsAre("2")) << length;
    options.max_article_bytes = first.size();
    EXPECT_THAT(read_bytes(bytes, "news.json", options).ids(), ElementsAre("1", "2")) << length;
  }
}

TEST(Json, KnowsTheEncodingOfEachObject) {
  const std::string one = testing::windows_1256("{\"id\":\"1\",\n\"body\":\"أسعار القمح\"}");
  const RecordingSink sink = read_bytes("[" + one + ",\n" + object("2") + "]");
  ASSERT_THAT(sink.ids(), ElementsAre("1", "2"));
  EXPECT_EQ(sink.articles[0].body, "أسعار القمح");
  EXPECT_THAT(sink.encodings, ElementsAre("windows-1256", "UTF-8"));
}

struct BrokenCase {
  std::string bytes;
  std::vector<std::string> ids;
  std::vector<std::string> reasons;
};

TEST(Json, SkipsWhatIsBrokenByLineAndGoesOn) {
  const std::string first = object("1");
  const std::string last = object("9");
  const std::vector<BrokenCase> table = {
      {"[" + first + ",\n{\"id\": tru},\n" + last + "]", {"1", "9"}, {"2: broken JSON at byte 11: invalid literal"}},
      {"[\n" + first + ",\n\"two\", 3,\n" + last + "\n]",
       {"1", "9"},
       {"3: a JSON object is expected, not '\"two\", 3,'"}},
      {"[\n" + first + ",\n[1, 2],\n" + last + "\n]", {"1", "9"}, {"3: a JSON object is expected, not a list"}},
      {"[\n  " + first + ",\n  {\"id\": \"2\",\n  " + last + "\n]",
       {"1", "9"},
       {"3: broken JSON: the object does not end before the next one"}},
      {"[\n" + first + ",\n{\"id\": \"2\n,\n" + last + "\n]",
       {"1", "9"},
       {"3: broken JSON: a line ends inside a string"}},
      {"[\n" + first + ",\n" + last + "\n", {"1", "9"}, {"1: broken JSON: the list does not end; the file may be cut"}},
      {"[\n" + first + ",\n{\"id\": \"2\"", {"1"}, {"3: broken JSON: the text ends inside an object"}},
      {"[" + first + "]\nmore text\n" + last, {"1", "9"}, {"2: a JSON object is expected, not 'more text'"}},
      {"[" + first + "]]\n" + last, {"1", "9"}, {"1: a JSON object is expected, not ']'"}},
      {"[{\"id\":\"3\"}," + first + "]", {"1"}, {"1: no text"}},
      {"[]", {}, {}},
  };
  for (const auto& [bytes, ids, reasons] : table) {
    const RecordingSink sink = read_bytes(bytes, "news.json");
    EXPECT_EQ(sink.ids(), ids) << bytes;
    EXPECT_EQ(sink.reasons(), reasons) << bytes;
  }
}

TEST(Json, FindsObjectsThatAnUnfinishedOneSwallowed) {
  std::string bytes = "[\n" + object("1") + ",\n{\"id\": \"2\",\n";
  for (int i = 3; i < 30; ++i) bytes += object(std::to_string(i)) + ",\n";
  const RecordingSink sink = read_bytes(bytes + object("30") + "\n]", "news.json");
  EXPECT_EQ(sink.articles.size(), 29U) << "all but 2";
  EXPECT_THAT(sink.reasons(), ElementsAre(StartsWith("3: broken JSON")));
}

TEST(Json, MadeOfHalfObjectsEndsSoonAndSaysSo) {
  std::string bytes = "[";
  for (int i = 0; i < 100'000; ++i) bytes += "\n{\"id\":{";
  const RecordingSink sink = read_bytes(bytes, "news.json");
  EXPECT_THAT(sink.articles, IsEmpty());
  EXPECT_THAT(sink.skipped.front().reason, HasSubstr("broken JSON"));
}

TEST(Json, OverTheLimitIsSkippedAndTheNextObjectRead) {
  SourceOptions options;
  options.max_article_bytes = 100;
  const std::string fits = R"({"id":"1","body":")" + std::string(80, 'x') + "\"}";
  ASSERT_EQ(fits.size(), 100U);
  const std::string bytes = "[" + object("1") + ",\n" + object(std::string(100, '2')) + ",\n" + fits + "]";
  const RecordingSink sink = read_bytes(bytes, "news.json", options);
  EXPECT_THAT(sink.ids(), ElementsAre("1", "1"));
  EXPECT_THAT(sink.reasons(), ElementsAre("2: longer than 100 bytes"));
}

TEST(Json, OverTheLimitOfNestingIsSkipped) {
  const auto nested = [](int depth) {
    const auto count = static_cast<std::size_t>(depth - 1);
    return R"({"id":"1","body":"x","a":)" + std::string(count, '[') + std::string(count, ']') + "}";
  };
  EXPECT_THAT(read_bytes(nested(kMaxJsonNesting)).ids(), ElementsAre("1"));
  for (const int depth : {kMaxJsonNesting + 1, 1'000'000}) {
    for (const std::string& bytes : {nested(depth), "[" + nested(depth) + "]"}) {
      const RecordingSink sink = read_bytes(bytes);
      EXPECT_THAT(sink.articles, IsEmpty());
      EXPECT_THAT(sink.reasons(), ElementsAre("1: lists and objects nested more than 64 deep"));
    }
  }
}

}  // namespace
}  // namespace khabar
