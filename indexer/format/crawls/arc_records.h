// Cuts an ARC file, the predecessor of WARC, into its records without holding more than one. Versions 1 and 2:
// http://archive.org/web/researcher/ArcFileFormat.php
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/stream/byte_input.h"
#include "indexer/stream/pushback_stream.h"

namespace khabar {

struct ArcRecord {
  std::uint64_t offset = 0;  // of its first byte in the unpacked file
  std::string uri;
  std::string date;          // 14 digits
  std::string content_type;  // as the line before it says, which is that of the response
  std::string block;         // at most kMaxWarcBlock bytes
  bool too_long = false;
  std::string problem;  // why it cannot be used, in words for a user; empty if it can
};

class ArcRecords {
 public:
  // `input` must outlive it.
  explicit ArcRecords(ByteInput& input) : stream_(input), input_(std::make_unique<ByteInput>(stream_)) {}

  // The next record; false at the end. After a broken one or one that is cut the next is the first that begins behind
  // its beginning.
  bool next(ArcRecord& record);

 private:
  bool read_block(ArcRecord& record, std::uint64_t length);
  void check_end(ArcRecord& record, bool is_whole);
  void skip_to_next_record();
  std::uint64_t offset() const { return base_ + input_->offset(); }

  PushbackStream stream_;
  std::unique_ptr<ByteInput> input_;
  std::uint64_t base_ = 0;  // where `input_` began in the file
  std::size_t rescanned_ = 0;
};

}  // namespace khabar
