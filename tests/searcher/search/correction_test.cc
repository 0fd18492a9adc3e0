#include "searcher/search/correction.h"

#include <gtest/gtest.h>

#include "common/analysis/analyzer.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using testing::make_article;

class NearestForm : public ::testing::Test {
 protected:
  std::optional<std::string> nearest(std::string_view exact) {
    const auto form = nearest_form(database_, exact);
    return form ? std::optional{form->exact} : std::nullopt;
  }

  Analyzer analyzer_;
  Xapian::Database database_ = testing::temporary_index(
      {make_article("1", "القذافي في الهجرة", "تحدث القذافي عن الهجرة"),
       make_article("2", "قارب", "قارب غرق قرب google"), make_article("3", "قرب الهجرة", "الهجرة قرب البحر"),
       make_article("4", "النساء", "تظاهرت النساء")},
      analyzer_);
};

TEST_F(NearestForm, MendsOneLetter) {
  struct Case {
    std::string_view typed;
    std::string_view meant;
  };
  for (const Case& c :
       {Case{"الهحرة", "الهجرة"}, Case{"الهحره", "الهجرة"}, Case{"القدافي", "القذافي"}, Case{"القذفي", "القذافي"},
        Case{"الهرجة", "الهجرة"}, Case{"gogle", "google"}, Case{"النصاء", "النساء"}, Case{"تظخرت", "تظاهرت"}}) {
    EXPECT_EQ(nearest(c.typed), c.meant) << c.typed;
  }
}

TEST_F(NearestForm, NeverCorrectsAWordThatTheCollectionHas) {
  EXPECT_EQ(nearest("قرب"), std::nullopt);
  EXPECT_EQ(nearest("قارب"), std::nullopt);
}

TEST_F(NearestForm, TakesTheMoreFrequentOfEquallyNearForms) { EXPECT_EQ(nearest("قرف"), "قرب"); }

TEST(PrintedForm, IsTheSpellingThatMostArticlesHave) {
  Analyzer analyzer;
  const Xapian::Database database = testing::temporary_index(
      {make_article("1", "", "ايمان قوي"), make_article("2", "إيمان", "إيمان"), make_article("3", "", "NATO Nato")},
      analyzer);
  EXPECT_EQ(printed_form(database, {"ايمان", "ايمان"}, analyzer), "إيمان");
  EXPECT_EQ(printed_form(database, {"nato", "nato"}, analyzer), "NATO");
  EXPECT_EQ(printed_form(database, {"غائب", "غائب"}, analyzer), "غائب");
}

TEST_F(NearestForm, HasNothingForWordsThatAreFarOrTooShort) {
  EXPECT_EQ(nearest("ديناصورات"), std::nullopt);
  EXPECT_EQ(nearest("قر"), std::nullopt);
  EXPECT_EQ(nearest(""), std::nullopt);
}

}  // namespace
}  // namespace khabar
