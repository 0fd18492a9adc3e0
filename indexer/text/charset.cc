#include "indexer/text/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <memory>
#include <vector>

#include "common/ascii.h"
#include "common/program/suggestion.h"
#include "common/utf8.h"

namespace khabar {

namespace {

struct Label {
  std::string_view name;  // in lower case
  std::string_view charset;
};

// What ICU does not know, or knows as something else than the Web does (WHATWG Encoding Standard, chapter 4.2).
constexpr std::array kCharsetLabels{
    Label{"x-cp1256", kWindowsArabic}, Label{"win-1256", kWindowsArabic},      Label{"windows1256", kWindowsArabic},
    Label{"1256", kWindowsArabic},     Label{"iso-8859-6-e", kIsoArabic},      Label{"iso-8859-6-i", kIsoArabic},
    Label{"csiso88596e", kIsoArabic},  Label{"csiso88596i", kIsoArabic},       Label{"iso88596", kIsoArabic},
    Label{"us-ascii", kWindowsLatin},  Label{"ascii", kWindowsLatin},          Label{"iso-8859-1", kWindowsLatin},
    Label{"iso8859-1", kWindowsLatin}, Label{"iso_8859-1", kWindowsLatin},     Label{"latin1", kWindowsLatin},
    Label{"l1", kWindowsLatin},        Label{"ansi_x3.4-1968", kWindowsLatin}, Label{"x-cp1252", kWindowsLatin},
    Label{"unicode-1-1-utf-8", kUtf8},
};

// The encodings of the WHATWG's Encoding Standard, chapter 4, as far as ICU has them, UTF-32, and what DOS and Thailand
// wrote; charset_name() of each in lower case.
constexpr std::array<std::string_view, 58> kOfTexts{
    "utf-8",        "utf-16",       "utf-16le",     "utf-16be",     "utf-32",         "utf-32le",
    "utf-32be",     "ibm866",       "iso-8859-2",   "iso-8859-3",   "iso-8859-4",     "iso-8859-5",
    "iso-8859-6",   "iso-8859-7",   "iso-8859-8",   "iso-8859-9",   "iso-8859-10",    "iso-8859-11",
    "iso-8859-13",  "iso-8859-14",  "iso-8859-15",  "koi8-r",       "koi8-u",         "macintosh",
    "windows-874",  "windows-1250", "windows-1251", "windows-1252", "windows-1253",   "windows-1254",
    "windows-1255", "windows-1256", "windows-1257", "windows-1258", "x-mac-cyrillic", "gbk",
    "gb18030",      "gb2312",       "big5",         "big5-hkscs",   "euc-jp",         "iso-2022-jp",
    "shift_jis",    "euc-kr",       "ksc_5601",     "tis-620",      "ibm864",         "ibm720",
    "dos-720",      "ibm-864",      "ibm-720",      "cp720",        "cp864",          "ibm-5352_p100-1998",
    "euc-tw",       "ibm850",       "ibm437",       "ibm852"};

constexpr std::array kCommon{
    kUtf8, std::string_view("UTF-16"), kUtf16Little, kUtf16Big, kWindowsArabic, kIsoArabic, kWindowsLatin};

constexpr std::size_t kAsciiEnd = 0x80;
constexpr char32_t kReplacement = 0xFFFD;

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

Converter open_converter(std::string_view charset) {
  UErrorCode status = U_ZERO_ERROR;
  return Converter(ucnv_open(std::string(charset).c_str(), &status));
}

// As labels are compared: without blanks, in lower case.
std::string plain_label(std::string_view name) {
  std::string plain = ascii::to_lower(name);
  std::erase_if(plain, [](char c) { return c == ' ' || c == '\t'; });
  return plain;
}

std::string utf8_from_utf16(std::u16string_view units) {
  std::string text;
  text.reserve(units.size() * 2);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const char32_t unit = units[i];
    const char32_t next = i + 1 < units.size() ? units[i + 1] : 0;
    if (unit >= 0xD800 && unit < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
      append_code_point(text, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
      ++i;
    } else {
      const bool is_half = unit >= 0xD800 && unit < 0xE000;
      append_code_point(text, is_half ? kReplacement : unit);
    }
  }
  return text;
}

std::string_view find_label(std::string_view name) {
  const auto label =
      std::find_if(kCharsetLabels.begin(), kCharsetLabels.end(), [&](const Label& l) { return l.name == name; });
  return label == kCharsetLabels.end() ? std::string_view() : label->charset;
}

}  // namespace

std::string charset_name(std::string_view name) {
  const std::string wanted = plain_label(name);
  if (const auto label = find_label(wanted); !label.empty()) return std::string(label);
  if (wanted.empty() || !open_converter(wanted)) return {};
  for (const char* standard : {"MIME", "IANA"}) {
    UErrorCode status = U_ZERO_ERROR;
    const char* found = ucnv_getStandardName(wanted.c_str(), standard, &status);
    if (found == nullptr || U_FAILURE(status)) continue;
    const auto label = find_label(plain_label(found));
    return label.empty() ? found : std::string(label);
  }
  return wanted;
}

std::string text_charset(std::string_view name) {
  std::string charset = charset_name(name);
  return std::ranges::find(kOfTexts, plain_label(charset)) == kOfTexts.end() ? std::string() : charset;
}

std::span<const std::string_view> common_charsets() { return kCommon; }

std::string_view nearest_charset(std::string_view name) {
  std::array<std::string, kCommon.size()> plain;
  std::ranges::transform(kCommon, plain.begin(), plain_label);
  const std::vector<std::string_view> candidates(plain.begin(), plain.end());
  const auto nearest = nearest_name(plain_label(name), candidates);
  if (!nearest) return {};
  return kCommon[static_cast<std::size_t>(std::ranges::find(candidates, *nearest) - candidates.begin())];
}

bool is_ascii_based(std::string_view charset) {
  if (charset == kUtf8) return true;
  const Converter converter = open_converter(charset);
  if (!converter || ucnv_getMaxCharSize(converter.get()) != 1) return false;
  std::string ascii;
  for (std::size_t c = 0; c < kAsciiEnd; ++c) ascii += static_cast<char>(c);
  return from_charset(ascii, charset).text == ascii;
}

Converted from_charset(std::string_view bytes, std::string_view charset) {
  const Converter converter = open_converter(charset);
  assert(converter != nullptr);
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::u16string units;
  std::size_t used = 0;
  const char* at = bytes.data();
  do {
    status = U_ZERO_ERROR;
    units.resize(used + bytes.size() + 32);
    UChar* to = units.data() + used;
    ucnv_toUnicode(converter.get(), &to, units.data() + units.size(), &at, bytes.data() + bytes.size(), nullptr, 1,
                   &status);
    used = static_cast<std::size_t>(to - units.data());
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_SUCCESS(status)) return {utf8_from_utf16(std::u16string_view(units).substr(0, used))};
  std::array<char, 32> invalid{};
  auto length = static_cast<std::int8_t>(invalid.size());
  UErrorCode ignored = U_ZERO_ERROR;
  ucnv_getInvalidChars(converter.get(), invalid.data(), &length, &ignored);
  // Of a few encodings (gsm-03.38-2009) ICU forgets the bytes: then it is the last one that was read.
  const auto read = static_cast<std::size_t>(at - bytes.data());
  return {{}, read - std::min(read, static_cast<std::size_t>(std::max<int>(length, 1)))};
}

}  // namespace khabar
