// Writes the table `postlist` of a glass database, which has all that goes through the documents: metadata, values,
// lengths and postings. What stands in the header of a list must be known before the list; of the lists themselves
// only a chunk is in memory.
//
// The order of calls is that of the keys: metadata, statistics of values, values, lengths, lists. Each may be left out.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string_view>
#include <vector>

#include "indexer/glass/glass_table.h"
#include "indexer/glass/posting_chunks.h"
#include "indexer/glass/value_chunks.h"

namespace khabar::glass {

// What the version file says of the documents.
struct DocumentStatistics {
  std::uint32_t documents = 0;
  DocumentId last = 0;
  std::uint64_t length = 0;    // of all
  std::uint32_t shortest = 0;  // of those that have a length; 0 if there is none
  std::uint32_t longest = 0;
  Frequency largest_frequency = 0;
};

class PostingTable {
 public:
  // Makes the file, in place of one that is there. Throws Error that names `path`, as all of this class does. What
  // comes in the wrong order, or does not fit its statistics, is a std::logic_error.
  explicit PostingTable(const std::filesystem::path& path);
  PostingTable(const PostingTable&) = delete;
  PostingTable& operator=(const PostingTable&) = delete;

  // In ascending order of names, which must not be empty. An empty value is none.
  void add_metadata(std::string_view name, std::string_view value);

  void add_value_statistics(const std::map<Slot, ValueStatistics>& slots);

  // The order of slots is that of slots_in_order().
  void begin_values(Slot slot);
  void add_value(DocumentId document, std::string_view value);

  // Of each document, also if it has no terms.
  void begin_lengths();
  void add_length(DocumentId document, std::uint32_t length);

  // In ascending order of terms, which have 1 to 245 bytes.
  void begin_list(std::string_view term, const ListStatistics& statistics);
  void add_posting(DocumentId document, Frequency frequency);

  // Waits until the table is on disk. Nothing may be added later.
  FinishedTable finish();

  const DocumentStatistics& documents() const { return documents_; }

 private:
  enum class Open { kNothing, kValues, kLengths, kList };

  void open(Open next);
  void close();
  void expect(Open open) const;

  GlassTable table_;
  PostingChunks postings_{table_};
  ValueChunks values_{table_};
  Open open_ = Open::kNothing;
  std::map<Slot, Frequency> documents_of_slots_;
  Slot slot_ = 0;              // of the values that are open
  ListStatistics statistics_;  // of the list that is open
  DocumentStatistics documents_;
};

// Slots in the order in which their values lie: that of their numbers as LEB128, so that 256 precedes 129.
std::vector<Slot> slots_in_order(const std::map<Slot, ValueStatistics>& slots);

}  // namespace khabar::glass
