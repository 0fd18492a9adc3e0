// The codes of lines as buckets of a table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "searcher/desk/count/partition.h"
#include "searcher/match/span.h"
#include "searcher/saved/coded_lines.h"

namespace khabar {

// An article is in the bucket of each code that a line of it has, whichever query found that line, so that `code:NAME`
// finds it; if none has a code, it is in the last bucket. An occurrence is in the buckets of its own codes, or in the
// last one.
class CodeBuckets {
 public:
  // `coded` may be null, if there are no codes; it must outlive the buckets.
  explicit CodeBuckets(const CodedLines* coded);

  // Calls `see` with each bucket that has the article or an occurrence of it.
  using See = std::function<void(std::uint32_t bucket, bool has_article, std::size_t occurrences)>;
  void sort(Xapian::docid article, const Spans& occurrences, const See& see) const;

  const std::vector<Bucket>& buckets() const { return buckets_; }

 private:
  const CodedLines* coded_;
  std::vector<Bucket> buckets_;  // by number of the code; then what has none
};

}  // namespace khabar
