#include "indexer/glass/value_chunks.h"

#include <algorithm>
#include <stdexcept>

#include "common/stored/leb128.h"

namespace khabar::glass {
namespace {

constexpr std::size_t kChunkOfValues = 2000;  // CHUNK_SIZE_THRESHOLD

void append_string(std::string& out, std::string_view text) {
  append_leb128(out, text.size());
  out += text;
}

}  // namespace

void ValueStatistics::add(std::string_view value) {
  if (value.empty()) return;
  if (documents == 0 || value < smallest) smallest = value;
  if (documents == 0 || value > largest) largest = value;
  ++documents;
}

void ValueStatistics::add(const ValueStatistics& others) {
  if (others.documents == 0) return;
  smallest = documents == 0 ? others.smallest : std::min(smallest, others.smallest);
  largest = documents == 0 ? others.largest : std::max(largest, others.largest);
  documents += others.documents;
}

std::string value_statistics_tag(const ValueStatistics& statistics) {
  std::string tag;
  append_leb128(tag, statistics.documents);
  append_string(tag, statistics.smallest);
  if (statistics.largest != statistics.smallest) tag += statistics.largest;
  return tag;
}

void ValueChunks::begin(Slot slot) {
  slot_ = slot;
  first_ = last_ = 0;
  documents_ = 0;
}

void ValueChunks::add(DocumentId document, std::string_view value) {
  if (value.empty()) return;
  if (document <= last_) throw std::logic_error("the documents of a slot are not in ascending order");
  if (values_.empty()) {
    first_ = document;
  } else {
    append_leb128(values_, document - last_ - 1);
  }
  append_string(values_, value);
  last_ = document;
  ++documents_;
  if (values_.size() >= kChunkOfValues) write_chunk();
}

Frequency ValueChunks::end() {
  if (!values_.empty()) write_chunk();
  return documents_;
}

void ValueChunks::write_chunk() {
  table_->add(values_key(slot_, first_), {values_});
  values_.clear();
}

}  // namespace khabar::glass
