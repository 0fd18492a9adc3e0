#include "common/index/word_chunk.h"

#include <algorithm>
#include <cstdint>

#include "common/index/leb128.h"

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

std::optional<WordChunkReader::Lengths> WordChunkReader::take_lengths() {
  const auto byte = static_cast<unsigned char>(rest_.front());
  rest_.remove_prefix(1);
  Lengths lengths{std::size_t{byte} >> (kWordBits + kValueBits), byte >> kValueBits & kWordMost, byte & kValueMost};
  const bool fits = take_missing(rest_, lengths.dropped, kWordMost) && take_missing(rest_, lengths.added, kWordMost) &&
                    take_missing(rest_, lengths.value, kValueMost);
  if (!fits || lengths.dropped > word_.size()) return std::nullopt;
  ++lengths.value;
  if (lengths.added > rest_.size() || lengths.value > rest_.size() - lengths.added) return std::nullopt;
  return lengths;
}

// Words ascend: the first byte that differs is greater, or the former word ends before it.
bool WordChunkReader::take_word() {
  const auto lengths = take_lengths();
  if (!lengths || lengths->added == 0) return false;
  shared_ = word_.size() - lengths->dropped;
  if (shared_ + lengths->added > kMaxChunkWord) return false;
  const bool ascends =
      lengths->dropped == 0 || static_cast<unsigned char>(rest_.front()) > static_cast<unsigned char>(word_[shared_]);
  if (!ascends) return false;
  word_.resize(shared_);
  word_ += rest_.substr(0, lengths->added);
  value_ = rest_.substr(lengths->added, lengths->value);
  rest_.remove_prefix(lengths->added + lengths->value);
  return true;
}

bool WordChunkReader::next() {
  if (damaged_ || rest_.empty()) return false;
  damaged_ = !take_word();
  return !damaged_;
}

}  // namespace khabar
