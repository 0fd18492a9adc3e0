// The words around the occurrences of a query in the body of one article.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/stored/token_sequence.h"
#include "searcher/match/span.h"

namespace khabar {

// What a window does not reach out of.
enum class WindowLimit : std::uint8_t { kArticle, kParagraph, kSentence };

// In the order of WindowLimit.
inline constexpr std::array<std::string_view, 3> kWindowLimitNames{"article", "paragraph", "sentence"};

inline constexpr std::size_t kMostWindowWords = 100;  // on a side; chosen, not tuned

struct WindowShape {
  std::size_t before = 5;  // words
  std::size_t after = 5;
  WindowLimit within = WindowLimit::kArticle;
};

class Windows {
 public:
  explicit Windows(const WindowShape& shape) : shape_(shape) {}

  // The occurrences of an article, apart from each other and in order. Those of the title have no windows, and no word
  // of an occurrence is in the window of another one. Throws Damage.
  void read(const TokenSequence& tokens, const Spans& occurrences);

  // Those of the body.
  std::size_t size() const { return windows_.size(); }

  // Calls `see(place, is_new)` for each word around the i-th occurrence; is_new if it was in no window before. Each
  // window is asked for once, in order.
  template <typename See>
  void for_words(std::size_t i, See see);

 private:
  struct Window {
    Span before;  // may be empty, as `after`
    Span after;
  };

  Window window_of(const Span& occurrence, const WordRange& body);

  const WindowShape shape_;
  TextUnits units_;
  std::vector<Window> windows_;
  std::vector<bool> is_node_;  // by place
  Place seen_ = 0;             // places below were told, or are in no window
};

template <typename See>
void Windows::for_words(std::size_t i, See see) {
  for (const Span& side : {windows_[i].before, windows_[i].after}) {
    for (Place place = side.begin; place < side.end; ++place) {
      if (is_node_[place]) continue;
      see(place, place >= seen_);
    }
    seen_ = std::max(seen_, side.end);
  }
}

}  // namespace khabar
