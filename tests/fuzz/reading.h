// Reading bytes as a file of a given name, and what must hold of all that comes out.
#pragma once

#include <string>
#include <string_view>

#include "indexer/stream/byte_stream.h"
#include "tests/support/recording_sink.h"

namespace khabar::fuzz {

// Bytes in memory, a few at a time, as a pipe may give them.
class PieceStream : public ByteStream {
 public:
  PieceStream(std::string_view bytes, std::size_t piece) : rest_(bytes), piece_(piece) {}

  std::size_t read(std::span<char> buffer) override;
  std::string failure() const override { return {}; }

 private:
  std::string_view rest_;
  std::size_t piece_;
};

// Reads `bytes` twice, as a whole and in small pieces, and requires that both give the same, that every article is
// sound and that every reason can be told to a user.
testing::RecordingSink read_soundly(std::string_view bytes, const std::string& name);

// The same for what is not packed: then articles are no larger than their bytes can make them.
testing::RecordingSink read_boundedly(std::string_view bytes, const std::string& name);

}  // namespace khabar::fuzz
