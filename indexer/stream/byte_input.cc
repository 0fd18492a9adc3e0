#include "indexer/stream/byte_input.h"

#include <fmt/format.h>

#include <cassert>
#include <cstring>

namespace khabar {

ByteInput::ByteInput(ByteStream& stream)
    : stream_(stream), buffer_(std::make_unique_for_overwrite<char[]>(kCapacity)) {}

std::string_view ByteInput::peek(std::size_t count) {
  assert(count <= kCapacity);
  if (end_ - begin_ < count && !ended_) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
    while (end_ < count && !ended_) {
      const std::size_t got = stream_.read({buffer_.get() + end_, kCapacity - end_});
      end_ += got;
      ended_ = got == 0;
    }
  }
  return {buffer_.get() + begin_, end_ - begin_};
}

void ByteInput::consume(std::size_t count) {
  assert(count <= end_ - begin_);
  begin_ += count;
  offset_ += count;
}

bool read_all(ByteInput& input, std::size_t limit, std::string& bytes) {
  for (std::string_view ahead = input.peek(); !ahead.empty(); ahead = input.peek()) {
    if (ahead.size() > limit - bytes.size()) return false;
    bytes += ahead;
    input.consume(ahead.size());
  }
  return true;
}

std::string longer_than(std::size_t limit) { return fmt::format("longer than {} bytes", limit); }

}  // namespace khabar
