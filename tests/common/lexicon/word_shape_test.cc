#include "common/lexicon/word_shape.h"

#include <gtest/gtest.h>

#include <optional>
#include <set>

#include "common/analysis/analyzer.h"

namespace khabar {
namespace {

struct ShapeCase {
  const char* exact;
  const char* lemma;
  const char* shape;
};

constexpr ShapeCase kCases[]{
    {"هجرة", "هجرة", "~0~"},        {"والهجرة", "هجرة", "وال~0~"},
    {"الهجرات", "هجرة", "ال~1~ات"}, {"وزراء", "وزير", "~2~راء"},
    {"يكتبون", "كتب", "ي~0~ون"},    {"نساء", "امراة", "نس~4~ء"},
    {"bbc", "bbc", "~0~"},          {"", "قال", "~3~"},
    {"قوارب", "قارب", "~3~وارب"},   {"1000", "1000", "~0~"},
    {"في", "عن", "~2~في"},          {"كتبكتب", "كتب", "~0~كتب"},
};

TEST(WordShape, SaysWhatStandsAroundTheBeginningOfTheLemma) {
  for (const ShapeCase& c : kCases) EXPECT_EQ(word_shape(c.exact, c.lemma), c.shape) << c.exact;
}

TEST(WordShape, NamesOneExactFormWithTheLemma) {
  for (const ShapeCase& c : kCases) EXPECT_EQ(shaped_form(c.shape, c.lemma), c.exact) << c.shape;
}

TEST(WordShape, IsUndoneForEveryWordOfARunningText) {
  Analyzer analyzer;
  for (const Token& token :
       analyzer.analyze("أعلنت وزارات الخارجية للدول الأوروبية، يوم 20 يناير، أنها ستستقبلهم في Paris "
                        "وبالمطارات؛ فأطفالهم ونساؤهم مسؤولو أ.ف.ب ومستشفياتنا وكتبهما")) {
    const Word& word = *token.word;
    const std::string shape = word_shape(word.exact, word.lemma);
    EXPECT_EQ(shaped_form(shape, word.lemma), word.exact);
    EXPECT_EQ(word.shape, shape_code(shape));
  }
}

TEST(WordShape, MakesNoFormOfAShapeThatItDidNotMake) {
  for (const char* shape :
       {"", "x", "~", "x~", "~x", "~0", "0~", "~~", "~x~", "~-1~", "~1x~", "~ 1~", "~99999999999999999999~"}) {
    EXPECT_FALSE(is_shape(shape)) << shape;
    EXPECT_EQ(shaped_form(shape, "هجرة"), std::nullopt) << shape;
  }
  // A lemma of four letters cannot lose five.
  EXPECT_TRUE(is_shape("~5~"));
  EXPECT_EQ(shaped_form("~4~", "هجرة"), "");
  EXPECT_EQ(shaped_form("~5~", "هجرة"), std::nullopt);
  EXPECT_EQ(shaped_form("~1~", ""), std::nullopt);
}

TEST(ShapeCode, IsTheNumberOfACommonShape) {
  for (const std::string_view shape : {"~0~", "ال~0~", "وال~0~", "~1~ات"}) {
    ASSERT_NE(shape_code(shape), kLiteralShape) << shape;
    EXPECT_EQ(coded_shape(shape_code(shape)), shape);
  }
  EXPECT_EQ(shape_code("نس~4~ء"), kLiteralShape);
  EXPECT_EQ(shape_code(""), kLiteralShape);
  for (unsigned code = 221; code <= kLiteralShape; ++code) EXPECT_EQ(coded_shape(static_cast<std::uint8_t>(code)), "");
}

TEST(ShapeCode, StaysWhatItIsForTheCommonestShapes) {
  // Part of the index format: a change needs a new kSchemaVersion.
  EXPECT_EQ(shape_code("~0~"), 0);
  EXPECT_EQ(shape_code("ال~0~"), 1);
  EXPECT_EQ(shape_code("ال~0~ة"), 2);
}

}  // namespace
}  // namespace khabar
