#include "common/index/shingles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/index/article_document.h"
#include "common/stored/damage.h"
#include "common/stored/field.h"
#include "common/stored/minhash.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using testing::make_article;
using ::testing::SizeIs;

struct ShinglesTest : ::testing::Test {
  Analyzer analyzer;
  FormCounter forms;

  Xapian::Document document(const Article& article) { return make_document(article, analyzer, forms); }

  ShingleSet shingles(const std::string& body, const std::string& title = "عنوان") {
    return stored_shingles(document(make_article("a", title, body)));
  }

  bool near(const std::string& a, const std::string& b) {
    return reaches(resemblance(shingles(a), shingles(b)), kNearPercent);
  }
};

const std::string kStory =
    "أعلنت وزارة الصحة اليوم عن افتتاح مستشفى جديد في مدينة طنجة يضم مئتي سرير وعشر غرف للعمليات الجراحية وقال الوزير "
    "إن المستشفى سيخدم سكان الجهة كلها وإن الأطباء سيباشرون عملهم ابتداء من الشهر المقبل وأضاف أن الوزارة ستفتتح ثلاثة "
    "مستشفيات أخرى قبل نهاية العام في الجهات البعيدة عن المدن الكبرى لتقريب الخدمات الصحية من المواطنين";

TEST_F(ShinglesTest, CountsEachRunOfFiveWordsOnce) {
  EXPECT_THAT(shingles("واحد اثنان ثلاثة أربعة خمسة"), SizeIs(1));
  EXPECT_THAT(shingles("واحد اثنان ثلاثة أربعة خمسة ستة سبعة"), SizeIs(3));
  EXPECT_THAT(shingles("قال قال قال قال قال قال قال قال"), SizeIs(1));
}

TEST_F(ShinglesTest, TakesAShortBodyAsAWhole) {
  EXPECT_THAT(shingles("واحد"), SizeIs(1));
  EXPECT_THAT(shingles("واحد اثنان ثلاثة أربعة"), SizeIs(1));
  EXPECT_TRUE(near("مباراة مؤجلة", "مباراة مؤجلة"));
  EXPECT_FALSE(near("مباراة مؤجلة", "مباراة"));
  EXPECT_FALSE(near("مباراة مؤجلة اليوم بسبب", "مباراة مؤجلة اليوم بسبب الأمطار"));
}

TEST_F(ShinglesTest, HasNothingToSayOfABodyWithoutWords) {
  EXPECT_THAT(shingles(""), SizeIs(0));
  EXPECT_THAT(shingles("... !؟"), SizeIs(0));
  EXPECT_FALSE(near("", ""));
}

TEST_F(ShinglesTest, LooksAtTheBodyAlone) {
  EXPECT_EQ(shingles(kStory, "عنوان"), shingles(kStory, "عنوان آخر تماما"));
  // A title that was taken from the body is a part of it.
  EXPECT_EQ(shingles(kStory, "أعلنت وزارة الصحة"), shingles(kStory, "أعلنت وزارة الصحة اليوم عن…"));
  EXPECT_EQ(shingles(kStory, "أعلنت وزارة الصحة"), shingles(kStory, ""));
}

TEST_F(ShinglesTest, AreTheExactFormsThatTheAnalyzerMakes) {
  const std::string body = kStory + " 2018 العدد 1,500 BBC London و#وسم_ما على علي في فى مسئول مسؤول";
  std::vector<std::uint64_t> words;
  for (const Token& token : analyzer.analyze(body)) words.push_back(shingle_word(token.word->exact));
  EXPECT_EQ(shingles(body), shingle_set(shingles_of(words)));
}

TEST_F(ShinglesTest, IgnoresVowelsTatweelAndAlefsButNotOtherForms) {
  EXPECT_EQ(shingles("أَعلنت الإدارة عن القـــرار اليوم"), shingles("اعلنت الادارة عن القرار اليوم"));
  EXPECT_NE(shingles("أعلنت الإدارة عن القرار اليوم"), shingles("أعلنت الإدارة عن قرار اليوم"));
}

TEST_F(ShinglesTest, KeepsTheOrderOfWordsApart) {
  EXPECT_EQ(resemblance(shingles("واحد اثنان ثلاثة أربعة خمسة"), shingles("خمسة أربعة ثلاثة اثنان واحد")).shared, 0U);
}

TEST_F(ShinglesTest, SeesAStoryWithALittleChangedAsNear) {
  EXPECT_TRUE(near(kStory, kStory));
  EXPECT_TRUE(near(kStory, kStory + " ودعا إلى ذلك"));
  std::string changed = kStory;
  changed.replace(changed.find("طنجة"), std::string("طنجة").size(), "تطوان");
  EXPECT_TRUE(near(kStory, changed));
  EXPECT_FALSE(near(kStory, kStory.substr(kStory.find("وأضاف"))));
}

TEST(Resemblance, ComparesFractionsExactly) {
  const ShingleSet five{1, 2, 3, 4, 5};
  EXPECT_TRUE(reaches(resemblance(five, {1, 2, 3, 4}), 80));
  EXPECT_FALSE(reaches(resemblance(five, {1, 2, 3, 4}), 81));
  EXPECT_FALSE(reaches(resemblance(five, {1, 2, 3, 9}), 80));
  EXPECT_FALSE(reaches(resemblance({}, {}), 0));
  const Resemblance apart = resemblance({1, 3, 5}, {2, 4});
  EXPECT_EQ(apart.shared, 0U);
  EXPECT_EQ(apart.all, 5U);
}

TEST(Shingles, RefuseDamagedWords) {
  Analyzer analyzer;
  FormCounter forms;
  Xapian::Document document = make_document(make_article("a", "خبر", "نص قصير"), analyzer, forms);
  document.add_value(slot(Slot::kTokens), document.get_value(slot(Slot::kTokens)) + "x");
  EXPECT_THROW(stored_shingles(document), Damage);
}

std::vector<std::string> bands(const Xapian::Document& document) {
  std::vector<std::string> bands;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    if ((*term).starts_with("XB")) bands.push_back(*term);
  }
  return bands;
}

TEST_F(ShinglesTest, GivesAnArticleItsBands) {
  const auto terms = bands(document(make_article("a", "عنوان", kStory)));
  EXPECT_THAT(terms, SizeIs(kBands));
  for (const std::string& term : terms) EXPECT_EQ(term.size(), 2 + kBandBytes);
  EXPECT_EQ(bands(document(make_article("b", "آخر", kStory, "2018-01-01"))), terms);
  EXPECT_THAT(bands(document(make_article("c", "عنوان", "كلمة"))), SizeIs(kBands));
  EXPECT_THAT(bands(document(make_article("d", "عنوان", ""))), SizeIs(0));
}

TEST(Bands, DependNeitherOnOrderNorOnRepetition) {
  const std::vector<std::uint64_t> some{1, ~std::uint64_t{0} / 3, ~std::uint64_t{0} / 2, ~std::uint64_t{0} - 5};
  std::vector<std::uint64_t> other(some.rbegin(), some.rend());
  other.push_back(1);
  EXPECT_EQ(band_terms(some), band_terms(other));
}

// 500 pairs of sets of 200 with Jaccard coefficients of about 0.8: 98.3 % of them must meet, 496 were counted.
TEST(Bands, LetSetsMeetThatResembleEachOther) {
  std::uint64_t state = 7;
  const auto next = [&] {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return shingle_word(std::to_string(state));
  };
  const auto share = [](const auto& a, const auto& b) {
    for (const auto& term : a) {
      if (std::find(b.begin(), b.end(), term) != b.end()) return true;
    }
    return false;
  };
  int near = 0;
  int far = 0;
  for (int i = 0; i < 500; ++i) {
    std::vector<std::uint64_t> a(200);
    for (auto& hash : a) hash = next();
    std::vector<std::uint64_t> b = a;
    for (int k = 0; k < 22; ++k) b[static_cast<std::size_t>(k)] = next();  // 178 of 222 shared: 0.80
    std::vector<std::uint64_t> c = a;
    for (int k = 0; k < 180; ++k) c[static_cast<std::size_t>(k)] = next();  // 20 of 380 shared: 0.05
    near += share(band_terms(a), band_terms(b)) ? 1 : 0;
    far += share(band_terms(a), band_terms(c)) ? 1 : 0;
  }
  EXPECT_GE(near, 480);
  EXPECT_LE(far, 15);
}

}  // namespace
}  // namespace khabar
