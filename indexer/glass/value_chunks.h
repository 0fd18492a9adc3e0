// The values of a slot in the order of documents, and what is known of them all.
//
// Format (xapian-core 1.4.22, backends/glass/glass_values.cc), numbers as LEB128:
//
//   chunk        the first value behind its length; its document stands in the key
//                for each other: document less the one before less 1; the value behind its length
//   statistics   documents with a value; the smallest value behind its length; the largest, if it is another
#pragma once

#include <string>
#include <string_view>

#include "common/glass/table_keys.h"
#include "indexer/glass/glass_table.h"

namespace khabar::glass {

// They lie before the values, so they must be known earlier.
struct ValueStatistics {
  Frequency documents = 0;
  std::string smallest;
  std::string largest;

  void add(std::string_view value);  // an empty value is none
  void add(const ValueStatistics& others);
};

// The tag of a slot that has values.
std::string value_statistics_tag(const ValueStatistics& statistics);

class ValueChunks {
 public:
  explicit ValueChunks(GlassTable& table) : table_(&table) {}

  void begin(Slot slot);

  // Documents must come in ascending order. An empty value is none.
  void add(DocumentId document, std::string_view value);

  // Writes what is left. Returns how many documents had a value.
  Frequency end();

 private:
  void write_chunk();

  GlassTable* table_;
  Slot slot_ = 0;
  std::string values_;
  DocumentId first_ = 0;  // of this chunk
  DocumentId last_ = 0;   // added so far
  Frequency documents_ = 0;
};

}  // namespace khabar::glass
