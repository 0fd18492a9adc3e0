#include "indexer/format/json/quick_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "common/utf8.h"
#include "indexer/format/json/json_article.h"
#include "indexer/limits.h"
#include "tests/support/sanitizers.h"

namespace khabar {
namespace {

// What the slower parser makes of it: the quick one takes nothing with a byte-order mark.
std::optional<ArticleDraft> by_the_slower(std::string_view json) {
  const FieldNames names;
  JsonArticleParser parser({}, names);
  ArticleDraft draft;
  if (parser.parse(std::string(kUtf8Mark) + std::string(json), draft)) return std::nullopt;
  return draft;
}

std::optional<ArticleDraft> by_the_quick(std::string_view json) {
  const FieldNames names;
  QuickJson quick;
  ArticleDraft draft;
  if (!quick.fill(json, names, draft)) return std::nullopt;
  return draft;
}

TEST(QuickJson, TakesWhatIsSoundAsTheSlowerParserDoes) {
  for (const std::string json : {
           R"({"id":"1","title":"عنوان","body":"متن \"ثان\" \\ \/ \n \u0645\u062a\u0646 \ud83d\ude00"})",
           R"({"id":17,"body":-3,"date":1737369000,"source":false,"author":null,"section":true})",
           R"({"id":-0,"body":18446744073709551615,"title":-9223372036854775808})",
           R"({"id":"1","body":["أ","ب",3,null,"ج"],"author":["أ","","ب"]})",
           R"({"id":"1","extra":{"body":"لا","list":[1.5,{"body":"لا"}]},"other":2.5,"body":"x"})",
           R"({"id":"1","content":"آخر","text":"متن","Body":"أول","body":"ثان","body":"ثالث"})",
           R"({"i\u0064":"1","body":"\u0000"})",
           R"( {  "id" : "1" , "body" : [ 1 ] , "title" : [ ] } )",
       }) {
    const auto quick = by_the_quick(json);
    ASSERT_TRUE(quick) << json;
    EXPECT_EQ(quick, by_the_slower(json)) << json;
  }
}

struct LeftCase {
  std::string json;
  bool is_sound;
};

TEST(QuickJson, LeavesWhatIsWrongOrRareToTheSlowerParser) {
  const std::string deepest = std::string(kMaxJsonNesting - 1, '[') + std::string(kMaxJsonNesting - 1, ']');
  for (const auto& [json, is_sound] : std::vector<LeftCase>{
           {R"({"id":1.50,"body":"x"})", true},
           {R"({"id":"1","body":["أ",{"type":"bold","text":"ب"}]})", true},
           {R"({"id":"1","body":"x","author":{"name":"أ"}})", true},
           {R"({"id":"1","title":"بلا نص"})", true},
           {R"({"id":"1","body":"x","date_of_print":"2025-01-20"})", true},
           {R"({})", true},
           {R"({"id":"1","body":"ثان","body":""})", true},
           {R"({"id":"1","body":["x",1e3]})", true},
           {R"({"id":123456789012345678901234567890})", true},
           {R"({"id":-9223372036854775809})", true},
           {R"({"id":"1","body":")" + std::string(1U << 20U, 'x') + "\"}", true},
           {R"({"a":[)" + deepest + "]}", false},
           {R"({"id":1e400})", false},
           {R"({"id":01})", false},
           {R"({"id":NaN})", true},
           {R"({"id":"\ud83d"})", false},
           {R"({"id":"\ude00"})", false},
           {R"({"id":"\ud83d\u0041"})", false},
           {R"({"\ude00":"x"})", false},
           {"{\"id\":\"\t\"}", false},
           {R"({"id":"1"} z)", false},
           {R"({"id":"1",})", false},
           {R"({"id":"1")", false},
           {R"({'id':'1'})", false},
           {R"({"extra":tru})", false},
           {R"([{"id":"1"}])", false},
           {R"("id")", false},
           {"7", false},
           {"", false},
       }) {
    EXPECT_FALSE(by_the_quick(json)) << json.substr(0, 100);
    EXPECT_EQ(by_the_slower(json).has_value(), is_sound) << json.substr(0, 100);
  }
  EXPECT_TRUE(by_the_quick(R"({"body":"x","a":)" + deepest + "}"));
  EXPECT_FALSE(by_the_quick("{\"id\":\"\xD9\"}")) << "cut UTF-8";
  EXPECT_FALSE(by_the_quick("{\"id\":\"\xED\xA0\x80\"}")) << "a surrogate in UTF-8";
  EXPECT_FALSE(by_the_quick(std::string("{\"id\":\"a\0b\"}", 12)));
}

TEST(QuickJson, LeavesADraftAloneThatItDoesNotFill) {
  const FieldNames names;
  QuickJson quick;
  ArticleDraft draft;
  draft.id = "before";
  EXPECT_FALSE(quick.fill(R"({"id":"1","body":1.5})", names, draft));
  EXPECT_EQ(draft.id, "before");
  EXPECT_EQ(draft.body, "");
}

TEST(QuickJson, KnowsMappedNames) {
  const FieldNames names("title=Head Line,body=متن");
  QuickJson quick;
  ArticleDraft draft;
  ASSERT_TRUE(quick.fill(R"({"id":"1","head_line":"أ","title":"ب","متن":"ج"})", names, draft));
  EXPECT_EQ(draft.title, "أ");
  EXPECT_EQ(draft.body, "ج");
}

TEST(QuickJson, GrowsAndShrinksWithItsObjects) {
  const FieldNames names;
  QuickJson quick;
  for (const std::size_t size : {1U, 70'000U, 3U, 1'000'000U, 200'000U, 1U}) {
    ArticleDraft draft;
    ASSERT_TRUE(quick.fill(R"({"id":"1","body":")" + std::string(size, 'x') + "\"}", names, draft)) << size;
    EXPECT_EQ(draft.body.size(), size);
  }
}

// Bytes that mean something to a parser, at random places of a sound object.
std::string spoiled(std::string json, std::mt19937& random) {
  static constexpr std::string_view kBytes = "{}[]\",:\\/ue0019dD8-+.E ntf\n\t\r\f\x1a\xD9\x85\x7F";
  const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random); };
  for (std::size_t times = 1 + below(3); times > 0; --times) {
    const std::size_t at = below(json.size());
    const char byte = kBytes[below(kBytes.size())];
    switch (below(4)) {
      case 0:
        json[at] = byte;
        break;
      case 1:
        json.insert(at, 1, byte);
        break;
      case 2:
        json.erase(at, 1 + below(3));
        break;
      default:
        json.insert(at, json.substr(below(json.size()), below(12)));
    }
    if (json.empty()) json = "{";
  }
  return json;
}

TEST(QuickJson, NeverTakesWhatTheSlowerParserRefusesOrReadsOtherwise) {
  const std::string sound =
      R"({"id":17,"title":"عن\"وان","body":["م\ud83d\ude00تن",-2,null],"x":{"a":[1.5]},"date":"2025-01-20"})";
  std::mt19937 random(1);
  int taken = 0;
  int refused = 0;
  for (int i = 0; i < 20'000 / testing::kFewer; ++i) {
    const std::string json = spoiled(sound, random);
    const auto quick = by_the_quick(json);
    if (quick) {
      ++taken;
      ASSERT_EQ(find_invalid_utf8(json), std::string_view::npos) << json;
      ASSERT_EQ(quick, by_the_slower(json)) << json;
    } else {
      ++refused;
    }
  }
  EXPECT_GT(taken, 500 / testing::kFewer);
  EXPECT_GT(refused, 500 / testing::kFewer);
}

}  // namespace
}  // namespace khabar
