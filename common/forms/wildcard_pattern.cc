#include "common/forms/wildcard_pattern.h"

#include <algorithm>

#include "common/letters/characters.h"
#include "common/letters/folding.h"
#include "common/letters/letters.h"
#include "common/letters/normalizer.h"
#include "common/stored/compact_word.h"
#include "common/utf8.h"

namespace khabar {
namespace {

constexpr char kAny = '*';
constexpr char kOne = '?';
constexpr std::string_view kGaps = "*?";
constexpr char32_t kNoLetter = U'\uFFFD';

void append_letters(std::string& text, char32_t c) {
  const Character character = character_table()[c];
  if (character.kind == CharacterKind::kMark || character.kind == CharacterKind::kControl) return;
  if (character.kind == CharacterKind::kSeparator) return append_code_point(text, c);
  for (const char32_t letter : character.mapped) {
    if (letter != 0) append_code_point(text, fold_alef(letter));
  }
}

std::string letters_of(std::string_view text) {
  const NormalizedText normalized(text);
  std::string letters;
  for (std::size_t at = 0; at < normalized.text().size();) {
    const char32_t c = next_code_point(normalized.text(), at);
    append_letters(letters, c == kInvalid ? kNoLetter : c);
  }
  return letters;
}

// A form may have another letter instead of it where it ends.
bool has_two_ways(char letter) {
  return folded_last(letter) != letter || letter == compact_letter(kHeh) || letter == compact_letter(kYeh);
}

}  // namespace

WildcardPattern::WildcardPattern(std::string_view text)
    : pattern_(compact_word(letters_of(text))), end_(pattern_.find_last_of(kGaps) + 1) {}

bool WildcardPattern::matches(std::string_view form) const { return matches_compact(compact_word(form)); }

// Whether it has what stands behind the last gap: most forms fail there already.
bool WildcardPattern::may_end(std::string_view form) const {
  const std::string_view end = std::string_view{pattern_}.substr(end_);
  if (end.empty()) return true;
  if (form.size() < end.size()) return false;
  if (form.back() != end.back() && folded_last(form) != folded_last(end)) return false;
  return form.substr(0, form.size() - 1).ends_with(end.substr(0, end.size() - 1));
}

// What fails behind a `*` is tried again one letter further on: only the last `*` can take more.
bool WildcardPattern::matches_compact(std::string_view form) const {
  if (!may_end(form)) return false;
  std::size_t in_pattern = 0;
  std::size_t retry_pattern = std::string::npos;
  std::size_t retry_form = 0;
  const auto fits = [&](std::size_t at, std::size_t size) {
    if (size > 1) return form.compare(at, size, pattern_, in_pattern, size) == 0;
    const char wanted = pattern_[in_pattern];
    return form[at] == wanted || (at + 1 == form.size() && folded_last(form[at]) == folded_last(wanted));
  };
  for (std::size_t at = 0; at < form.size();) {
    const std::size_t size = std::min(compact_size(form[at]), form.size() - at);
    if (in_pattern < pattern_.size() && pattern_[in_pattern] == kAny) {
      retry_pattern = ++in_pattern;
      retry_form = at;
    } else if (in_pattern < pattern_.size() && pattern_[in_pattern] == kOne) {
      at += size;
      ++in_pattern;
    } else if (in_pattern < pattern_.size() && fits(at, size)) {
      at += size;
      in_pattern += size;
    } else {
      if (retry_pattern == std::string::npos) return false;
      retry_form += std::min(compact_size(form[retry_form]), form.size() - retry_form);
      at = retry_form;
      in_pattern = retry_pattern;
    }
  }
  return pattern_.find_first_not_of(kAny, in_pattern) == std::string::npos;
}

std::string WildcardPattern::prefix() const { return expanded_word(compact_prefix()).value_or(std::string{}); }

std::string_view WildcardPattern::compact_prefix() const {
  std::string_view prefix = std::string_view{pattern_}.substr(0, pattern_.find_first_of(kGaps));
  if (!prefix.empty() && has_two_ways(prefix.back())) prefix.remove_suffix(1);
  return prefix;
}

}  // namespace khabar
