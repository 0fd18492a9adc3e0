#include "common/forms/edit_rows.h"

#include <algorithm>

#include "common/stored/compact_word.h"

namespace khabar {
namespace {

constexpr std::size_t kAlive = std::string_view::npos;

}  // namespace

EditRows::EditRows(std::string_view word, std::size_t limit, std::size_t longest)
    : word_(word), limit_(limit), width_(word.size() + 1), rows_((longest + 1) * width_), dead_(kAlive) {
  if (!word_.empty()) word_.back() = folded_last(word_);
  for (std::size_t i = 0; i < width_; ++i) row(0)[i] = static_cast<std::uint8_t>(std::min(i, limit_ + 1));
}

// Returns the least distance in the row. Only what lies within the limit of the diagonal can be near, and is filled,
// with a number on either side that is far; no number is greater than limit + 1.
std::uint8_t EditRows::fill_row(std::string_view other, std::size_t number, char letter) {
  const std::uint8_t* before = row(number - 1);
  const std::uint8_t* two_before = number > 1 ? row(number - 2) : nullptr;
  std::uint8_t* now = row(number);
  const auto far = static_cast<std::uint8_t>(limit_ + 1);
  const std::size_t first = number > limit_ ? number - limit_ : 0;
  const std::size_t last = std::min(number + limit_, width_ - 1);
  if (first > last) return far;
  if (first > 0) now[first - 1] = far;
  std::uint8_t least = far;
  for (std::size_t i = first; i <= last; ++i) {
    int edits = i == 0 ? before[0] + 1 : std::min(before[i - 1] + (word_[i - 1] == letter ? 0 : 1), now[i - 1] + 1);
    edits = std::min({edits, before[i] + 1, int{far}});
    if (two_before != nullptr && i > 1 && word_[i - 2] == letter && word_[i - 1] == other[number - 2]) {
      edits = std::min(edits, two_before[i - 2] + 1);
    }
    now[i] = static_cast<std::uint8_t>(edits);
    least = std::min(least, now[i]);
  }
  if (last + 1 < width_) now[last + 1] = far;
  return least;
}

// Fills the rows of the first `end` bytes; false if no word that begins so is near.
bool EditRows::fill(std::string_view other, std::size_t shared, std::size_t end) {
  filled_ = std::min(filled_, shared);
  if (shared < dead_) dead_ = kAlive;
  while (dead_ == kAlive && filled_ < end) {
    ++filled_;
    if (fill_row(other, filled_, other[filled_ - 1]) > limit_) dead_ = filled_;
  }
  return dead_ == kAlive;
}

std::size_t EditRows::distance(std::string_view other, std::size_t shared) {
  if (other.empty()) return std::min(word_.size(), limit_ + 1);
  if (!fill(other, shared, other.size() - 1)) return limit_ + 1;
  // The last letter may be another inside of the next word: its row is filled again then.
  const std::size_t shorter = std::min(other.size(), word_.size());
  if (std::max(other.size(), word_.size()) - shorter > limit_) return limit_ + 1;
  fill_row(other, other.size(), folded_last(other));
  return row(other.size())[width_ - 1];
}

bool EditRows::is_far(std::string_view beginning) { return !fill(beginning, 0, beginning.size()); }

}  // namespace khabar
