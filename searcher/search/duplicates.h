// What becomes of near duplicates in an answer. khabar-index gives each article that has any the id of their
// representative, the oldest of them (Slot::kGroup).
#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/article.h"
#include "searcher/rank/ranked_article.h"

namespace khabar {

// How many articles match.
struct HitCounts {
  std::size_t total = 0;                      // articles
  std::size_t distinct = 0;                   // groups of near duplicates, and articles that have none
  std::map<std::string, std::size_t> copies;  // group -> how many of its articles are among the total
};

// Articles with near duplicates.
Xapian::Query only_duplicates();

using GroupNames = std::unordered_map<Xapian::docid, std::string>;

// The groups of those articles that are in one.
GroupNames group_names(const Xapian::Database& database, std::span<const RankedArticle> articles);

// The date of the article `id`; if several indexes have the article, that of the first one that has a date.
std::optional<Date> date_of(const Xapian::Database& database, const std::string& id);

}  // namespace khabar
