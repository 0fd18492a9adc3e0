// Bytes from a file, from what unpacks one, or from what decodes one: they stack.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace khabar {

class ByteStream {
 public:
  virtual ~ByteStream() = default;

  // Fills the front of `buffer` (never empty) and returns how much of it; 0 at the end, or if the input is damaged.
  virtual std::size_t read(std::span<char> buffer) = 0;

  // Why reading ended early, in words for a user; empty if it did not.
  virtual std::string failure() const = 0;
};

}  // namespace khabar
