// Unpacks gzip, several members in a row included.
// zlib rather than libarchive: libarchive drops up to 64 KiB that came before the place where a file was cut.
#pragma once

#include <string>
#include <string_view>

#include "indexer/stream/byte_input.h"
#include "indexer/stream/byte_stream.h"
#include "indexer/stream/inflater.h"

namespace khabar {

bool is_gzip(std::string_view head);

class GzipStream : public ByteStream {
 public:
  // `packed` must outlive it.
  explicit GzipStream(ByteInput& packed) : packed_(packed) {}

  // From now on, where data are damaged or a member is cut, goes on at the next member whose content begins with
  // `content`. Only for a format that finds its place again by itself: what comes out is torn there. The damage stays
  // the failure().
  void resume_at(std::string_view content) { resume_at_ = content; }

  // The first bytes come by themselves, kFirstBytes at most, so that resume_at() can be called before what follows is
  // unpacked, however small the file is.
  std::size_t read(std::span<char> buffer) override;
  std::string failure() const override;

  static constexpr std::size_t kFirstBytes = 16;

 private:
  bool begins_member(std::string_view ahead) const;
  void skip_to_next_member();

  ByteInput& packed_;
  Inflater inflater_{Inflater::Format::kGzip};
  bool begun_ = false;
  bool ended_ = false;
  bool in_member_ = false;  // some of the present member was read
  std::string resume_at_;
  std::string failure_;
};

}  // namespace khabar
