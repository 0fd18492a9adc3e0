// The words of a set of articles, most frequent first.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/collection.h"
#include "searcher/desk/desk_query.h"
#include "searcher/desk/words/dispersion.h"

namespace khabar {

// The most first; of DP the most even. Equal ones: by occurrences, then by code point.
enum class WordOrder : std::uint8_t { kOccurrences, kArticles, kArf, kDp };

// In the order of WordOrder.
inline constexpr std::array<std::string_view, 4> kWordOrderNames{"occurrences", "articles", "arf", "dp"};

struct WordListRequest {
  WordUnit unit = WordUnit::kLemma;
  std::uint64_t least = 1;  // occurrences
  WordOrder order = WordOrder::kOccurrences;
  std::size_t limit = 100;
  const TimeZone* zone = &TimeZone::utc();
};

struct ListedWord {
  std::string word;
  std::uint64_t occurrences = 0;
  std::uint64_t articles = 0;
  Dispersion spread;
  std::string query;  // finds exactly these articles; empty if the query language cannot name the word
};

struct WordListing {
  std::uint64_t articles = 0;  // of the set
  std::uint64_t words = 0;     // of them, in title and body
  std::size_t parts = 0;
  std::size_t found = 0;  // words of so many occurrences, of which these are the first:
  std::vector<ListedWord> listed;
};

// Of all articles that match. Occurrences are those that `count` counts of the word alone. Throws Damage, and Error for
// more words than kMostDifferentWords.
WordListing list_words(const Collection& collection, const DeskQuery& query, const WordListRequest& request,
                       Analyzer& analyzer);

}  // namespace khabar
