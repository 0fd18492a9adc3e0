#include "searcher/proof/differences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Manifest manifest_of(const std::vector<ProvenArticle>& articles) {
  Manifest manifest;
  manifest.command = "count";
  manifest.indexes = {{"news.index", "g1"}};
  manifest.made_with = {{"khabar", "1"}, {"icu", "72"}};
  manifest.queries = {{"الهجرة", "الهجرة", "الهجرة", {{"articles", articles.size()}}, articles}};
  manifest.outputs = {{"-", 10, "aa"}};
  return manifest;
}

TEST(Differences, AreNoneOfTheSame) {
  const Manifest manifest = manifest_of({{"a", "1"}, {"b", "2"}});
  const Differences found = differences_of(manifest, manifest);
  EXPECT_THAT(found.of_makers, IsEmpty());
  EXPECT_THAT(found.of_results, IsEmpty());
}

TEST(Differences, NameArticlesThatCameWentAndChanged) {
  const Differences found = differences_of(manifest_of({{"a", "1"}, {"b", "2"}, {"c", "3"}}),
                                           manifest_of({{"a", "9"}, {"c", "3"}, {"d", "4"}, {"e", "5"}}));
  EXPECT_THAT(found.of_results,
              ElementsAre("query 'الهجرة': 2 articles more: d, e", "query 'الهجرة': 1 article less: b",
                          "query 'الهجرة': 1 article changed: a", "query 'الهجرة': articles 3 -> 4"));
}

TEST(Differences, TellEqualIdsOfTwoIndexesApart) {
  const Manifest both = manifest_of({{"a", "1"}, {"a", "2"}});
  EXPECT_THAT(differences_of(both, manifest_of({{"a", "1"}})).of_results,
              ElementsAre("query 'الهجرة': 1 article less: a", HasSubstr("articles 2 -> 1")));
  EXPECT_THAT(differences_of(both, manifest_of({{"a", "1"}, {"a", "3"}})).of_results,
              ElementsAre("query 'الهجرة': 1 article changed: a"));
}

TEST(Differences, SayThatOnlyTheOrderIsAnother) {
  EXPECT_THAT(differences_of(manifest_of({{"a", "1"}, {"b", "2"}}), manifest_of({{"b", "2"}, {"a", "1"}})).of_results,
              ElementsAre("query 'الهجرة': the articles are in another order"));
}

TEST(Differences, KeepVersionsApartFromResults) {
  const Manifest was = manifest_of({});
  Manifest is = was;
  is.indexes[0].generation = "g2";
  is.made_with[1].second = "74";
  const Differences found = differences_of(was, is);
  EXPECT_THAT(found.of_makers, ElementsAre("generation: 'g1' became 'g2'", "icu: '72' became '74'"));
  EXPECT_THAT(found.of_results, IsEmpty());
}

TEST(Differences, CompareQueriesByTheirNames) {
  const Manifest was = manifest_of({});
  Manifest is = was;
  is.queries[0].typed = "هجرة";
  EXPECT_THAT(differences_of(was, is).of_results, ElementsAre("query 'الهجرة': 'الهجرة' became 'هجرة'"));
  is.queries[0].name = "other";
  EXPECT_THAT(differences_of(was, is).of_results,
              ElementsAre("query 'الهجرة' is not asked any more", "query 'other' is new"));
}

TEST(Differences, TellOfOutputs) {
  const Manifest was = manifest_of({});
  Manifest is = was;
  is.outputs[0].digest = "bb";
  EXPECT_THAT(differences_of(was, is).of_results, ElementsAre("the output differs: - of 10 bytes, digest aa -> bb"));
}

}  // namespace
}  // namespace khabar
