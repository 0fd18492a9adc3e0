#include "searcher/desk/similar_articles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/test_index.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class SimilarArticlesTest : public ::testing::Test {
 protected:
  std::vector<Xapian::docid> similar(const std::vector<Article>& articles, std::size_t limit = 10) {
    const Collection collection{testing::temporary_index(articles, analyzer_)};
    const SimilarArticles found = similar_articles(collection, 1, limit);
    words_ = found.words;
    std::vector<Xapian::docid> documents;
    for (const SimilarArticle& article : found.articles) documents.push_back(article.document);
    return documents;
  }

  Analyzer analyzer_;
  std::vector<std::string> words_;
};

TEST_F(SimilarArticlesTest, ShareTheWordsThatTellMost) {
  EXPECT_THAT(
      similar({testing::make_article("a", "", "xrare xsome xall xonly"), testing::make_article("b", "", "xsome xall"),
               testing::make_article("c", "", "xrare xsome xall"), testing::make_article("d", "", "xall xother")}),
      ElementsAre(3, 2));
  EXPECT_THAT(words_, ElementsAre("xrare", "xsome")) << "words of all articles, and of this one alone, tell nothing";
}

TEST_F(SimilarArticlesTest, AreNoMoreThanAskedForAndNewestFirst) {
  const std::vector<Article> articles{
      testing::make_article("a", "", "xword", "2020-01-01"), testing::make_article("b", "", "xword", "2021-01-01"),
      testing::make_article("c", "", "xword", "2022-01-01"), testing::make_article("d", "", "xother", "2022-01-01")};
  EXPECT_THAT(similar(articles), ElementsAre(3, 2));
  EXPECT_THAT(similar(articles, 1), ElementsAre(3));
  EXPECT_THAT(similar(articles, 0), IsEmpty());
}

TEST_F(SimilarArticlesTest, AreNoneOfAnArticleThatSharesNothing) {
  EXPECT_THAT(similar({testing::make_article("a", "", "xonly"), testing::make_article("b", "", "xother")}), IsEmpty());
  EXPECT_THAT(words_, IsEmpty());
}

}  // namespace
}  // namespace khabar
