// Cuts a WARC file (ISO 28500, versions 0.17 to 1.1) into its records without holding more than one.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/stream/byte_input.h"
#include "indexer/stream/pushback_stream.h"

namespace khabar {

struct WarcRecord {
  std::uint64_t offset = 0;  // of its first byte in the unpacked file
  // Fields of the header, as found; empty if they are missing.
  std::string type;
  std::string uri;  // without the angle brackets that some writers put around it
  std::string date;
  std::string content_type;
  std::string truncated;  // WARC-Truncated: why the crawler did not keep the whole
  std::string segment;    // WARC-Segment-Number: of a record that is cut into several
  std::string block;      // at most kMaxWarcBlock bytes
  bool too_long = false;
  std::string problem;  // why it cannot be used, in words for a user; empty if it can
};

class WarcRecords {
 public:
  // `input` must outlive it.
  explicit WarcRecords(ByteInput& input) : stream_(input), input_(std::make_unique<ByteInput>(stream_)) {}

  // The next record; false at the end. After a broken one or one that is cut short the next is the first that begins
  // behind its beginning. A cut record of more than kMaxWarcBlock bytes takes with it what its length reaches over.
  bool next(WarcRecord& record);

 private:
  bool read_header(WarcRecord& record, std::uint64_t& length);
  bool read_block(WarcRecord& record, std::uint64_t length);
  void check_end(WarcRecord& record, bool is_whole);
  void skip_to_next_record();
  std::uint64_t offset() const { return base_ + input_->offset(); }

  PushbackStream stream_;
  std::unique_ptr<ByteInput> input_;
  std::uint64_t base_ = 0;  // where `input_` began in the file
  std::size_t rescanned_ = 0;
};

}  // namespace khabar
