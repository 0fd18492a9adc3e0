// The words whose use changes most over time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/collection.h"
#include "searcher/desk/count/dimension.h"
#include "searcher/desk/desk_query.h"
#include "searcher/desk/words/mann_kendall.h"
#include "searcher/desk/words/vocabulary.h"

namespace khabar {

// The farthest from 0 first; equal ones: by code point.
enum class ChangeOrder : std::uint8_t { kSlope, kZ };

// In the order of ChangeOrder.
inline constexpr std::array<std::string_view, 2> kChangeOrderNames{"slope", "z"};

// Words times periods; more would take more than 256 MB. Chosen, not tuned.
inline constexpr std::size_t kMostChangeCells = 20'000'000;

struct RisingRequest {
  WordUnit unit = WordUnit::kLemma;
  Dimension by = Dimension::kMonth;  // year, month or week
  std::uint64_t least = 100;         // occurrences in dated articles
  ChangeOrder order = ChangeOrder::kSlope;
  std::size_t limit = 100;
  const TimeZone* zone = &TimeZone::utc();
};

struct RisingWord {
  std::string word;
  std::uint64_t occurrences = 0;
  std::uint64_t articles = 0;
  Change change;      // of occurrences in a million words of a period, by the number of the period
  std::string query;  // finds exactly these articles; empty if the query language cannot name the word
};

struct RisingList {
  std::size_t periods = 0;     // that have words
  std::uint64_t articles = 0;  // of the set that are dated
  std::uint64_t words = 0;     // of them
  std::uint64_t undated = 0;   // articles, left out, with those dated before 1800 or after 2100
  std::size_t found = 0;       // words of so many occurrences, of which these are the first:
  std::vector<RisingWord> rising;
};

// Periods without words are left out, but keep their time. Throws Damage, and Error for more than kMostChangeCells or
// more words than kMostDifferentWords.
RisingList list_rising(const Collection& collection, const DeskQuery& query, const RisingRequest& request,
                       Analyzer& analyzer);

}  // namespace khabar
