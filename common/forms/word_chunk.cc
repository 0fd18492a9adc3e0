#include "common/forms/word_chunk.h"

#include <algorithm>
#include <cstdint>

#include "common/stored/leb128.h"

namespace khabar {
namespace {

constexpr unsigned kWordBits = 3;
constexpr unsigned kValueBits = 2;
constexpr std::size_t kWordMost = (1U << kWordBits) - 1;
constexpr std::size_t kValueMost = (1U << kValueBits) - 1;

void append_missing(std::string& out, std::size_t number, std::size_t most) {
  if (number >= most) append_leb128(out, number - most);
}

// False if `in` ends in what is missing.
bool take_missing(std::string_view& in, std::size_t& number, std::size_t most) {
  if (number < most) return true;
  if (!in.empty() && static_cast<unsigned char>(in.front()) < 0x80) {  // nearly always
    number += static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    return true;
  }
  const auto missing = read_leb128(in);
  // More than the chunk has is as wrong as any other length that does not fit, and must not overflow.
  if (!missing || *missing > in.size() + kMaxChunkWord) return false;
  number += static_cast<std::size_t>(*missing);
  return true;
}

}  // namespace

void WordChunkWriter::add(std::string_view word, std::string_view value) {
  const auto [end, other] = std::mismatch(word.begin(), word.end(), last_.begin(), last_.end());
  const auto shared = static_cast<std::size_t>(end - word.begin());
  const std::size_t dropped = last_.size() - shared;
  const std::size_t added = word.size() - shared;
  const std::size_t length = value.size() - 1;
  bytes_ += static_cast<char>(std::min(dropped, kWordMost) << (kWordBits + kValueBits) |
                              std::min(added, kWordMost) << kValueBits | std::min(length, kValueMost));
  append_missing(bytes_, dropped, kWordMost);
  append_missing(bytes_, added, kWordMost);
  append_missing(bytes_, length, kValueMost);
  bytes_ += word.substr(shared);
  bytes_ += value;
  last_ = word;
}

std::string WordChunkWriter::take() {
  last_.clear();
  return std::exchange(bytes_, {});
}

// Of the word whose bytes begin here.
bool WordChunkReader::take_lengths() {
  const auto byte = static_cast<unsigned char>(rest_.front());
  rest_.remove_prefix(1);
  std::size_t dropped = std::size_t{byte} >> (kWordBits + kValueBits);
  added_ = byte >> kValueBits & kWordMost;
  value_bytes_ = byte & kValueMost;
  if (dropped == kWordMost || added_ == kWordMost || value_bytes_ == kValueMost) {
    const bool fits = take_missing(rest_, dropped, kWordMost) && take_missing(rest_, added_, kWordMost) &&
                      take_missing(rest_, value_bytes_, kValueMost);
    if (!fits) return false;
  }
  ++value_bytes_;
  if (dropped > size_) return false;
  shared_ = size_ - dropped;
  return added_ > 0 && added_ <= word_.size() - shared_ && added_ + value_bytes_ <= rest_.size();
}

// Words ascend: the first byte that differs is greater, or the former word ends before it.
bool WordChunkReader::take_word() {
  const bool ascends =
      shared_ == size_ || static_cast<unsigned char>(rest_.front()) > static_cast<unsigned char>(word_[shared_]);
  if (!ascends) return false;
  std::copy_n(rest_.data(), added_, word_.data() + shared_);
  value_ = {rest_.data() + added_, value_bytes_};
  return true;
}

// Passes over words that share so many bytes, up to one whose lengths take more than a byte or do not fit. They begin
// as the word that is kept, so only their lengths count.
void WordChunkReader::pass_over(std::size_t bytes) {
  const char* at = rest_.data();
  const char* const end = at + rest_.size();
  while (at != end) {
    const auto byte = static_cast<unsigned char>(*at);
    const std::size_t dropped = std::size_t{byte} >> (kWordBits + kValueBits);
    const std::size_t added = byte >> kValueBits & kWordMost;
    const std::size_t value = byte & kValueMost;
    const std::size_t length = 2 + added + value;
    const bool is_short = dropped < kWordMost && added < kWordMost && value < kValueMost;
    const bool fits = added > 0 && size_ + added <= kMaxChunkWord && length <= static_cast<std::size_t>(end - at);
    if (!is_short || !fits || dropped + bytes > size_) break;
    size_ += added - dropped;
    at += length;
  }
  rest_.remove_prefix(static_cast<std::size_t>(at - rest_.data()));
}

bool WordChunkReader::next_sharing_less(std::size_t bytes) {
  while (!damaged_ && !rest_.empty()) {
    if (bytes <= size_) pass_over(bytes);
    if (rest_.empty()) return false;
    const bool fits = take_lengths();
    const bool is_passed = fits && shared_ >= bytes;
    damaged_ = !fits || (!is_passed && !take_word());
    if (damaged_) return false;
    size_ = shared_ + added_;
    rest_.remove_prefix(added_ + value_bytes_);
    if (!is_passed) return true;
  }
  return false;
}

}  // namespace khabar
