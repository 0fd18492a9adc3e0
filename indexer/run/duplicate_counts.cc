#include "indexer/run/duplicate_counts.h"

#include <string>
#include <unordered_set>

#include "common/stored/field.h"

namespace khabar {

DuplicateCounts count_duplicates(const Xapian::Database& database) {
  std::unordered_set<std::string> groups;
  DuplicateCounts counts;
  const Xapian::valueno group = slot(Slot::kGroup);
  for (auto at = database.valuestream_begin(group); at != database.valuestream_end(group); ++at) {
    groups.insert(*at);
    ++counts.articles;
  }
  counts.groups = groups.size();
  return counts;
}

}  // namespace khabar
