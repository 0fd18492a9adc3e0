#include "searcher/search/answer_order.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "common/index/article_document.h"
#include "common/stored/field.h"
#include "searcher/query/query_parser.h"
#include "searcher/rank/query_builder.h"
#include "searcher/search/search_run.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

constexpr std::size_t kOrderedArticles = 3000;
constexpr std::size_t kShortAnswer = 15'000;  // Xapian puts so many in order
constexpr std::size_t kLongAnswer = 1'000'000;

// Ids that are equal for more than one look at their keys, of each length, one the beginning of the other.
std::string id_of(std::size_t i) {
  const std::string prefix =
      i % 2 == 0 ? std::string(i % 5, 'a') : "https://news.example.org/2020/articles/" + std::string(i % 23, 'b');
  return prefix + std::to_string(i * 7919 % kOrderedArticles);
}

class AnswerOrder : public ::testing::Test {
 protected:
  AnswerOrder() {
    std::mt19937 random{3};
    std::vector<Article> articles;
    std::map<std::string, std::string> groups;
    for (std::size_t i = 0; i < kOrderedArticles; ++i) {
      std::string body = "xw";
      for (std::size_t words = random() % 4; words > 0; --words)
        body += i % 3 == 0 ? " xw" : i % 7 == 0 ? " وxv" : " yw";
      if (i % 3 == 0) body += i % 2 == 0 ? " xpa" : " xpb";  // of one score, whichever it is
      const std::string date = i % 4 == 0 ? "" : i % 4 == 1 ? "1969-07-2" + std::to_string(i % 10) : "2020-01-01";
      articles.push_back(testing::make_article(id_of(i), "t", body, date));
      if (i % 10 < 2) groups[articles.back().id] = id_of(i / 10 * 10);
    }
    collection_ = Collection{testing::temporary_index(articles, analyzer_, groups)};
  }

  std::vector<std::string> ids(const std::string& query, SearchRequest request, std::size_t limit) {
    request.limit = limit;
    LocalSearch local{collection_};
    const BuiltQuery built = build_query(parse_query(query).tree, {request.match}, collection_, analyzer_);
    const Answer answer = SearchRun{collection_, &local, request, built}.answer();
    std::vector<std::string> ids;
    for (const RankedArticle& article : answer.hits) {
      const std::string order = collection_.database().get_document(article.id).get_value(slot(Slot::kOrder));
      ids.push_back(std::string{order_value_id(order)} + ' ' + std::to_string(article.score));
    }
    ids.push_back(std::to_string(answer.counts.total) + ' ' + std::to_string(answer.counts.distinct));
    return ids;
  }

  Analyzer analyzer_;
  Collection collection_;
};

TEST_F(AnswerOrder, IsTheSameHoweverManyAreAskedFor) {
  for (const Sort sort : {Sort::kRelevance, Sort::kNewest, Sort::kOldest}) {
    for (const Duplicates duplicates : {Duplicates::kShow, Duplicates::kFold, Duplicates::kOnly}) {
      for (const std::size_t offset : {std::size_t{0}, std::size_t{1234}}) {
        SearchRequest request;
        request.sort = sort;
        request.duplicates = duplicates;
        request.offset = offset;
        for (const char* query : {"xw", "+xw yw", "xw -yw", "date:2020", "nowhere"}) {
          EXPECT_EQ(ids(query, request, kLongAnswer), ids(query, request, kShortAnswer))
              << query << ' ' << static_cast<int>(sort) << ' ' << static_cast<int>(duplicates) << ' ' << offset;
        }
      }
    }
  }
}

TEST_F(AnswerOrder, OfAnyOfTheWordsIsTheSameHoweverManyAreAskedFor) {
  for (const Duplicates duplicates : {Duplicates::kShow, Duplicates::kFold}) {
    for (const std::size_t offset : {std::size_t{0}, std::size_t{1234}}) {
      SearchRequest request;
      request.match = Match::kAny;
      request.duplicates = duplicates;
      request.offset = offset;
      for (const char* query : {"xw", "xw yw", "yw xv", "xw yw xv t", "xpa xpb", "nowhere yw", "nowhere"}) {
        EXPECT_EQ(ids(query, request, kLongAnswer), ids(query, request, kShortAnswer))
            << query << ' ' << static_cast<int>(duplicates) << ' ' << offset;
      }
    }
  }
}

// What is known of an article has room for so many words; of more, another list is kept.
TEST_F(AnswerOrder, OfAnyOfManyWordsIsTheSameHoweverManyAreAskedFor) {
  std::string query = "yw";
  for (char letter = 'a'; letter <= 'z'; ++letter) query += std::string{" xq"} + letter;
  SearchRequest request;
  request.match = Match::kAny;
  for (const char* last : {" xv", " xw", " xw xv yw"}) {
    EXPECT_EQ(ids(query + last, request, kLongAnswer), ids(query + last, request, kShortAnswer)) << last;
  }
}

TEST_F(AnswerOrder, EndsWhereTheAnswerDoes) {
  SearchRequest request;
  request.sort = Sort::kNewest;
  std::vector<std::string> all = ids("date:2020", request, kLongAnswer);
  ASSERT_GT(all.size(), 1000U);
  request.offset = 7;
  all.erase(all.begin(), all.begin() + 7);
  EXPECT_EQ(ids("date:2020", request, kLongAnswer), all);
  request.offset = kOrderedArticles;
  EXPECT_EQ(ids("date:2020", request, kLongAnswer).size(), 1U);
}

}  // namespace
}  // namespace khabar
