#include "indexer/text/text_encoding.h"

#include <fmt/format.h>

#include <utility>

#include "common/utf8.h"
#include "indexer/text/charset.h"
#include "indexer/text/encoding_detector.h"
#include "indexer/text/numeric_entities.h"

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

std::string_view marked_charset(std::string_view head) {
  if (head.starts_with(kUtf8Mark)) return kUtf8;
  if (head.starts_with(kLittleEndianMark)) return kUtf16Little;
  return head.starts_with(kBigEndianMark) ? kUtf16Big : std::string_view();
}

struct Utf8Census {
  std::size_t well_formed = 0;  // characters of more than one byte
  std::size_t arabic = 0;       // of them
  std::size_t broken = 0;       // runs of bytes that begin no character
};

Utf8Census take_census(std::string_view bytes) {
  Utf8Census census;
  for (std::size_t at = 0; at < bytes.size();) {
    const char32_t c = next_code_point(bytes, at);
    if (c == kInvalid) ++census.broken;
    if (c == kInvalid || c < 0x80) continue;
    ++census.well_formed;
    if (c >= 0x600 && c < 0x700) ++census.arabic;
  }
  return census;
}

// Fills `result` and answers true if the bytes are of the encoding; else says where they are not.
bool convert(std::string_view bytes, std::string_view charset, Utf8Text& result) {
  result.encoding = charset;
  Converted converted = charset == kUtf8 ? Converted{{}, find_invalid_utf8(bytes)} : from_charset(bytes, charset);
  result.invalid_at = converted.invalid_at;
  result.invalid_line = 0;
  if (converted.invalid_at != std::string_view::npos) {
    result.invalid_line = line_of(bytes, converted.invalid_at);
    return false;
  }
  result.text = charset == kUtf8 ? std::string(bytes) : std::move(converted.text);
  if (result.text.starts_with(kUtf8Mark)) result.text.erase(0, kUtf8Mark.size());
  return true;
}

// Reason 3 of to_utf8() not to believe a declaration, but for bytes that are none of the encoding.
bool contradicts(std::string_view bytes, std::string_view declared) {
  if (declared.starts_with("UTF-16") || declared.starts_with("UTF-32")) return detect_utf16(bytes).empty();
  if (declared == kUtf8) return false;
  const Utf8Census census = take_census(bytes);
  if (census.broken == 0) return census.well_formed > 0;
  return declared == kWindowsLatin && !detect_arabic(bytes).empty();
}

// "UTF-16" alone leaves open which byte comes first: the bytes tell, else it is the lower one, as in the WHATWG's
// Encoding Standard.
std::string with_byte_order(std::string charset, std::string_view bytes) {
  if (charset != "UTF-16") return charset;
  const std::string_view found = detect_utf16(bytes);
  return std::string(found.empty() ? kUtf16Little : found);
}

// Broken UTF-8 must not pass for a text in another encoding.
bool is_mostly_utf8(std::string_view bytes) {
  const Utf8Census census = take_census(bytes);
  return census.well_formed > census.broken;
}

}  // namespace

std::string stream_charset(std::string_view head, std::string_view forced) {
  if (const std::string_view marked = marked_charset(head); !marked.empty()) {
    return marked == kUtf8 ? std::string() : std::string(marked);
  }
  std::string name = with_byte_order(charset_name(forced), head);
  if (!name.empty()) return is_ascii_based(name) ? std::string() : name;
  return std::string(detect_utf16(head));
}

Utf8Text to_utf8(std::string bytes, const EncodingHints& hints) {
  Utf8Text result;
  if (const std::string_view marked = marked_charset(bytes); !marked.empty()) {
    convert(bytes, marked, result);
    return result;
  }
  if (const std::string forced = with_byte_order(charset_name(hints.forced), bytes); !forced.empty()) {
    convert(bytes, forced, result);
    return result;
  }
  const std::string declared = with_byte_order(text_charset(hints.declared), bytes);
  if (!declared.empty() && !contradicts(bytes, declared) && convert(bytes, declared, result)) return result;
  if (find_invalid_utf8(bytes) == std::string_view::npos && detect_utf16(bytes).empty()) {
    result = Utf8Text{};
    if (is_in_numeric_entities(bytes)) result.encoding = kNumericEntities;
    result.text = std::move(bytes);
    return result;
  }
  std::string found(detect_utf16(bytes));
  if (found.empty() && !is_mostly_utf8(bytes)) found = detect_charset(bytes);
  if (found.empty() || !convert(bytes, found, result)) convert(bytes, kUtf8, result);
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
