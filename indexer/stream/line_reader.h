// Lines of a stream, one at a time and never more than one of them in memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/stream/byte_input.h"

namespace khabar {

struct Line {
  std::string_view text;     // without its line end; empty if too_long
  std::uint64_t number = 0;  // from 1
  bool too_long = false;     // it had more bytes than the limit
  bool ended = false;        // a line end followed: false only for the last line of a stream
};

class LineReader {
 public:
  LineReader(ByteInput& input, std::size_t max_bytes) : input_(input), max_bytes_(max_bytes) {}

  // False at the end. `line.text` is good until the next call.
  bool next(Line& line);

 private:
  void take(std::string_view part);

  ByteInput& input_;
  std::size_t max_bytes_;
  std::uint64_t number_ = 0;
  std::string pending_;
  bool too_long_ = false;
};

}  // namespace khabar
