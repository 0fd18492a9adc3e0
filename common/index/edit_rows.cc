#include "common/index/edit_rows.h"

#include <algorithm>
#include <limits>

#include "common/index/compact_word.h"

namespace khabar {
namespace {

constexpr std::size_t kAlive = std::numeric_limits<std::size_t>::max();

}  // namespace

EditRows::EditRows(std::string_view word, std::size_t limit, std::size_t longest)
    : word_(word), limit_(limit), width_(word.size() + 1), rows_((longest + 1) * width_), dead_(kAlive) {
  if (!word_.empty()) word_.back() = folded_last(word_);
  for (std::size_t i = 0; i < width_; ++i) row(0)[i] = static_cast<std::uint8_t>(std::min(i, limit_ + 1));
}

// Returns the least distance in the row. No number in it is greater than limit + 1.
std::uint8_t EditRows::fill_row(std::string_view other, std::size_t number, char letter) {
  const std::uint8_t* before = row(number - 1);
  const std::uint8_t* two_before = number > 1 ? row(number - 2) : nullptr;
  std::uint8_t* now = row(number);
  const auto far = static_cast<std::uint8_t>(limit_ + 1);
  now[0] = static_cast<std::uint8_t>(std::min(number, limit_ + 1));
  std::uint8_t least = now[0];
  for (std::size_t i = 1; i < width_; ++i) {
    int edits = std::min({before[i - 1] + (word_[i - 1] == letter ? 0 : 1), before[i] + 1, now[i - 1] + 1, int{far}});
    if (two_before != nullptr && i > 1 && word_[i - 2] == letter && word_[i - 1] == other[number - 2]) {
      edits = std::min(edits, two_before[i - 2] + 1);
    }
    now[i] = static_cast<std::uint8_t>(edits);
    least = std::min(least, now[i]);
  }
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
  fill_row(other, other.size(), folded_last(other));
  return row(other.size())[width_ - 1];
}

bool EditRows::is_far(std::string_view beginning) { return !fill(beginning, 0, beginning.size()); }

}  // namespace khabar
