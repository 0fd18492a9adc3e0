// Unpacks Zstandard frames whose dictionary stands in front of them, as crawlers write .warc.zst:
// https://iipc.github.io/warc-specifications/specifications/warc-zstd/
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/stream/byte_input.h"
#include "indexer/stream/byte_stream.h"

namespace khabar {

// Whether the file begins with a dictionary. Files without one are for ArchiveReader.
bool is_zstd_with_dictionary(std::string_view head);

class ZstdStream : public ByteStream {
 public:
  // `packed` must outlive it.
  explicit ZstdStream(ByteInput& packed);
  ~ZstdStream() override;
  ZstdStream(const ZstdStream&) = delete;
  ZstdStream& operator=(const ZstdStream&) = delete;

  std::size_t read(std::span<char> buffer) override;
  std::string failure() const override;

 private:
  struct Internal;

  bool take_dictionary();

  ByteInput& packed_;
  std::unique_ptr<Internal> internal_;
  bool ended_ = false;
  bool in_frame_ = false;
  std::string failure_;
};

// Appends the content of one packed body, at most `limit` bytes; false if it is damaged or longer, and then says which.
enum class ZstdResult { kDone, kDamaged, kTooLong };
ZstdResult unpack_zstd(std::string_view packed, std::size_t limit, std::string& unpacked);

}  // namespace khabar
