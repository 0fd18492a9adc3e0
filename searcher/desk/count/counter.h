// Counts queries by up to two dimensions.
#pragma once

#include <cstdint>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/collection.h"
#include "searcher/desk/count/count_table.h"
#include "searcher/desk/count/partition.h"
#include "searcher/desk/desk_query.h"
#include "searcher/search/group_table.h"

namespace khabar {

// What is counted: articles alone leave Counts::occurrences and all numbers of words 0, and read no article.
enum class Counted : std::uint8_t { kArticles, kOccurrences };

// What all queries are counted with, read once.
struct CountBasis {
  const Collection& collection;
  Analyzer& analyzer;
  std::vector<Dimension> dimensions;
  const TimeZone& zone;
  Counted counted;
  const CodedLines* coded;
  std::vector<Partition> partitions;   // of the dimensions; empty for those that part occurrences
  std::vector<std::uint32_t> lengths;  // by document; none for Counted::kArticles
  GroupTable groups;
};

// Not for two threads at once. The collection must not change.
class Counter {
 public:
  // The collection, the analyzer, which is that of the collection, and the time zone of the settings must outlive the
  // counter. Throws Damage.
  Counter(const Collection& collection, Analyzer& analyzer, const std::vector<Dimension>& dimensions,
          const PartitionSettings& settings, Counted counted = Counted::kOccurrences);

  // A group of near duplicates counts once a row, and once in the total; an article with occurrences of several forms
  // is in the row of each; see code_buckets.h for codes. Throws Damage, and Error for a table of more than kMostRows.
  CountTable count(const DeskQuery& query);

  // Of one of the dimensions, by its place among them; empty for forms and codes.
  const Partition& partition(std::size_t dimension) const { return basis_.partitions.at(dimension); }

 private:
  CountBasis basis_;
};

}  // namespace khabar
