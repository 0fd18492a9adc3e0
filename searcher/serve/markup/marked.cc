#include "searcher/serve/markup/marked.h"

#include <algorithm>
#include <charconv>

#include "common/utf8.h"

namespace khabar {
namespace {

// The byte offsets of [begin, end) in code points, for marks that ascend.
class ByteOffsets {
 public:
  explicit ByteOffsets(std::string_view text) : text_(text) {}

  std::size_t of(std::size_t code_point) {
    while (count_ < code_point && at_ < text_.size()) {
      next_code_point(text_, at_);
      ++count_;
    }
    return at_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t count_ = 0;
};

std::vector<std::pair<std::size_t, std::size_t>> in_bytes(std::string_view text, const CodePointMarks& marks) {
  ByteOffsets offsets{text};
  std::vector<std::pair<std::size_t, std::size_t>> places;
  for (const auto& [begin, end] : marks) {
    const std::size_t first = offsets.of(begin);
    places.emplace_back(first, offsets.of(end));
  }
  return places;
}

// The part [begin, end) of the text, with the marks that lie in it.
void write_part(std::string_view text, std::size_t begin, std::size_t end,
                const std::vector<std::pair<std::size_t, std::size_t>>& marks, Html& html) {
  std::size_t at = begin;
  for (const auto& [first, last] : marks) {
    if (last <= at || first >= end) continue;
    html.breakable(text.substr(at, std::max(first, at) - at));
    at = std::min(last, end);
    html.open("mark").breakable(text.substr(std::max(first, begin), at - std::max(first, begin))).close("mark");
  }
  html.breakable(text.substr(at, end - at));
}

}  // namespace

CodePointMarks read_marks(std::string_view text) {
  CodePointMarks marks;
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  while (at < end) {
    std::pair<std::size_t, std::size_t> mark;
    const auto first = std::from_chars(at, end, mark.first);
    if (first.ec != std::errc{} || first.ptr == end) break;
    const auto last = std::from_chars(first.ptr + 1, end, mark.second);
    if (last.ec != std::errc{}) break;
    marks.push_back(mark);
    at = last.ptr == end ? end : last.ptr + 1;
  }
  return marks;
}

void write_marked(std::string_view text, const CodePointMarks& marks, Html& html) {
  write_part(text, 0, text.size(), in_bytes(text, marks), html);
}

void write_marked_paragraphs(std::string_view text, const CodePointMarks& marks, Html& html) {
  const auto places = in_bytes(text, marks);
  auto next = places.begin();
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    while (next != places.end() && next->second <= begin) ++next;
    auto last = next;
    while (last != places.end() && last->first < end) ++last;
    if (text.substr(begin, end - begin).find_first_not_of(" \t\r") != std::string_view::npos) {
      html.open("p", {{"dir", "auto"}});
      write_part(text, begin, end, {next, last}, html);
      html.close("p");
    }
    begin = end + 1;
  }
}

}  // namespace khabar
