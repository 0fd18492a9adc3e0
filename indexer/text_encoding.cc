#include "indexer/text_encoding.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "common/utf8.h"

namespace khabar {

namespace {

// The line, from 1, in which the byte at `offset` stands.
std::uint64_t line_of(std::string_view bytes, std::size_t offset) {
  std::uint64_t line = 1;
  for (std::size_t i = 0; i < offset; ++i) {
    const bool bare_cr = bytes[i] == '\r' && bytes.substr(i + 1, 1) != "\n";
    if (bytes[i] == '\n' || bare_cr) ++line;
  }
  return line;
}

constexpr std::string_view kLittleEndianMark = "\xFF\xFE";
constexpr std::string_view kBigEndianMark = "\xFE\xFF";
constexpr char32_t kReplacement = 0xFFFD;
constexpr std::size_t kPairBytes = 4;

bool is_lead(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_trail(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

bool has_utf16_mark(std::string_view head) {
  return head.starts_with(kLittleEndianMark) || head.starts_with(kBigEndianMark);
}

Utf16Stream::Utf16Stream(ByteInput& input) : input_(input) {
  little_endian_ = input_.peek(kLittleEndianMark.size()).starts_with(kLittleEndianMark);
  input_.consume(kLittleEndianMark.size());
}

char32_t Utf16Stream::next_unit(std::string_view bytes, std::size_t at) const {
  const auto first = static_cast<unsigned char>(bytes[at]);
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  return little_endian_ ? static_cast<char32_t>(second << 8 | first) : static_cast<char32_t>(first << 8 | second);
}

void Utf16Stream::decode() {
  decoded_.clear();
  given_ = 0;
  const std::string_view bytes = input_.peek(kPairBytes);
  const bool at_end = bytes.size() < kPairBytes;
  std::size_t at = 0;
  while (at + 2 <= bytes.size()) {
    const char32_t unit = next_unit(bytes, at);
    const bool whole = at + kPairBytes <= bytes.size();
    if (is_lead(unit) && !whole && !at_end) break;  // its partner is not here yet
    at += 2;
    if (is_lead(unit) && whole && is_trail(next_unit(bytes, at))) {
      append_code_point(decoded_, 0x10000 + ((unit - 0xD800) << 10) + (next_unit(bytes, at) - 0xDC00));
      at += 2;
    } else {
      append_code_point(decoded_, is_lead(unit) || is_trail(unit) ? kReplacement : unit);
    }
  }
  if (at_end && at < bytes.size()) {
    append_code_point(decoded_, kReplacement);
    at = bytes.size();
  }
  input_.consume(at);
}

std::size_t Utf16Stream::read(std::span<char> buffer) {
  if (given_ == decoded_.size()) decode();
  const std::size_t count = std::min(buffer.size(), decoded_.size() - given_);
  std::memcpy(buffer.data(), decoded_.data() + given_, count);
  given_ += count;
  return count;
}

Utf8Text to_utf8(std::string bytes, const EncodingHints&) {
  Utf8Text result;
  result.invalid_at = find_invalid_utf8(bytes);
  if (result.invalid_at != std::string_view::npos) {
    result.invalid_line = line_of(bytes, result.invalid_at);
    return result;
  }
  if (bytes.starts_with(kUtf8Mark)) bytes.erase(0, kUtf8Mark.size());
  result.text = std::move(bytes);
  return result;
}

std::string invalid_reason(const Utf8Text& text, std::uint64_t begin) {
  return fmt::format("invalid {} at byte {}", text.encoding, begin + text.invalid_at + 1);
}

std::string invalid_utf8_reason(std::uint64_t offset) { return fmt::format("invalid UTF-8 at byte {}", offset + 1); }

void normalize_line_ends(std::string& text) {
  if (text.find('\r') == std::string::npos) return;
  std::size_t to = 0;
  for (std::size_t from = 0; from < text.size(); ++from) {
    if (text[from] != '\r') {
      text[to++] = text[from];
    } else if (from + 1 == text.size() || text[from + 1] != '\n') {
      text[to++] = '\n';
    }
  }
  text.resize(to);
}

}  // namespace khabar
