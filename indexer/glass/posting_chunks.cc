#include "indexer/glass/posting_chunks.h"

#include <stdexcept>
#include <utility>

#include "common/stored/leb128.h"

namespace khabar::glass {
namespace {

constexpr std::size_t kChunkOfPostings = 2000;  // CHUNKSIZE

}  // namespace

void PostingChunks::begin(std::string first_key, std::string later_key, const ListStatistics& statistics) {
  key_ = std::move(first_key);
  later_key_ = std::move(later_key);
  statistics_ = statistics;
  added_ = {};
  first_ = last_ = 0;
  is_first_chunk_ = true;
}

void PostingChunks::add(DocumentId document, Frequency number) {
  if (document <= last_) throw std::logic_error("the documents of a list are not in ascending order");
  if (postings_.size() >= kChunkOfPostings) {
    write_chunk(false);
    key_ = later_key_;
    append_document(key_, document);
    is_first_chunk_ = false;
  }
  if (postings_.empty()) {
    first_ = document;
  } else {
    append_leb128(postings_, document - last_ - 1);
  }
  append_leb128(postings_, number);
  last_ = document;
  ++added_.documents;
  added_.occurrences += number;
}

ListStatistics PostingChunks::end() {
  if (!postings_.empty()) write_chunk(true);
  return added_;
}

void PostingChunks::write_chunk(bool is_last) {
  tag_.clear();
  if (is_first_chunk_) {
    append_leb128(tag_, statistics_.documents);
    append_leb128(tag_, statistics_.occurrences);
    append_leb128(tag_, first_ - 1);
  }
  tag_ += is_last ? '1' : '0';
  append_leb128(tag_, last_ - first_);
  tag_ += postings_;
  table_->add(key_, {tag_});
  postings_.clear();
}

}  // namespace khabar::glass
