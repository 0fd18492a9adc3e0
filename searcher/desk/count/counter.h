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

// What all queries are counted with, read once.
struct CountBasis {
  const Collection& collection;
  Analyzer& analyzer;
  std::vector<Dimension> dimensions;
  const TimeZone& zone;
  std::vector<Partition> partitions;   // of the dimensions; that of forms is empty
  std::vector<std::uint32_t> lengths;  // by document
  GroupTable groups;
};

// Not for two threads at once. The collection must not change.
class Counter {
 public:
  // The collection, the analyzer, which is that of the collection, and the time zone of the settings must outlive the
  // counter. Throws Damage.
  Counter(const Collection& collection, Analyzer& analyzer, const std::vector<Dimension>& dimensions,
          const PartitionSettings& settings);

  // A group of near duplicates counts once a row, and once in the total; an article with occurrences of several forms
  // is in the row of each. Throws Damage, and Error for a table of more than kMostRows.
  CountTable count(const DeskQuery& query);

 private:
  CountBasis basis_;
};

}  // namespace khabar
