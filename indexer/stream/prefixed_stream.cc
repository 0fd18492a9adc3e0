#include "indexer/stream/prefixed_stream.h"

#include <algorithm>
#include <string_view>

namespace khabar {

std::size_t PrefixedStream::read(std::span<char> buffer) {
  const bool in_memory = given_ < bytes_.size();
  if (!in_memory && rest_ == nullptr) return 0;
  const std::string_view ahead = in_memory ? std::string_view(bytes_).substr(given_) : rest_->peek();
  const std::size_t count = std::min(buffer.size(), ahead.size());
  std::copy_n(ahead.data(), count, buffer.data());
  if (in_memory) {
    given_ += count;
  } else {
    rest_->consume(count);
  }
  return count;
}

}  // namespace khabar
