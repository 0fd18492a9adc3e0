#include "searcher/desk/collocates/windows.h"

namespace khabar {

// Windows ascend on both sides, so a place that one window left out is in no later one.
void Windows::read(const TokenSequence& tokens, const Spans& occurrences) {
  const WordRange body = tokens.body();
  units_.reset(tokens);
  windows_.clear();
  seen_ = 0;
  is_node_.assign(tokens.size(), false);
  for (const Span& occurrence : occurrences) {
    for (Place place = occurrence.begin; place < occurrence.end; ++place) is_node_[place] = true;
    if (occurrence.begin >= body.begin) windows_.push_back(window_of(occurrence, body));
  }
}

Windows::Window Windows::window_of(const Span& occurrence, const WordRange& body) {
  const std::size_t before = std::min<std::size_t>(shape_.before, occurrence.begin - body.begin);
  const std::size_t after = std::min<std::size_t>(shape_.after, body.end - occurrence.end);
  Window window{{static_cast<Place>(occurrence.begin - before), occurrence.begin},
                {occurrence.end, static_cast<Place>(occurrence.end + after)}};
  if (shape_.within == WindowLimit::kArticle) return window;
  const auto unit = [&](Place place) {
    return shape_.within == WindowLimit::kSentence ? units_.sentence(place) : units_.paragraph(place);
  };
  while (window.before.begin < window.before.end && unit(window.before.begin) != unit(occurrence.begin)) {
    ++window.before.begin;
  }
  while (window.after.end > window.after.begin && unit(window.after.end - 1) != unit(occurrence.end - 1)) {
    --window.after.end;
  }
  return window;
}

}  // namespace khabar
