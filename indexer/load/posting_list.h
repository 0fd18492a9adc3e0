// The postings of a term in some of the documents, as they lie in a run: short enough to be in memory.
//
// LEB128: documents; the sum of the frequencies; the first document; the last less the first; the frequency in the
// first; for each other: document less the one before less 1, its frequency. So the lists of neighbouring documents are
// joined without being read.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "common/glass/table_keys.h"
#include "indexer/glass/posting_chunks.h"

namespace khabar {

struct Posting {
  glass::DocumentId document = 0;
  glass::Frequency frequency = 0;
};

// The list of ascending documents, of at least one.
std::string posting_list(std::span<const Posting> postings);

// One list of several, each with later documents than the one before. Nothing if they cannot be read.
std::optional<std::string> joined_lists(std::span<const std::string_view> lists);

// Reads a list posting by posting.
class PostingListReader {
 public:
  // `list` must outlive it.
  explicit PostingListReader(std::string_view list);

  // Moves to the next posting. False at the end, and where bytes are not those of a list: then is_damaged().
  bool next();

  bool is_damaged() const { return damaged_; }
  const Posting& posting() const { return posting_; }

  // Of the whole list, as is said at its beginning.
  const glass::ListStatistics& statistics() const { return statistics_; }

 private:
  std::string_view rest_;
  glass::ListStatistics statistics_;
  glass::Frequency left_ = 0;  // postings that are still to come
  glass::DocumentId last_ = 0;
  Posting posting_;
  bool damaged_ = false;
};

}  // namespace khabar
