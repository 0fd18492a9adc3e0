#include "indexer/load/value_tables.h"

#include <map>

namespace khabar {

void write_values(std::span<const glass::Slot> slots, const ReadValues& read, glass::PostingTable& table) {
  std::map<glass::Slot, glass::ValueStatistics> all;
  for (const glass::Slot slot : slots) {
    glass::ValueStatistics& statistics = all[slot];
    read(slot, [&](glass::DocumentId, std::string_view value) { statistics.add(value); });
  }
  table.add_value_statistics(all);
  for (const glass::Slot slot : glass::slots_in_order(all)) {
    table.begin_values(slot);
    read(slot, [&](glass::DocumentId document, std::string_view value) { table.add_value(document, value); });
  }
}

}  // namespace khabar
