#include "searcher/match/span.h"

#include <algorithm>

namespace khabar {

void put_in_order(Spans& spans) {
  std::ranges::sort(spans);
  const auto same = std::ranges::unique(spans);
  spans.erase(same.begin(), same.end());
}

Spans leftmost_longest(const Spans& spans) {
  Spans apart;
  Place end = 0;
  for (auto at = spans.begin(); at != spans.end();) {
    auto next = at + 1;
    while (next != spans.end() && next->begin == at->begin) ++next;  // the last of one beginning is the longest
    const Span& longest = *(next - 1);
    if (longest.begin >= end) {
      apart.push_back(longest);
      end = longest.end;
    }
    at = next;
  }
  return apart;
}

std::size_t count_apart(const Spans& spans) { return leftmost_longest(spans).size(); }

void TextUnits::reset(const TokenSequence& tokens) {
  tokens_ = &tokens;
  read_ = false;
}

void TextUnits::read() {
  sentence_ends_.clear();
  paragraph_ends_.clear();
  Place end = 0;
  for (const Sentence& sentence : tokens_->sentences()) {
    end += static_cast<Place>(sentence.words);
    sentence_ends_.push_back(end);
    if (sentence.ends_paragraph) paragraph_ends_.push_back(end);
  }
  read_ = true;
}

std::size_t TextUnits::unit(const std::vector<Place>& ends, Place word) {
  if (!read_) read();
  return static_cast<std::size_t>(std::ranges::upper_bound(ends, word) - ends.begin());
}

}  // namespace khabar
