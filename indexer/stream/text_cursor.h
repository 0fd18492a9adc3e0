// The bytes of a stream one by one, with their places; some may be put back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/stream/byte_input.h"

namespace khabar {

class TextCursor {
 public:
  // `input` must outlive it and be read by nobody else.
  explicit TextCursor(ByteInput& input) : input_(input) {}

  bool at_end();
  char character() const { return window_.front(); }  // needs !at_end() before
  void advance();                                     // the same

  // The bytes at hand, at least one: needs !at_end() before.
  std::string_view ahead() const { return window_; }
  // The same, as many of them as can be had at once.
  std::string_view all_ahead();
  // Moves past `count` of the bytes ahead(), none of them a line end.
  void advance_in_line(std::size_t count);

  // What comes next is `text`, which begins a line, the one with the number `line`.
  void put_back(std::string text, std::uint64_t line);

  std::uint64_t line() const { return line_; }       // from 1
  std::size_t column() const { return column_; }     // bytes before it in its line
  bool starts_line() const { return starts_line_; }  // only spaces stand before it in its line

 private:
  void consume(std::size_t count);

  ByteInput& input_;
  std::string again_;
  std::size_t again_at_ = 0;
  std::string_view window_;
  std::uint64_t line_ = 1;
  std::size_t column_ = 0;
  bool starts_line_ = true;
};

}  // namespace khabar
