// What is asked of an index.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/dates/time_zone.h"
#include "searcher/query/language/query_tree.h"
#include "searcher/rank/feedback/expansion_choice.h"

namespace khabar {

enum class Sort {
  kRelevance,  // equal scores: newest first, then by id
  kNewest,     // then by id; undated articles last
  kOldest,     // then by id; undated articles last
};

// What becomes of near duplicates in an answer.
enum class Duplicates : std::uint8_t {
  kFold,  // the first article of each group stands for the others
  kShow,  // all articles
  kOnly,  // articles that have near duplicates
};

// In the order of Duplicates, as --duplicates takes them and JSON tells them.
inline constexpr std::array<std::string_view, 3> kDuplicatesNames{"fold", "show", "only"};

struct SearchRequest {
  std::string query;
  bool lenient = false;  // nothing in the query is refused
  Match match = Match::kAll;
  Sort sort = Sort::kRelevance;
  std::size_t offset = 0;
  std::size_t limit = 10;
  Expand expand = Expand::kNever;             // by words of the best articles; for Sort::kRelevance
  bool explain = false;                       // fill SearchResults::words and Hit::weights
  bool hashes = false;                        // fill Hit::content_hash
  std::optional<std::chrono::sys_days> from;  // first day
  std::optional<std::chrono::sys_days> to;    // last day
  std::vector<std::string> sources;           // one of them; none: any
  std::vector<std::string> sections;
  std::vector<std::string> sets;
  std::string group;                        // id of an article: only that and its near duplicates
  const TimeZone* zone = &TimeZone::utc();  // whose days dates mean; must outlive the search
  Duplicates duplicates = Duplicates::kShow;
  // Without counts, the search is over as soon as the best `limit` by relevance are known: for many queries one after
  // another. It takes no other order, offset, filter or folding.
  bool counts = true;
};

inline bool asks_for_dates(const SearchRequest& request) { return request.from || request.to; }

// Whether it asks for some of the articles, whatever the words are.
inline bool has_filters(const SearchRequest& request) {
  return asks_for_dates(request) || !request.sources.empty() || !request.sections.empty() || !request.group.empty() ||
         request.duplicates == Duplicates::kOnly;
}

}  // namespace khabar
