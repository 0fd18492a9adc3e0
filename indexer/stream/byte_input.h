// A window onto a ByteStream: look ahead, then consume.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/stream/byte_stream.h"

namespace khabar {

class ByteInput {
 public:
  // The most that peek() can be asked for.
  static constexpr std::size_t kCapacity = std::size_t{64} << 10;

  // The stream must outlive it.
  explicit ByteInput(ByteStream& stream);

  // What lies ahead: at least `count` bytes, fewer only if the stream ends. Good until the next call.
  std::string_view peek(std::size_t count = 1);

  // Moves past `count` bytes of what peek() showed.
  void consume(std::size_t count);

  // How many bytes were consumed.
  std::uint64_t offset() const { return offset_; }

  std::string failure() const { return stream_.failure(); }

 private:
  ByteStream& stream_;
  std::unique_ptr<char[]> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;
  bool ended_ = false;
};

// Appends the rest of `input` to `bytes`; false if that makes more than `limit` bytes (then `bytes` holds a part).
bool read_all(ByteInput& input, std::size_t limit, std::string& bytes);

// Why something of more bytes is skipped: "longer than N bytes".
std::string longer_than(std::size_t limit);

}  // namespace khabar
