// A whole stream from one encoding to UTF-8.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/stream/byte_input.h"
#include "indexer/stream/byte_stream.h"

namespace khabar {

// What is broken becomes U+FFFD, a unit of UTF-16 or a byte for each.
class CharsetStream : public ByteStream {
 public:
  // `input` must outlive it; `charset` is a charset_name().
  CharsetStream(ByteInput& input, std::string_view charset);
  ~CharsetStream() override;
  CharsetStream(const CharsetStream&) = delete;
  CharsetStream& operator=(const CharsetStream&) = delete;

  std::size_t read(std::span<char> buffer) override;
  std::string failure() const override { return input_.failure(); }

 private:
  struct Converters;

  ByteInput& input_;
  std::unique_ptr<Converters> converters_;
};

}  // namespace khabar
