#include "indexer/text/encoding_detector.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <memory>

#include "common/utf8.h"
#include "indexer/text/charset.h"
#include "indexer/text/letter_evidence.h"

namespace khabar {

namespace {

// More bytes do not make the answer surer.
constexpr std::size_t kSample = std::size_t{64} << 10;

// One letter or two may be anything.
constexpr std::size_t kFewestArabicLetters = 3;

// ISO-8859-6 must be so many bits likelier: it is the rarer of the two by far.
constexpr double kIsoHandicap = 3;

// Of 100. ICU was right at 33 and wrong at 24 on pages in windows-1256.
constexpr std::int32_t kLeastConfidence = 30;

struct DetectorCloser {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

// From the first byte that tells anything.
std::string_view sample(std::string_view bytes) {
  const auto high = std::find_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<signed char>(c) < 0; });
  const auto at = static_cast<std::size_t>(high - bytes.begin());
  bytes.remove_prefix(at > 0 ? at - 1 : 0);
  return bytes.substr(0, kSample);
}

HighHalf high_half(std::string_view charset) {
  HighHalf high{};
  for (std::size_t i = 0; i < high.size(); ++i) {
    const char byte = static_cast<char>(i + 0x80);
    const std::string text = from_charset({&byte, 1}, charset).text;
    std::size_t at = 0;
    high[i] = text.empty() ? 0xFFFD : next_code_point(text, at);
  }
  return high;
}

const HighHalf& windows_arabic() {
  static const HighHalf high = high_half(kWindowsArabic);
  return high;
}

const HighHalf& iso_arabic() {
  static const HighHalf high = high_half(kIsoArabic);
  return high;
}

const HighHalf& windows_latin() {
  static const HighHalf high = high_half(kWindowsLatin);
  return high;
}

// Text has a stray control character now and then; pictures and programs have many.
bool is_binary(std::string_view bytes) {
  constexpr std::string_view kOfText = "\t\n\v\f\r\x1A\x1B";  // DOS ended its files in 0x1A
  constexpr std::ptrdiff_t kBytesForEach = 100;
  const auto controls = std::count_if(bytes.begin(), bytes.end(), [&](char c) {
    return (c >= 0 && c < ' ' && kOfText.find(c) == std::string_view::npos) || c == 0x7F;
  });
  return controls * kBytesForEach > static_cast<std::ptrdiff_t>(bytes.size());
}

// What ICU finds, other than the encodings that letter_evidence() already judged.
std::string ask_icu(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, DetectorCloser> detector(ucsdet_open(&status));
  ucsdet_enableInputFilter(detector.get(), 1);  // leaves out tags, which are Latin letters
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr || ucsdet_getConfidence(match, &status) < kLeastConfidence) return {};
  std::string name = text_charset(ucsdet_getName(match, &status));
  const bool judged = name == kUtf8 || name == kWindowsArabic || name == kIsoArabic || name == kWindowsLatin;
  return judged || name.starts_with("UTF-") ? std::string() : name;
}

}  // namespace

std::string_view detect_utf16(std::string_view bytes) {
  constexpr std::size_t kFewest = 4;
  bytes = bytes.substr(0, std::min<std::size_t>(bytes.size(), 4096) / 2 * 2);
  if (bytes.size() < kFewest) return {};
  std::size_t plane[2] = {0, 0};  // bytes that are 0 or 6 at even and odd places
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == 0x00 || bytes[i] == 0x06) ++plane[i % 2];
  }
  const std::size_t pairs = bytes.size() / 2;
  const auto is_high = [&](std::size_t here, std::size_t there) {
    return plane[here] * 10 >= pairs * 8 && plane[there] * 10 <= pairs * 3;
  };
  if (is_high(1, 0)) return kUtf16Little;
  return is_high(0, 1) ? kUtf16Big : std::string_view();
}

std::string_view detect_arabic(std::string_view bytes) {
  bytes = sample(bytes);
  const LetterEvidence windows = letter_evidence(bytes, windows_arabic());
  LetterEvidence iso = letter_evidence(bytes, iso_arabic());
  iso.score -= kIsoHandicap;
  const LetterEvidence& best = iso.score > windows.score ? iso : windows;
  // windows-1256 has the accents of French in the same places as windows-1252.
  const double latin = letter_evidence(bytes, windows_latin()).score;
  if (best.score <= std::max(latin, 0.0) || best.arabic_letters < kFewestArabicLetters) return {};
  return iso.score > windows.score ? kIsoArabic : kWindowsArabic;
}

std::string detect_charset(std::string_view bytes) {
  bytes = sample(bytes);
  if (is_binary(bytes)) return {};
  if (const std::string_view arabic = detect_arabic(bytes); !arabic.empty()) return std::string(arabic);
  const LetterEvidence latin = letter_evidence(bytes, windows_latin());
  // Without accents its high bytes are quotation marks and dashes between words of ASCII.
  const bool is_latin = latin.latin_letters > 0 ? latin.score > 0 : latin.score == 0 && latin.ascii_letters > 0;
  if (is_latin) return std::string(kWindowsLatin);
  return ask_icu(bytes);
}

}  // namespace khabar
