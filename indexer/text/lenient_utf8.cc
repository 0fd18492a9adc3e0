#include "indexer/text/lenient_utf8.h"

#include <algorithm>
#include <utility>

#include "common/utf8.h"
#include "indexer/text/charset.h"
#include "indexer/text/encoding_detector.h"

namespace khabar {

namespace {

constexpr char32_t kReplacementCharacter = 0xFFFD;

// The pieces of a page or feed that may come from different hands: up to the next tag or line end.
std::string_view take_piece(std::string_view& bytes) {
  std::size_t end = 1;
  while (end < bytes.size() && bytes[end] != '<' && bytes[end] != '\n') ++end;
  const std::string_view piece = bytes.substr(0, end);
  bytes.remove_prefix(end);
  return piece;
}

bool is_ascii_only(std::string_view piece) {
  return std::ranges::all_of(piece, [](char c) { return static_cast<signed char>(c) >= 0; });
}

struct Pieces {
  std::size_t utf8 = 0;  // bytes of pieces that are UTF-8 beyond ASCII
  std::string other;     // pieces that are not, one a line
};

Pieces sort_pieces(std::string_view bytes) {
  Pieces pieces;
  while (!bytes.empty()) {
    const std::string_view piece = take_piece(bytes);
    if (is_ascii_only(piece)) continue;
    if (find_invalid_utf8(piece) == std::string_view::npos) {
      pieces.utf8 += piece.size();
    } else {
      pieces.other += piece;
      pieces.other += '\n';
    }
  }
  return pieces;
}

std::string with_replaced_faults(std::string_view bytes) {
  std::string repaired;
  repaired.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    if (next_code_point(bytes, at) != kInvalid) {
      repaired += bytes.substr(begin, at - begin);
    } else {
      append_code_point(repaired, kReplacementCharacter);
    }
  }
  return repaired;
}

// UTF-8 with some letters cut or lost, not letters of another encoding.
bool is_broken_utf8(std::string_view piece) {
  std::size_t whole = 0;
  std::size_t broken = 0;
  for (std::size_t at = 0; at < piece.size();) {
    const std::size_t begin = at;
    if (next_code_point(piece, at) == kInvalid) {
      ++broken;
    } else if (at > begin + 1) {
      ++whole;
    }
  }
  return whole > broken;
}

// Each piece in its own encoding: UTF-8, or the one in which all that is no UTF-8 reads as a text.
std::string decode_by_pieces(std::string_view bytes, std::string_view charset) {
  std::string decoded;
  decoded.reserve(bytes.size());
  while (!bytes.empty()) {
    const std::string_view piece = take_piece(bytes);
    const bool is_utf8 = find_invalid_utf8(piece) == std::string_view::npos;
    if (is_utf8) {
      decoded += piece;
      continue;
    }
    Converted converted;
    if (!charset.empty() && !is_broken_utf8(piece)) converted = from_charset(piece, charset);
    decoded += converted.text.empty() ? with_replaced_faults(piece) : converted.text;
  }
  return decoded;
}

}  // namespace

Utf8Text to_utf8_leniently(std::string_view bytes, const EncodingHints& hints) {
  Utf8Text utf8 = to_utf8(std::string(bytes), hints);
  const bool is_whole = utf8.invalid_at == std::string_view::npos;
  const bool may_be_mixed =
      is_whole ? utf8.encoding == kWindowsArabic || utf8.encoding == kWindowsLatin : utf8.encoding == kUtf8;
  if (may_be_mixed && hints.forced.empty()) {
    const Pieces pieces = sort_pieces(bytes);
    // A single character may be UTF-8 by chance.
    constexpr std::size_t kFewestUtf8Bytes = 8;
    const bool is_mixed = is_whole ? pieces.utf8 >= kFewestUtf8Bytes && !pieces.other.empty() : pieces.utf8 > 0;
    if (is_mixed) {
      const std::string charset = is_whole ? utf8.encoding : detect_charset(pieces.other);
      utf8 = Utf8Text{};
      utf8.text = decode_by_pieces(bytes, charset);
      utf8.has_replaced_bytes = true;
    } else if (!is_whole && is_broken_utf8(bytes)) {
      utf8 = Utf8Text{};
      utf8.text = with_replaced_faults(bytes);
      utf8.has_replaced_bytes = true;
    }
  }
  std::replace(utf8.text.begin(), utf8.text.end(), '\0', ' ');
  return utf8;
}

void make_valid_utf8(std::string& text) {
  if (find_invalid_utf8(text) == std::string::npos) return;
  text = with_replaced_faults(text);
}

}  // namespace khabar
