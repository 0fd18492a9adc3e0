#include "indexer/stream/pushback_stream.h"

#include <algorithm>

namespace khabar {

std::size_t PushbackStream::read(std::span<char> buffer) {
  const bool from_memory = given_ < waiting_.size();
  const std::string_view ahead = from_memory ? std::string_view(waiting_).substr(given_) : input_.peek();
  const std::size_t count = std::min(buffer.size(), ahead.size());
  std::copy_n(ahead.data(), count, buffer.data());
  if (from_memory) {
    given_ += count;
  } else {
    input_.consume(count);
  }
  return count;
}

void PushbackStream::put_back(std::string_view bytes) {
  // What came from here fits in again: what lies behind it need not move, however often that happens.
  const std::size_t over = bytes.size() > given_ ? bytes.size() - given_ : 0;
  waiting_.insert(0, over, '\0');
  given_ += over - bytes.size();
  waiting_.replace(given_, bytes.size(), bytes);
}

}  // namespace khabar
