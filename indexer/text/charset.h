// Names of encodings, and their conversion to UTF-8 through ICU.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace khabar {

inline constexpr std::string_view kUtf8 = "UTF-8";
inline constexpr std::string_view kUtf16Little = "UTF-16LE";
inline constexpr std::string_view kUtf16Big = "UTF-16BE";
inline constexpr std::string_view kWindowsArabic = "windows-1256";
inline constexpr std::string_view kIsoArabic = "ISO-8859-6";
inline constexpr std::string_view kWindowsLatin = "windows-1252";

// The name that stands for all spellings of one encoding ("cp1256" and "x-cp1256" are "windows-1256"); empty if
// `name` is none. ASCII and ISO-8859-1 are windows-1252, which contains them, as in the WHATWG's Encoding Standard.
std::string charset_name(std::string_view name);

// The same, but empty as well for what no page, feed or file of text is in: a text may name any of ICU's 200 converters
// as its encoding, of which some (SCSU, UTF-7, BOCU-1, ISO-2022 with its states, EBCDIC) make something else of ASCII,
// and some make no valid Unicode.
std::string text_charset(std::string_view name);

// A few encodings that Arabic news come in, to name them to a user.
std::span<const std::string_view> common_charsets();

// The one of common_charsets() that `name` is a misspelling of; empty for none.
std::string_view nearest_charset(std::string_view name);

// Whether bytes below 0x80 are ASCII and never part of another character, so that lines, quotes and tags can be found
// before the text is decoded. `charset` is a charset_name().
bool is_ascii_based(std::string_view charset);

struct Converted {
  std::string text;                                 // empty if invalid
  std::size_t invalid_at = std::string_view::npos;  // offset of the first byte that is not of the encoding
};

// `charset` is a charset_name(). A byte-order mark stays. What comes is valid UTF-8, whatever the converter makes: half
// a surrogate pair becomes U+FFFD.
Converted from_charset(std::string_view bytes, std::string_view charset);

}  // namespace khabar
