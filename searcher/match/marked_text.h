// A text in which the words of a query are marked.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace khabar {

// Bytes [begin, end) of a text: always one whole word, its marks and tatweel with it.
struct Mark {
  std::size_t begin;
  std::size_t end;

  bool operator==(const Mark&) const = default;
};

struct MarkedText {
  std::string text;
  std::vector<Mark> marks;  // ascending, apart from each other; offsets into `text`
};

}  // namespace khabar
