// The articles of a collection by one dimension: which bucket each is in, and the query of each bucket.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "common/dates/time_zone.h"
#include "common/index/collection.h"
#include "searcher/desk/count/codebook.h"
#include "searcher/desk/count/dimension.h"
#include "searcher/query/language/query_tree.h"
#include "searcher/query/query_filters.h"
#include "searcher/saved/coded_lines.h"

namespace khabar {

// What articles without a value are in.
inline constexpr std::string_view kNoValue = "none";

inline constexpr std::int32_t kNoDay = std::numeric_limits<std::int32_t>::max();

struct Bucket {
  std::string name;
  std::vector<QueryNode> filters;  // all of them together let exactly the articles of the bucket pass
  bool can_be_asked = true;        // the query language can name it
};

// Which buckets of a dimension a table shows.
enum class Listing : std::uint8_t {
  kPresent,  // those of the subcorpus; of periods, those between its first and last as well
  kAll,
  kFound,  // those in which something is found
};

struct Partition {
  std::vector<Bucket> buckets;            // in the order of a table
  std::vector<std::uint32_t> of_article;  // by document
  Listing listing = Listing::kPresent;
  std::size_t first_period = 0;  // buckets [first_period, end_of_periods) follow each other without a gap
  std::size_t end_of_periods = 0;
  std::vector<std::int32_t> days;  // of periods, by document: days since 1970; kNoDay if its period is none of these

  std::uint32_t bucket(Xapian::docid article) const { return of_article[article]; }
};

// What a dimension needs to be told.
struct PartitionSettings {
  const TimeZone* zone = &TimeZone::utc();  // whose days dates mean
  const Codebook* codebook = nullptr;       // for Dimension::kKind
  const CodedLines* coded = nullptr;        // for Dimension::kCode
};

// Reads the values of all articles. Not for what parts occurrences. A bucket of names is called as
// most of its articles write it, and is all spellings that a filter takes for one. Throws Damage.
Partition partition_by(Dimension dimension, const Collection& collection, const PartitionSettings& settings);

}  // namespace khabar
