// Unpacks gzip, several members in a row included.
// zlib rather than libarchive: libarchive drops up to 64 KiB that came before the place where a file was cut.
#pragma once

#include <memory>
#include <string>

#include "indexer/byte_input.h"
#include "indexer/byte_stream.h"

namespace khabar {

bool is_gzip(std::string_view head);

class GzipStream : public ByteStream {
 public:
  // `packed` must outlive it.
  explicit GzipStream(ByteInput& packed);
  ~GzipStream() override;

  std::size_t read(std::span<char> buffer) override;
  std::string failure() const override;

 private:
  struct Inflater;

  ByteInput& packed_;
  std::unique_ptr<Inflater> inflater_;
  bool ended_ = false;
  std::string failure_;
};

}  // namespace khabar
