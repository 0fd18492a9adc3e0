// A list of documents, each with a number: the postings of a term with its frequencies (wdf), or the lengths of all
// documents. It is written in chunks, so that a list of millions needs the memory of one chunk.
//
// Format (xapian-core 1.4.22, backends/glass/glass_postlist.cc), numbers as LEB128:
//
//   in the first chunk   documents of the whole list; sum of its numbers; first document less 1
//                        (0 and 0 in the list of lengths)
//   in each chunk        '1' if it is the last, else '0'
//                        last document of the chunk less its first
//                        number of the first document
//                        for each other: document less the one before less 1; its number
#pragma once

#include <cstdint>
#include <string>

#include "common/glass/table_keys.h"
#include "indexer/glass/glass_table.h"

namespace khabar::glass {

// They stand in the first chunk, so they must be known before the postings. Where lists are merged they are the sums.
struct ListStatistics {
  Frequency documents = 0;
  std::uint64_t occurrences = 0;  // Xapian reads no more than 32 bits

  void add(const ListStatistics& others) {
    documents += others.documents;
    occurrences += others.occurrences;
  }

  bool operator==(const ListStatistics&) const = default;
};

class PostingChunks {
 public:
  explicit PostingChunks(GlassTable& table) : table_(&table) {}

  // Begins a list: the key of its first chunk, and what the keys of later ones have before the document.
  void begin(std::string first_key, std::string later_key, const ListStatistics& statistics);

  // Documents must come in ascending order.
  void add(DocumentId document, Frequency number);

  // Writes the last chunk. Nothing is written for a list without documents. Returns what has been added.
  ListStatistics end();

 private:
  void write_chunk(bool is_last);

  GlassTable* table_;
  std::string key_;  // of the chunk that is being filled
  std::string later_key_;
  ListStatistics statistics_;  // as given
  ListStatistics added_;
  std::string postings_;
  DocumentId first_ = 0;  // of this chunk
  DocumentId last_ = 0;   // added so far
  bool is_first_chunk_ = true;
  std::string tag_;
};

}  // namespace khabar::glass
