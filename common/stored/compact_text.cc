#include "common/stored/compact_text.h"

#include <unicode/localpointer.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

#include <limits>
#include <vector>

#include "common/utf8.h"

namespace khabar {
namespace {

constexpr char kRaw = 'R';
constexpr char kScsu = 'S';

// ICU counts in 31 bits: a byte of SCSU makes at most two units of UTF-16, each of at most three bytes of UTF-8.
constexpr std::size_t kMostBytes = std::numeric_limits<std::int32_t>::max() / 6;

// Opening this converter reads no file and takes no lock: ICU has it built in.
icu::LocalUConverterPointer open_scsu() {
  UErrorCode status = U_ZERO_ERROR;
  icu::LocalUConverterPointer converter{ucnv_open("SCSU", &status)};
  if (U_SUCCESS(status))
    ucnv_setToUCallBack(converter.getAlias(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return U_SUCCESS(status) ? std::move(converter) : icu::LocalUConverterPointer{};
}

std::optional<std::string> to_scsu(std::string_view text) {
  const auto converter = open_scsu();
  if (converter.isNull()) return std::nullopt;
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  std::string bytes(static_cast<std::size_t>(wide.length()) * 3 + 16, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t size = ucnv_fromUChars(converter.getAlias(), bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                            wide.getBuffer(), wide.length(), &status);
  if (U_FAILURE(status)) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

// Halves of surrogates that stand alone are refused: what was compressed had none. Not by the constructor of
// UnicodeString: ICU 72 gives it no more room, and calls the converter for ever, if a pair does not fit at the end.
std::optional<std::string> from_scsu(std::string_view bytes) {
  const auto converter = open_scsu();
  if (converter.isNull() || bytes.size() > kMostBytes) return std::nullopt;
  std::vector<UChar> wide(2 * bytes.size() + 1);
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t length = ucnv_toUChars(converter.getAlias(), wide.data(), static_cast<std::int32_t>(wide.size()),
                                            bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string text(static_cast<std::size_t>(length) * 3, '\0');
  std::int32_t size = 0;
  u_strToUTF8(text.data(), static_cast<std::int32_t>(text.size()), &size, wide.data(), length, &status);
  if (U_FAILURE(status)) return std::nullopt;
  text.resize(static_cast<std::size_t>(size));
  return text;
}

}  // namespace

std::string compact_text(std::string_view text) {
  const bool fits = text.size() <= kMostBytes && find_invalid_utf8(text) == std::string_view::npos;
  const auto scsu = fits ? to_scsu(text) : std::nullopt;
  return scsu ? kScsu + *scsu : kRaw + std::string{text};
}

std::optional<std::string> expanded_text(std::string_view bytes) {
  if (bytes.empty()) return std::nullopt;
  const std::string_view text = bytes.substr(1);
  if (bytes.front() == kScsu) return from_scsu(text);
  if (bytes.front() == kRaw) return std::string{text};
  return std::nullopt;
}

}  // namespace khabar
