#include "searcher/desk/kwic/context.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/ascii.h"
#include "common/program/error.h"
#include "common/program/suggestion.h"
#include "common/utf8.h"

namespace khabar {
namespace {

std::string single_spaced(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (is_space(next_code_point(text, at))) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += text.substr(begin, at - begin);
  }
  return out;
}

std::string_view part(std::string_view text, std::size_t begin, std::size_t end) {
  return text.substr(begin, end - begin);
}

bool is_within(std::string_view text, const ContextWidth& width) {
  return count_code_points(text, width.number + 1) <= width.number;
}

// Of what stands before the word `first`, where it begins.
std::size_t context_begin(std::string_view text, const std::vector<RawToken>& tokens, std::size_t first,
                          const ContextWidth& width) {
  const std::size_t end = tokens[first].begin;
  if (width.number == 0) return end;
  if (width.unit == ContextWidth::Unit::kWords) return first <= width.number ? 0 : tokens[first - width.number].begin;
  if (is_within(part(text, 0, end), width)) return 0;
  std::size_t at = first;
  while (at > 0 && is_within(part(text, tokens[at - 1].begin, end), width)) --at;
  return tokens[at].begin;
}

// Of what stands behind the word `last`, where it ends.
std::size_t context_end(std::string_view text, const std::vector<RawToken>& tokens, std::size_t last,
                        const ContextWidth& width) {
  const std::size_t begin = tokens[last].end;
  if (width.number == 0) return begin;
  if (width.unit == ContextWidth::Unit::kWords) {
    return last + width.number + 1 >= tokens.size() ? text.size() : tokens[last + width.number].end;
  }
  if (is_within(text.substr(begin), width)) return text.size();
  std::size_t at = last;
  while (at + 1 < tokens.size() && is_within(part(text, begin, tokens[at + 1].end), width)) ++at;
  return tokens[at].end;
}

}  // namespace

ContextWidth read_context_width(const std::string& text) {
  ContextWidth width{0, ContextWidth::Unit::kWords};
  std::string_view digits = text;
  if (digits.ends_with('c')) {
    width.unit = ContextWidth::Unit::kCharacters;
    digits.remove_suffix(1);
  }
  constexpr std::size_t kMostWidthDigits = 5;
  const bool number =
      !digits.empty() && digits.size() <= kMostWidthDigits && std::ranges::all_of(digits, ascii::is_digit<char>);
  if (number) width.number = std::stoul(std::string{digits});
  if (!number || width.number > kMostContext) {
    throw Error(fmt::format("--width: '{}' is no width from 0 to {}", excerpt(text), kMostContext),
                "write a number of words, such as 8, or of characters, such as 60c");
  }
  return width;
}

// A word has a character or more, and whether there is a word behind the context tells where it ends.
std::size_t words_needed(const Span& match, const ContextWidth& width) { return match.end + width.number + 1; }

Context cut_context(std::string_view text, const std::vector<RawToken>& tokens, const Span& match,
                    const ContextWidth& width) {
  const std::size_t begin = tokens[match.begin].begin;
  const std::size_t end = tokens[match.end - 1].end;
  return {single_spaced(part(text, context_begin(text, tokens, match.begin, width), begin)),
          single_spaced(part(text, begin, end)),
          single_spaced(part(text, end, context_end(text, tokens, match.end - 1, width)))};
}

ContextWords context_words(std::string_view text, const std::vector<RawToken>& tokens, const Span& match,
                           const ContextWidth& width) {
  const std::size_t begin = context_begin(text, tokens, match.begin, width);
  const std::size_t end = context_end(text, tokens, match.end - 1, width);
  std::size_t first = match.begin;
  while (first > 0 && tokens[first - 1].begin >= begin) --first;
  std::size_t behind = match.end;
  while (behind < tokens.size() && tokens[behind].end <= end) ++behind;
  return {{first, match.begin}, {match.begin, match.end}, {match.end, behind}};
}

}  // namespace khabar
