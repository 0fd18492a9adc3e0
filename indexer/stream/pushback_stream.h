// A stream of which what was read can be put back.
#pragma once

#include <string>
#include <string_view>

#include "indexer/stream/byte_input.h"
#include "indexer/stream/byte_stream.h"

namespace khabar {

class PushbackStream : public ByteStream {
 public:
  // `input` must outlive it.
  explicit PushbackStream(ByteInput& input) : input_(input) {}

  std::size_t read(std::span<char> buffer) override;
  std::string failure() const override { return input_.failure(); }

  // The next bytes to be read.
  void put_back(std::string_view bytes);

 private:
  ByteInput& input_;
  std::string waiting_;
  std::size_t given_ = 0;
};

}  // namespace khabar
