#include "common/forms/edit_rows.h"

#include <algorithm>

#include "common/letters/letters.h"
#include "common/stored/compact_word.h"

namespace khabar {
namespace {

constexpr std::size_t kAlive = std::string_view::npos;

// Bytes of UTF-8 and of compact_word() are never this one, which stands for any that the word has not.
constexpr char kAnyOtherByte = '\xFF';
constexpr int kGreatestByte = 0xFF;

int unsigned_byte(char byte) { return static_cast<unsigned char>(byte); }

}  // namespace

EditRows::EditRows(std::string_view word, std::size_t limit, std::size_t longest)
    : word_(word),
      letters_(word_),
      limit_(limit),
      longest_(longest),
      width_(word.size() + 1),
      rows_((longest + 1) * width_),
      dead_(kAlive) {
  if (!word_.empty()) word_.back() = folded_last(word_);
  letters_ += word_ + compact_letter(kTehMarbuta) + compact_letter(kAlefMaksura);
  std::ranges::sort(letters_, {}, unsigned_byte);
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

// The least letter from `least` on with which a near word may go on; the rows of `beginning` are filled.
std::optional<char> EditRows::next_letter(std::string_view beginning, int least) {
  if (least > kGreatestByte || beginning.size() == longest_) return std::nullopt;
  const std::size_t number = beginning.size() + 1;
  if (fill_row(beginning, number, kAnyOtherByte) <= limit_) return static_cast<char>(least);
  const bool may_be_last = number + limit_ >= word_.size();
  for (const char letter : letters_) {
    if (unsigned_byte(letter) < least) continue;
    if (fill_row(beginning, number, letter) <= limit_) return letter;
    if (may_be_last && fill_row(beginning, number, folded_last(letter)) <= limit_) return letter;
  }
  return std::nullopt;
}

// Goes up to a beginning that another letter may follow, then down, as long as no near word can end.
std::optional<std::string> EditRows::next_near(std::string_view other) {
  other = other.substr(0, longest_);
  fill(other, 0, other.size());
  const std::size_t alive = dead_ == kAlive ? other.size() : dead_ - 1;
  std::string next{other.substr(0, alive)};
  int least = alive < other.size() ? unsigned_byte(other[alive]) + 1 : 0;
  filled_ = 0;
  dead_ = kAlive;
  while (true) {
    if (const auto letter = next_letter(next, least)) {
      next += *letter;
      if (next.size() + limit_ >= word_.size() || next.size() == longest_) return next;
      fill_row(next, next.size(), *letter);
      least = 0;
    } else if (!next.empty()) {
      least = unsigned_byte(next.back()) + 1;
      next.pop_back();
    } else {
      return std::nullopt;
    }
  }
}

}  // namespace khabar
