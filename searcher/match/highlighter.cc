#include "searcher/match/highlighter.h"

#include <algorithm>
#include <optional>

#include "searcher/match/passage.h"

namespace khabar {
namespace {

// Bodies are first read up to here: news puts first what it is about, and cutting all of a very long text into words
// for one passage costs more than the search.
constexpr std::size_t kFirstRead = 16 * 1024;

std::string_view first_part(std::string_view body) {
  if (body.size() <= kFirstRead) return body;
  const std::size_t space = body.rfind(' ', kFirstRead);
  return space == std::string_view::npos ? body : body.substr(0, space);
}

std::vector<std::size_t> below(const std::vector<std::size_t>& marks, std::size_t words) {
  return {marks.begin(), std::ranges::lower_bound(marks, words)};
}

}  // namespace

Highlighter::Highlighter(const MatchTerms& terms, Analyzer& analyzer)
    : stops_(any_form(terms.stops, false)), analyzer_(analyzer) {
  for (const SpanQuery& query : span_queries(terms)) matchers_.push_back(std::make_unique<SpanMatcher>(query));
}

std::vector<std::size_t> Highlighter::marks(const TokenSequence& stored, TextPart part) {
  const WordRange range = part == TextPart::kTitle ? stored.title() : stored.body();
  std::vector<bool> marked(range.end - range.begin);
  for (const auto& matcher : matchers_) {
    for (const Place place : matcher->marked(stored, part)) marked[place - range.begin] = true;
  }
  const std::vector<bool> besides = marked;
  for (const Place place : stops_.marked(stored, part)) {
    const std::size_t i = place - range.begin;
    if ((i > 0 && besides[i - 1]) || (i + 1 < besides.size() && besides[i + 1])) marked[i] = true;
  }
  std::vector<std::size_t> marks;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i]) marks.push_back(i);
  }
  return marks;
}

MarkedText Highlighter::title(std::string_view title, const TokenSequence& stored) {
  const std::vector<std::size_t> all = marks(stored, TextPart::kTitle);
  const auto& tokens = analyzer_.analyze_some(title, {});
  return cut_passage(title, tokens, {0, tokens.size()}, below(all, tokens.size()));
}

MarkedText Highlighter::passage(std::string_view body, const TokenSequence& stored) {
  const std::vector<std::size_t> all = marks(stored, TextPart::kBody);
  const auto passage_of = [&](std::string_view text, bool needs_mark) -> std::optional<MarkedText> {
    const auto& tokens = analyzer_.analyze_some(text, all);
    const std::vector<std::size_t> found = below(all, tokens.size());
    if (needs_mark && found.empty()) return std::nullopt;
    const TokenRange range = best_window(text, tokens, found);
    MarkedText cut = cut_passage(text, tokens, range, found);
    if (text.size() < body.size() && range.last == tokens.size()) cut.text += "…";
    return cut;
  };
  const std::string_view first = first_part(body);
  if (first.size() < body.size()) {
    if (auto passage = passage_of(first, true)) return *passage;
  }
  return *passage_of(body, false);
}

}  // namespace khabar
