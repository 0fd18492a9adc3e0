#include "searcher/rank/names/synonyms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <utility>

#include "common/analysis/analyzer.h"
#include "searcher/search/searcher.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using testing::make_article;
using ::testing::UnorderedElementsAre;

TEST(Synonyms, AreLemmas) {
  Analyzer analyzer;
  EXPECT_GE(synonym_groups().size(), 400U);
  for (const auto& group : synonym_groups()) {
    for (const std::string& lemma : group) EXPECT_EQ(analyzer.analyze(lemma).at(0).word->lemma, lemma);
  }
}

TEST(Synonyms, AreInOneGroupEach) {
  std::set<std::string> seen;
  for (const auto& group : synonym_groups()) {
    EXPECT_GE(group.size(), 2U) << group.at(0);
    for (const std::string& lemma : group) EXPECT_TRUE(seen.insert(lemma).second) << lemma << " is in two groups";
  }
}

// As a reader of one region types them, and as another one writes.
TEST(Synonyms, AreThoseOfOtherRegionsInAnyForm) {
  Analyzer analyzer;
  const std::vector<std::pair<std::string, std::string>> pairs{
      {"المرآب", "كراجات"},      {"الخريطة", "خارطة"}, {"والنفط", "البترول"}, {"مخابراتها", "الاستخبارات"},
      {"التكنولوجيا", "تقنيات"}, {"خوصصة", "للخصخصة"}, {"علمانيون", "لائكي"}, {"التلسكوب", "مقراب"}};
  for (const auto& [asked, written] : pairs) {
    const std::string first = analyzer.analyze(asked).at(0).word->lemma;
    const std::string second = analyzer.analyze(written).at(0).word->lemma;
    EXPECT_THAT(synonyms_of(first), ::testing::Contains(second)) << asked << ' ' << written;
  }
}

TEST(Synonyms, AreTheOthersOfAGroup) {
  EXPECT_THAT(synonyms_of("باص"), UnorderedElementsAre("حافلة", "اوتوبيس"));
  EXPECT_THAT(synonyms_of("اوتوبيس"), UnorderedElementsAre("حافلة", "باص"));
  EXPECT_THAT(synonyms_of("عربية"), ElementsAre());
  EXPECT_THAT(synonyms_of(""), ElementsAre());
}

TEST(Synonyms, AreFoundByATildeOnly) {
  Analyzer analyzer;
  Collection collection{
      testing::temporary_index({make_article("a", "", "انقلب باص أمس"), make_article("b", "", "انقلبت الحافلات أمس"),
                                make_article("c", "", "انقلب بأوتوبيس أمس"), make_article("d", "", "انقلبت سيارة أمس")},
                               analyzer)};
  const auto ids = [&](const std::string& query) {
    Searcher searcher{collection, {{"index", "generation"}}, analyzer};
    SearchRequest request;
    request.query = query;
    std::vector<std::string> found;
    for (const Hit& hit : searcher.search(request).hits) found.push_back(hit.id);
    return found;
  };
  EXPECT_THAT(ids("~باص"), UnorderedElementsAre("a", "b", "c"));
  EXPECT_THAT(ids("~الأوتوبيسات"), UnorderedElementsAre("a", "b", "c"));
  EXPECT_THAT(ids("\"انقلب ~باص\""), UnorderedElementsAre("a", "b", "c"));
  EXPECT_THAT(ids("-~باص انقلب"), ElementsAre("d"));
  EXPECT_THAT(ids("باص"), ElementsAre("a"));
  EXPECT_THAT(ids("=باص"), ElementsAre("a"));
}

}  // namespace
}  // namespace khabar
