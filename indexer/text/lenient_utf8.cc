#include "indexer/text/lenient_utf8.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/utf8.h"

namespace khabar {

namespace {

constexpr char32_t kReplacementCharacter = 0xFFFD;
constexpr std::size_t kBytesPerFault = 1000;

// Nothing if there are more than `allowed`.
std::optional<std::string> replace_faults(std::string_view bytes, std::size_t allowed) {
  std::string repaired;
  repaired.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    if (next_code_point(bytes, at) != kInvalid) {
      repaired += bytes.substr(begin, at - begin);
    } else if (allowed-- == 0) {
      return std::nullopt;
    } else {
      append_code_point(repaired, kReplacementCharacter);
    }
  }
  return repaired;
}

}  // namespace

Utf8Text to_utf8_leniently(std::string_view bytes, const EncodingHints& hints) {
  Utf8Text utf8 = to_utf8(std::string(bytes), hints);
  if (utf8.invalid_at != std::string_view::npos && utf8.encoding == "UTF-8") {
    if (auto repaired = replace_faults(bytes, bytes.size() / kBytesPerFault + 1)) utf8 = to_utf8(std::move(*repaired));
  }
  std::replace(utf8.text.begin(), utf8.text.end(), '\0', ' ');
  return utf8;
}

void make_valid_utf8(std::string& text) {
  if (find_invalid_utf8(text) == std::string::npos) return;
  text = replace_faults(text, text.size()).value_or(std::string());
}

}  // namespace khabar
