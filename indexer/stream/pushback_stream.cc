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
  waiting_.replace(0, given_, bytes);
  given_ = 0;
}

}  // namespace khabar
