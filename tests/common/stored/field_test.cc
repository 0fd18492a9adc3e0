#include "common/stored/field.h"

#include <gtest/gtest.h>

namespace khabar {
namespace {

TEST(Field, IsFoundByItsEnglishAndItsArabicName) {
  ASSERT_NE(find_field("title"), nullptr);
  EXPECT_EQ(find_field("title"), find_field("عنوان"));
  EXPECT_EQ(find_field("lang"), find_field("language"));
  EXPECT_EQ(find_field("لغة"), find_field("language"));
  EXPECT_EQ(find_field("معرف"), find_field("id"));
  EXPECT_EQ(find_field("nonsense"), nullptr);
  EXPECT_EQ(find_field(""), nullptr);
}

TEST(Field, HasAnExampleOnlyIfAQueryCanNameIt) {
  for (const FieldSpec& spec : kFieldTable) {
    EXPECT_TRUE(spec.example.empty() || !spec.name.empty()) << spec.description;
    EXPECT_EQ(spec.example.find_first_of(" \"'"), std::string_view::npos) << spec.name;
    EXPECT_EQ(find_field(spec.name), spec.name.empty() ? nullptr : &spec);
  }
}

TEST(BooleanTerm, KeepsAPlainIdReadable) { EXPECT_EQ(boolean_term(Field::kId, "sa18294"), "Qsa18294"); }

TEST(BooleanTerm, SeparatesACapitalFromThePrefixByAColon) { EXPECT_EQ(boolean_term(Field::kId, "AL-1"), "Q:AL-1"); }

TEST(BooleanTerm, HashesAnIdThatIsNotAscii) {
  const std::string term = boolean_term(Field::kId, "خبر");
  EXPECT_EQ(term.size(), 34U);
  EXPECT_EQ(term.substr(0, 2), "Q#");
}

TEST(BooleanTerm, StaysBelowXapiansLimitForAnyLength) {
  EXPECT_LE(boolean_term(Field::kId, std::string(1000, 'x')).size(), 245U);
  EXPECT_NE(boolean_term(Field::kId, std::string(1000, 'x')), boolean_term(Field::kId, std::string(1001, 'x')));
}

}  // namespace
}  // namespace khabar
