// Near duplicates in answers: folded, shown, or nothing else.
#include "searcher/search/duplicates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "searcher/search/searcher.h"
#include "tests/searcher/search/result_ids.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::make_article;
using testing::temporary_index;
using ::testing::UnorderedElementsAre;

using GroupOfArticle = std::map<std::string, std::string>;

SearchRequest request(const std::string& query, Duplicates duplicates = Duplicates::kFold) {
  SearchRequest made;
  made.query = query;
  made.duplicates = duplicates;
  made.limit = 10'000;
  return made;
}

class InAnswers : public ::testing::Test {
 protected:
  SearchResults search(const SearchRequest& request) {
    const std::vector<Article> articles{
        make_article("a1", "", "xalpha xbeta", "2020-01-01"), make_article("a2", "", "xalpha xbeta", "2020-01-02"),
        make_article("a3", "", "xalpha", "2020-01-03"),       make_article("b1", "", "xbeta xgamma"),
        make_article("b2", "", "xgamma", "2020-01-05"),       make_article("c", "", "xalpha xgamma", "2020-01-06")};
    const GroupOfArticle groups{{"a1", "a1"}, {"a2", "a1"}, {"a3", "a1"}, {"b1", "b2"}, {"b2", "b2"}};
    return Searcher{temporary_index(articles, analyzer_, groups), {{"index", "g"}}, analyzer_}.search(request);
  }

  Analyzer analyzer_;
};

TEST_F(InAnswers, StandForEachOtherWhereTheyAreFolded) {
  SearchRequest folded = request("xalpha");
  folded.sort = Sort::kNewest;
  const SearchResults results = search(folded);
  EXPECT_THAT(ids(results), ElementsAre("c", "a3"));
  EXPECT_EQ(results.total, 4U);
  EXPECT_EQ(results.distinct, 2U);
  EXPECT_EQ(results.hits[0].group, "");
  EXPECT_EQ(results.hits[0].copies, 0U);
  EXPECT_EQ(results.hits[1].group, "a1");
  EXPECT_EQ(results.hits[1].copies, 2U);
  EXPECT_EQ(results.hits[1].group_date, Date{parse_day("2020-01-01").value()});
  EXPECT_EQ(results.hits[1].rank, 2U);
}

TEST_F(InAnswers, AreCountedAmongWhatAnswersTheQueryOnly) {
  SearchRequest folded = request("xalpha xbeta");
  const SearchResults results = search(folded);
  EXPECT_EQ(results.total, 2U);
  EXPECT_EQ(results.distinct, 1U);
  EXPECT_EQ(results.hits.at(0).copies, 1U);
  const SearchResults one = search(request("xbeta xgamma"));
  EXPECT_EQ(one.hits.at(0).copies, 0U);
  EXPECT_EQ(one.hits.at(0).group, "b2");
  EXPECT_EQ(one.distinct, 1U);
}

TEST_F(InAnswers, AreAllThereWhereTheyAreShown) {
  const SearchResults results = search(request("xalpha", Duplicates::kShow));
  EXPECT_THAT(ids(results), UnorderedElementsAre("a1", "a2", "a3", "c"));
  EXPECT_EQ(results.total, 4U);
  EXPECT_EQ(results.distinct, 2U);
}

TEST_F(InAnswers, AreAloneWhereNothingElseIsAskedFor) {
  const SearchResults results = search(request("xgamma", Duplicates::kOnly));
  EXPECT_THAT(ids(results), UnorderedElementsAre("b1", "b2"));
  EXPECT_EQ(results.total, 2U);
  EXPECT_EQ(results.distinct, 1U);
  EXPECT_THAT(ids(search(request("", Duplicates::kOnly))), UnorderedElementsAre("a1", "a2", "a3", "b1", "b2"));
}

TEST_F(InAnswers, AreFoundByTheIdOfAnyOfThem) {
  for (const auto& [id, wanted] : std::map<std::string, std::vector<std::string>>{
           {"a1", {"a3", "a2", "a1"}}, {"a2", {"a3", "a2", "a1"}}, {"b1", {"b2", "b1"}}, {"c", {"c"}}, {"none", {}}}) {
    SearchRequest group = request("", Duplicates::kShow);
    group.group = id;
    EXPECT_EQ(ids(search(group)), wanted) << id;
  }
  SearchRequest with_words = request("xbeta", Duplicates::kShow);
  with_words.group = "a3";
  EXPECT_THAT(ids(search(with_words)), UnorderedElementsAre("a1", "a2"));
  with_words.group = "none";
  EXPECT_THAT(search(with_words).unknown_filters, ElementsAre("id 'none'"));
}

TEST_F(InAnswers, HaveNoDateWhereTheOldestHasNone) {
  Analyzer analyzer;
  const auto database = temporary_index({make_article("a", "", "xalpha"), make_article("b", "", "xalpha")}, analyzer,
                                        {{"a", "a"}, {"b", "a"}});
  const SearchResults results = Searcher{database, {{"index", "g"}}, analyzer}.search(request("xalpha"));
  EXPECT_EQ(results.hits.at(0).group_date, std::nullopt);
}

// Hundreds of articles in several blocks of the ranking, a third of them in groups.
class ManyAnswers : public ::testing::Test {
 protected:
  void SetUp() override {
    std::mt19937 random(11);
    const auto below = [&](unsigned limit) { return static_cast<unsigned>(random() % limit); };
    for (int i = 0; i < 900; ++i) {
      std::string body = "xalpha";
      for (unsigned k = below(5); k > 0; --k) body += " xalpha";
      for (unsigned k = below(30); k > 0; --k) body += " xw" + std::to_string(below(50));
      const std::string id = "id" + std::to_string(i);
      articles_.push_back(make_article(id, "", body, "2020-01-" + std::to_string(10 + below(20))));
      if (below(3) == 0) groups_[id] = "id" + std::to_string(below(80));
    }
  }

  SearchResults search(const SearchRequest& request) {
    if (!searcher_) searcher_.emplace(temporary_index(articles_, analyzer_, groups_), names_, analyzer_);
    return searcher_->search(request);
  }

  // The first article of each group.
  std::vector<std::string> folded(const std::vector<std::string>& all) const {
    std::set<std::string> seen;
    std::vector<std::string> kept;
    for (const std::string& id : all) {
      const auto group = groups_.find(id);
      if (group == groups_.end() || seen.insert(group->second).second) kept.push_back(id);
    }
    return kept;
  }

  Analyzer analyzer_;
  std::vector<Article> articles_;
  GroupOfArticle groups_;
  std::vector<IndexName> names_{{"index", "g"}};
  std::optional<Searcher> searcher_;
};

TEST_F(ManyAnswers, FoldedAreTheOthersWithoutTheLaterOfEachGroup) {
  for (const char* query : {"xalpha", "xw1", "xw2 OR xw3 OR xw4", "xalpha -xw7"}) {
    for (const Sort sort : {Sort::kRelevance, Sort::kNewest, Sort::kOldest}) {
      SearchRequest asked = request(query, Duplicates::kShow);
      asked.sort = sort;
      const SearchResults all = search(asked);
      asked.duplicates = Duplicates::kFold;
      const SearchResults some = search(asked);
      EXPECT_EQ(ids(some), folded(ids(all))) << query;
      EXPECT_EQ(some.total, all.hits.size());
      EXPECT_EQ(some.distinct, some.hits.size());
      EXPECT_EQ(all.distinct, some.distinct);
      std::size_t sum = 0;
      for (const Hit& hit : some.hits) sum += 1 + hit.copies;
      EXPECT_EQ(sum, some.total);
    }
  }
}

TEST_F(ManyAnswers, FoldedStandOnFullPagesThatFitTogether) {
  for (const Sort sort : {Sort::kRelevance, Sort::kNewest}) {
    SearchRequest asked = request("xalpha");
    asked.sort = sort;
    const std::vector<std::string> all = ids(search(asked));
    for (const std::size_t limit : {1U, 7U, 150U, 200U, 333U}) {
      for (std::size_t offset = limit == 1 ? 190 : 0; offset < all.size() + limit; offset += limit * 3) {
        asked.offset = offset;
        asked.limit = limit;
        const SearchResults page = search(asked);
        const auto begin = all.begin() + static_cast<std::ptrdiff_t>(std::min(offset, all.size()));
        const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(offset + limit, all.size()));
        EXPECT_EQ(ids(page), std::vector<std::string>(begin, end)) << offset << " " << limit;
        EXPECT_EQ(page.total, 900U);
        EXPECT_EQ(page.distinct, all.size());
        if (!page.hits.empty()) {
          EXPECT_EQ(page.hits.front().rank, offset + 1);
        }
      }
    }
  }
}

TEST_F(ManyAnswers, AreCountedWithoutAHit) {
  SearchRequest asked = request("xalpha");
  asked.limit = 0;
  const SearchResults none = search(asked);
  EXPECT_THAT(none.hits, IsEmpty());
  EXPECT_EQ(none.total, 900U);
  asked.limit = 1000;
  EXPECT_EQ(none.distinct, search(asked).hits.size());
}

TEST_F(ManyAnswers, ExpandByTheSameWordsFoldedOrNot) {
  SearchRequest asked = request("xw1");
  asked.expand = Expand::kAlways;
  const SearchResults some = search(asked);
  asked.duplicates = Duplicates::kShow;
  const SearchResults all = search(asked);
  ASSERT_EQ(some.expansion.size(), all.expansion.size());
  EXPECT_EQ(ids(some), folded(ids(all)));
}

// Groups are each index's own; those that have the same representative are one in an answer.
TEST_F(ManyAnswers, OfSeveralIndexesAreFoldedByTheirRepresentative) {
  Collection both;
  both.add(
      temporary_index({make_article("a", "", "xalpha", "2020-01-01"), make_article("b", "", "xalpha", "2020-01-02")},
                      analyzer_, {{"a", "a"}, {"b", "a"}}));
  both.add(
      temporary_index({make_article("a", "", "xalpha", "2020-01-01"), make_article("c", "", "xalpha", "2020-01-03"),
                       make_article("d", "", "xalpha", "2020-01-04")},
                      analyzer_, {{"a", "a"}, {"c", "a"}}));
  SearchRequest asked = request("xalpha");
  asked.sort = Sort::kNewest;
  const SearchResults results = Searcher{both, {{"one", "g"}, {"two", "g"}}, analyzer_}.search(asked);
  EXPECT_THAT(ids(results), ElementsAre("d", "c"));
  EXPECT_EQ(results.total, 5U);
  EXPECT_EQ(results.distinct, 2U);
  EXPECT_EQ(results.hits.at(1).copies, 3U);
  asked.group = "b";
  asked.duplicates = Duplicates::kShow;
  const SearchResults group = Searcher{both, {{"one", "g"}, {"two", "g"}}, analyzer_}.search(asked);
  EXPECT_THAT(ids(group), ElementsAre("c", "b", "a", "a"));
}

}  // namespace
}  // namespace khabar
