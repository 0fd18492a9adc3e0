// Bytes in memory, then what is left of a stream.
#pragma once

#include <string>

#include "indexer/stream/byte_input.h"
#include "indexer/stream/byte_stream.h"

namespace khabar {

class PrefixedStream : public ByteStream {
 public:
  // `rest` may be null and must else outlive it.
  PrefixedStream(std::string bytes, ByteInput* rest) : bytes_(std::move(bytes)), rest_(rest) {}

  std::size_t read(std::span<char> buffer) override;
  std::string failure() const override { return rest_ == nullptr ? std::string() : rest_->failure(); }

 private:
  std::string bytes_;
  std::size_t given_ = 0;
  ByteInput* rest_;
};

}  // namespace khabar
