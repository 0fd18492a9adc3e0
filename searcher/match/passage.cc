#include "searcher/match/passage.h"

#include <algorithm>
#include <unordered_map>

#include "common/ascii.h"

namespace khabar {
namespace {

constexpr std::string_view kEllipsis = "…";
// A passage begins with a sentence if one begins at most so many words from where it would begin otherwise.
constexpr std::size_t kSentenceReach = 6;

bool ends_sentence(std::string_view between) {
  return between.find_first_of(".!?\n") != std::string_view::npos || between.find("؟") != std::string_view::npos;
}

bool begins_sentence(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  if (at == 0) return true;
  return ends_sentence(text.substr(tokens[at - 1].end, tokens[at].begin - tokens[at - 1].end));
}

// The beginning of a sentence nearest to `at` within reach and within `range` (last included); `at` if there is none.
std::size_t near_sentence(std::string_view text, const std::vector<Token>& tokens, std::size_t at, TokenRange range) {
  for (std::size_t distance = 0; distance <= kSentenceReach; ++distance) {
    if (at >= range.first + distance && begins_sentence(text, tokens, at - distance)) return at - distance;
    if (at + distance <= range.last && begins_sentence(text, tokens, at + distance)) return at + distance;
  }
  return at;
}

struct Window {
  std::size_t first_match = 0;  // indexes into `matches`, last included
  std::size_t last_match = 0;
};

// Two pointers over the matches: every window of the full width that begins with a match.
Window densest(const std::vector<Token>& tokens, const std::vector<std::size_t>& matches) {
  std::unordered_map<std::string_view, std::size_t> inside;
  const auto lemma = [&](std::size_t match) -> std::string_view { return tokens[matches[match]].word->lemma; };
  Window best;
  std::size_t best_different = 0;
  std::size_t best_matches = 0;
  std::size_t end = 0;
  for (std::size_t begin = 0; begin < matches.size(); ++begin) {
    while (end < matches.size() && matches[end] < matches[begin] + kPassageWords) ++inside[lemma(end++)];
    if (inside.size() > best_different || (inside.size() == best_different && end - begin > best_matches)) {
      best_different = inside.size();
      best_matches = end - begin;
      best = {begin, end - 1};
    }
    const auto leaving = inside.find(lemma(begin));
    if (--leaving->second == 0) inside.erase(leaving);
  }
  return best;
}

// Copies text with runs of white space as one space and moves the marks along.
class Copier {
 public:
  explicit Copier(std::string_view text) : text_(text) {}

  void copy(std::size_t begin, std::size_t end) {
    for (; begin < end; ++begin) {
      if (!ascii::is_space(text_[begin])) {
        out_.text += text_[begin];
      } else if (!out_.text.empty() && out_.text.back() != ' ') {
        out_.text += ' ';
      }
    }
  }

  void copy_mark(const Token& token) {
    const std::size_t begin = out_.text.size();
    copy(token.begin, token.end);
    out_.marks.push_back({begin, out_.text.size()});
  }

  void append(std::string_view text) { out_.text += text; }
  void trim() {
    while (!out_.text.empty() && out_.text.back() == ' ') out_.text.pop_back();
  }
  MarkedText take() { return std::move(out_); }

 private:
  std::string_view text_;
  MarkedText out_;
};

}  // namespace

TokenRange best_window(std::string_view text, const std::vector<Token>& tokens,
                       const std::vector<std::size_t>& matches) {
  if (matches.empty()) return {0, std::min(tokens.size(), kPassageWords)};
  const Window window = densest(tokens, matches);
  const std::size_t first_match = matches[window.first_match];
  const std::size_t span = matches[window.last_match] - first_match + 1;
  const std::size_t room = kPassageWords - span;
  const std::size_t earliest = first_match - std::min(first_match, room);
  const std::size_t first =
      near_sentence(text, tokens, first_match - std::min(first_match, room / 2), {earliest, first_match});
  const std::size_t last = std::min(tokens.size(), first + kPassageWords);
  // At the end of a text, the room that is left goes to the front.
  return {last - first < kPassageWords ? last - std::min(last, kPassageWords) : first, last};
}

MarkedText cut_passage(std::string_view text, const std::vector<Token>& tokens, TokenRange range,
                       const std::vector<std::size_t>& matches) {
  Copier copier{text};
  // What surrounds the outermost words of a text (quotation marks, a full stop) belongs to the passage.
  std::size_t at = range.first == 0 || tokens.empty() ? 0 : tokens[range.first].begin;
  const bool to_end = range.last == tokens.size();
  if (range.first > 0) copier.append(kEllipsis);
  auto match = std::lower_bound(matches.begin(), matches.end(), range.first);
  for (; match != matches.end() && *match < range.last; ++match) {
    const Token& token = tokens[*match];
    copier.copy(at, token.begin);
    copier.copy_mark(token);
    at = token.end;
  }
  copier.copy(at, to_end ? text.size() : tokens[range.last - 1].end);
  copier.trim();
  if (!to_end) copier.append(kEllipsis);
  return copier.take();
}

}  // namespace khabar
