// The pairs of tests/data/ as a user meets them: one article a word, and a search for each.
#include "tests/support/word_pairs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>

#include "searcher/search/searcher.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using testing::WordPair;

class WordPairs {
 public:
  explicit WordPairs(const std::string& file) : pairs_(testing::read_word_pairs(file)) {
    std::vector<Article> articles;
    for (const WordPair& pair : pairs_) {
      for (const std::string& word : {pair.first, pair.second}) {
        if (ids_.emplace(word, std::to_string(ids_.size())).second) {
          articles.push_back(testing::make_article(ids_.at(word), "", word));
        }
      }
    }
    searcher_.emplace(testing::temporary_index(articles, analyzer_), std::vector<IndexName>{{"index", "g"}}, analyzer_);
  }

  const std::vector<WordPair>& pairs() const { return pairs_; }

  SearchResults search(const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.limit = ids_.size();
    return searcher_->search(request);
  }

  bool is_among(const std::string& word, const SearchResults& results) const {
    return std::any_of(results.hits.begin(), results.hits.end(),
                       [&](const Hit& hit) { return hit.id == ids_.at(word); });
  }

  // The total of a search for `query` among the article of `word` alone.
  std::size_t total_in(const std::string& word, const std::string& query) {
    return search(query + " id:" + ids_.at(word)).total;
  }

 private:
  std::vector<WordPair> pairs_;
  Analyzer analyzer_;
  std::map<std::string, std::string> ids_;
  std::optional<Searcher> searcher_;
};

TEST(WordPairs, ThatMeetFindEachOther) {
  WordPairs words("words_that_meet.tsv");
  ASSERT_GE(words.pairs().size(), 400U);
  for (const auto& [first, second, line] : words.pairs()) {
    EXPECT_TRUE(words.is_among(second, words.search(first))) << "line " << line << ": " << first << ' ' << second;
    EXPECT_TRUE(words.is_among(first, words.search(second))) << "line " << line << ": " << second << ' ' << first;
  }
}

TEST(WordPairs, ThatStayApartAreNeitherFoundNorCountedForEachOther) {
  WordPairs words("words_that_stay_apart.tsv");
  ASSERT_GE(words.pairs().size(), 200U);
  for (const auto& [first, second, line] : words.pairs()) {
    for (const auto& [word, other] : {std::pair{first, second}, std::pair{second, first}}) {
      for (const std::string& query : {word, '=' + word}) {
        SCOPED_TRACE("line " + std::to_string(line) + ": " + query + ' ' + other);
        const SearchResults results = words.search(query);
        EXPECT_TRUE(words.is_among(word, results));
        EXPECT_FALSE(words.is_among(other, results));
        EXPECT_EQ(results.total, results.hits.size());
        EXPECT_EQ(words.total_in(other, query), 0U);
      }
    }
  }
}

}  // namespace
}  // namespace khabar
