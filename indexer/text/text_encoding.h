// The one place where the bytes of a text become UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace khabar {

inline constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

// If not even ASCII can be read byte by byte, a stream must be decoded as a whole before anybody looks into it: the
// charset_name() for a CharsetStream, for UTF-16 by its mark or by how it looks and for such a `forced` encoding; else
// empty. Needs the first bytes only.
std::string stream_charset(std::string_view head, std::string_view forced);

// What is said about bytes before anybody looks at them, in any spelling of the name that is in use; see charset.h.
struct EncodingHints {
  std::string_view forced;  // by the user: --encoding; empty for none
  std::string_view
      declared;  // by an HTTP header, <meta charset> or an XML declaration; what is no text_charset() counts as none
};

struct Utf8Text {
  std::string text;                                 // empty if `bytes` are no text
  std::string encoding{"UTF-8"};                    // of the bytes, as reports name it
  std::size_t invalid_at = std::string_view::npos;  // offset of the first byte that is not of this encoding
  std::uint64_t invalid_line = 0;                   // its line, from 1; LF, CRLF and CR end one
  bool has_replaced_bytes = false;                  // by to_utf8_leniently(): some were of another encoding
};

// One article or one text file as UTF-8 without byte-order mark. The first of these that fits decides:
// 1. a byte-order mark (UTF-8, UTF-16);
// 2. `forced`;
// 3. `declared`, unless the bytes contradict it: a byte is none of that encoding, UTF-16 is declared but each character
//    has one byte, the bytes are strict UTF-8 beyond ASCII, or a Latin encoding, which servers declare unasked, is
//    declared for bytes that read as Arabic;
// 4. strict UTF-8, of which ASCII is a part; what is ASCII and has its Arabic letters as numeric references is named
//    so (numeric_entities.h), and the references stay for whoever knows the format;
// 5. UTF-16 without mark, windows-1256 or ISO-8859-6 by what Arabic looks like, else what ICU's detector is sure of.
// If none fits, or if bytes are mostly UTF-8 but broken, `invalid_at` says where they are no UTF-8.
Utf8Text to_utf8(std::string bytes, const EncodingHints& hints = {});

// "invalid UTF-8 at byte N" for a text with `invalid_at`, the name being its encoding; N counts from 1 in the file,
// where the text begins at `begin`.
std::string invalid_reason(const Utf8Text& text, std::uint64_t begin);

// The same for UTF-8 and an offset in the file.
std::string invalid_utf8_reason(std::uint64_t offset);

// CRLF and CR become LF.
void normalize_line_ends(std::string& text);

}  // namespace khabar
