// Where a command reads and writes.
#pragma once

#include <cstddef>
#include <iosfwd>

#include "common/program/check_point.h"

namespace khabar {

// shows_on_terminal() tells of each whether it writes to a terminal.
struct Streams {
  std::istream& in;
  std::ostream& out;       // results
  std::ostream& err;       // progress, summaries, notes and complaints
  bool color = false;      // `out` shows escape codes
  std::size_t width = 80;  // columns of the terminal that shows `out`
  CheckPoint check_point = go_on;
};

}  // namespace khabar
