#include "common/glass/slot_values.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "common/stored/damage.h"
#include "common/stored/leb128.h"

namespace khabar::glass {
namespace {

Damage damaged_values() { return Damage("the stored values are damaged"); }

std::uint64_t take_number_of(std::string_view& in) {
  const auto number = read_leb128(in);
  if (!number) throw damaged_values();
  return *number;
}

}  // namespace

bool SlotValues::seek(DocumentId document) {
  try {
    return find(document);
  } catch (const Damage& damage) {
    table_->confirm();
    throw damage.of(table_->path());
  }
}

bool SlotValues::find(DocumentId document) {
  if (document_ > 0 && document_ >= document) return true;
  while (next_in_chunk()) {
    if (document_ >= document) return true;
  }
  skip_chunks(document);
  while (next_chunk()) {
    while (next_in_chunk()) {
      if (document_ >= document) return true;
    }
  }
  document_ = 0;
  return false;
}

void SlotValues::enter(std::size_t leaf) {
  if (listed_ == leaf) return;
  listed_ = leaf;
  looked_at_ = 0;
  begins_.clear();
  others_follow_ = false;
}

// False if no more of them begin in the leaf.
bool SlotValues::list_next() {
  const std::string& prefix = table_->prefix();
  const BlockView block = table_->leaf(listed_);
  while (!others_follow_ && looked_at_ < block.items()) {
    const LeafItem item = block.leaf_item(looked_at_);
    const bool is_ours = item.key.size() > prefix.size() && item.key.starts_with(prefix);
    const bool begins = is_ours && item.component == 1;
    if (begins) {
      const auto first = read_document(item.key.substr(prefix.size()));
      if (!first || (!begins_.empty() && *first <= begins_.back().first)) throw damaged_values();
      begins_.push_back({*first, looked_at_});
    }
    others_follow_ = !is_ours && item.key > prefix;
    ++looked_at_;
    if (begins) return true;
  }
  return false;
}

// To the last chunk that begins with the document or before it, if it is not behind us. An entry may take many leaves,
// so its beginning is looked for backwards; that takes no longer than reading on does.
void SlotValues::skip_chunks(DocumentId document) {
  if (next_.leaf >= table_->leaves()) return;
  const bool is_here = listed_ == next_.leaf && !begins_.empty() && begins_.back().first > document;
  std::size_t leaf = next_.leaf;
  if (!is_here) {
    std::string key = table_->prefix();
    append_document(key, document);
    leaf = table_->leaf_of(key, leaf);
  }
  for (;; --leaf) {
    const bool is_first = leaf == next_.leaf;
    if (skip_in_leaf(leaf, is_first ? next_.item : 0, document) || is_first) return;
  }
}

bool SlotValues::skip_in_leaf(std::size_t leaf, std::size_t first, DocumentId document) {
  enter(leaf);
  while ((begins_.empty() || begins_.back().first <= document) && list_next()) {
  }
  const auto after = std::ranges::upper_bound(begins_, document, {}, &Begin::first);
  if (after == begins_.begin() || std::prev(after)->item < first) return false;
  next_ = {leaf, std::prev(after)->item};
  return true;
}

bool SlotValues::next_chunk() {
  for (; next_.leaf < table_->leaves(); next_ = {next_.leaf + 1, 0}) {
    enter(next_.leaf);
    while ((begins_.empty() || begins_.back().item < next_.item) && list_next()) {
    }
    const auto begin = std::ranges::lower_bound(begins_, next_.item, {}, &Begin::item);
    if (begin != begins_.end()) {
      next_.item = begin->item;
      read_chunk();
      return true;
    }
    if (others_follow_) return false;
  }
  return false;
}

// What is decoded later is a copy: the file may change below us.
void SlotValues::read_chunk() {
  chunk_.clear();
  std::string key;
  for (std::size_t component = 1;; ++component) {
    const LeafItem item = take_item();
    if (component == 1) key = item.key;
    const bool fits = chunk_.size() + item.piece.size() <= table_->bytes();  // items may lie one on the other
    if (item.component != component || item.key != key || item.is_compressed || !fits) throw damaged_values();
    chunk_ += item.piece;
    if (item.is_last) break;
  }
  table_->confirm();
  const auto first = read_document(std::string_view(key).substr(std::min(key.size(), table_->prefix().size())));
  if (!first || *first <= document_) throw damaged_values();
  first_ = *first;
  rest_ = chunk_;
}

LeafItem SlotValues::take_item() {
  for (; next_.leaf < table_->leaves(); next_ = {next_.leaf + 1, 0}) {
    const BlockView leaf = table_->leaf(next_.leaf);
    if (next_.item < leaf.items()) return leaf.leaf_item(next_.item++);
  }
  throw damaged_values();
}

bool SlotValues::next_in_chunk() {
  if (rest_.empty()) return false;
  std::uint64_t document = first_;
  if (rest_.size() < chunk_.size()) document = document_ + take_number_of(rest_) + 1;
  const std::uint64_t size = take_number_of(rest_);
  if (document > std::numeric_limits<DocumentId>::max() || size > rest_.size()) throw damaged_values();
  document_ = static_cast<DocumentId>(document);
  value_ = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return true;
}

}  // namespace khabar::glass
