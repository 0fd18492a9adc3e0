#include "common/forms/form_values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/lexicon/word_shape.h"
#include "common/stored/compact_word.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

TEST(LemmaValue, IsReadAsItWasWritten) {
  const ShapeCounts counts{{"ال~0~", 3}, {"~0~", 1}, {"~1~ات", 4'000'000'000}, {"س~2~日本", 7}};
  ShapeCounts read;
  EXPECT_TRUE(add_shape_counts(lemma_value(counts), read));
  EXPECT_EQ(read, counts);
  EXPECT_TRUE(add_shape_counts(lemma_value({{"~0~", 2}}), read));
  EXPECT_EQ(read.at("~0~"), 3) << "counts are added";
}

TEST(LemmaValue, HasNoShapeWithoutAnArticle) {
  EXPECT_EQ(lemma_value({}), "");
  EXPECT_EQ(lemma_value({{"~0~", 0}, {"ال~0~", -2}}), "");
  EXPECT_EQ(lemma_value({{"~0~", 0}, {"ال~0~", 2}}), lemma_value({{"ال~0~", 2}}));
}

TEST(LemmaValue, IsRefusedIfItIsNone) {
  for (const std::string& value :
       {std::string("\x01"), std::string("\x01\x80"), std::string("\1\0", 2), std::string("\xDD\1"),
        std::string("\xFE\1"), std::string("\xFF"), std::string("\xFF\1\1"), std::string("\xFF\0\1\0\xFF\1", 6),
        std::string("\xFF\0\0\0\1", 5), std::string("\0\1\0\1", 4), std::string("\xFF\1\1\4ax~0~\1"),
        std::string("\1\x80\x80\x80\x80\x10"),
        "\xFF\1" + std::string("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F") + "\1a\1"}) {
    ShapeCounts shapes;
    EXPECT_FALSE(add_shape_counts(value, shapes));
  }
}

struct Known {
  const char* lemma;
  const char* form;
};

constexpr Known kPairs[] = {{"هجرة", "هجرة"},  {"هجرة", "والهجرات"}, {"امراة", "النساء"}, {"日本", "日本語"},
                            {"قال", "يقولون"}, {"x", "y"},           {"ürün", "ürünler"}};

TEST(FormValue, NamesTheLemma) {
  for (const auto& [lemma, form] : kPairs) {
    const std::string word = compact_word(form);
    const std::string value = lemma_item(compact_word(lemma), word_shape(form, lemma));
    FormLemmaReader reader(word, value);
    ASSERT_TRUE(reader.next()) << form;
    EXPECT_EQ(expanded_word(reader.lemma()), lemma) << form;
    EXPECT_EQ(reader.item(), value);
    EXPECT_FALSE(reader.next());
    EXPECT_FALSE(reader.is_damaged());
  }
}

TEST(FormValue, NamesSeveralLemmasInTheirOrder) {
  const std::string form = compact_word("الكتاب");
  LemmaItems items;
  for (const char* lemma : {"كتاب", "كاتب", "الكتاب"}) {
    items[compact_word(lemma)] = lemma_item(compact_word(lemma), word_shape("الكتاب", lemma));
  }
  LemmaItems read;
  EXPECT_TRUE(add_lemma_items(form, form_value(items), read));
  EXPECT_EQ(read, items);
  EXPECT_EQ(form_value({}), "");
}

TEST(FormValue, IsRefusedIfItDoesNotFitTheForm) {
  const std::string form = compact_word("هجر");
  for (const std::string& value : {std::string("\1"),    // begins with ال
                                   std::string("\xFE"),  // no shape
                                   std::string("\x0F"),  // ends before the letter that the shape takes
                                   std::string("\xFF"), std::string("\xFF\0\2\2", 4), std::string("\xFF\3\0\0\x87", 5),
                                   std::string("\xFF\1\0\0\xF0\x9F", 6)}) {
    LemmaItems items;
    EXPECT_FALSE(add_lemma_items(form, value, items));
  }
}

}  // namespace
}  // namespace khabar
