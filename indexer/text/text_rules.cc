#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

constexpr char32_t kArabicQuestionMark = 0x061F;
constexpr char32_t kUrduFullStop = 0x06D4;
constexpr std::string_view kEllipsis = "…";

bool space_or_end(std::string_view text, std::size_t at) {
  return at >= text.size() || is_space(next_code_point(text, at));
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    std::size_t at = 0;
    if (!is_space(next_code_point(text, at))) break;
    text.remove_prefix(at);
  }
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && is_continuation(text[last])) --last;
    std::size_t at = last;
    if (!is_space(next_code_point(text, at))) break;
    text.remove_suffix(text.size() - last);
  }
  return text;
}

std::string collapse_spaces(std::string_view text, char separator) {
  std::string result;
  result.reserve(text.size());
  bool pending = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (is_space(next_code_point(text, at))) {
      pending = !result.empty();
      continue;
    }
    if (pending) result += separator;
    pending = false;
    result += text.substr(begin, at - begin);
  }
  return result;
}

std::string first_sentence(std::string_view text, std::size_t max_letters) {
  text = trim(text);
  std::size_t letters = 0;
  std::size_t last_gap = 0;  // where the last word that fits ends
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) return collapse_spaces(text.substr(0, begin));
    if ((c == '.' || c == kUrduFullStop) && space_or_end(text, at)) return collapse_spaces(text.substr(0, begin));
    if ((c == kArabicQuestionMark || c == '?' || c == '!') && space_or_end(text, at)) {
      return collapse_spaces(text.substr(0, at));
    }
    if (is_space(c)) last_gap = begin;
    if (++letters > max_letters) {
      const std::size_t end = last_gap > 0 ? last_gap : begin;  // one endless word is cut inside
      return collapse_spaces(text.substr(0, end)) + std::string(kEllipsis);
    }
  }
  return collapse_spaces(text);
}

std::size_t count_non_spaces(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_space(next_code_point(text, at))) ++count;
  }
  return count;
}

}  // namespace khabar
