// Where a command reads and writes, and what the place it writes to can show.
#pragma once

#include <cstddef>
#include <iosfwd>

namespace khabar {

struct Console {
  std::istream& in;
  std::ostream& out;      // results
  std::ostream& err;      // everything else
  bool terminal = false;  // `out` is one
  bool color = false;
  std::size_t width = 80;
};

}  // namespace khabar
