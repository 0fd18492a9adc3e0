#include "indexer/stream/line_reader.h"

namespace khabar {

void LineReader::take(std::string_view part) {
  if (too_long_ || part.size() > max_bytes_ - pending_.size()) {
    too_long_ = true;
    pending_.clear();
  } else {
    pending_ += part;
  }
}

bool LineReader::next(Line& line) {
  std::string_view ahead = input_.peek();
  if (ahead.empty()) return false;
  line = Line{};
  line.number = ++number_;
  pending_.clear();
  too_long_ = false;
  while (!ahead.empty() && !line.ended) {
    const std::size_t end = ahead.find('\n');
    line.ended = end != std::string_view::npos;
    const std::string_view part = ahead.substr(0, end);
    input_.consume(part.size() + (line.ended ? 1 : 0));
    if (line.ended && pending_.empty() && !too_long_ && part.size() <= max_bytes_) {
      line.text = part;  // the whole line lies in the window: no copy
      if (line.text.ends_with('\r')) line.text.remove_suffix(1);
      return true;
    }
    take(part);
    if (!line.ended) ahead = input_.peek();
  }
  line.too_long = too_long_;
  line.text = pending_;
  if (line.text.ends_with('\r')) line.text.remove_suffix(1);
  return true;
}

}  // namespace khabar
