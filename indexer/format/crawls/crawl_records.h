// Cuts a file of a crawler into its records without holding more than one. What WARC and ARC do not share is a rule:
// how a record begins.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/stream/byte_input.h"
#include "indexer/stream/pushback_stream.h"

namespace khabar {

struct CrawledRecord {
  std::uint64_t offset = 0;  // of its first byte in the unpacked file
  // As the header says; empty if it does not.
  std::string type;
  std::string uri;
  std::string date;          // when it was fetched
  std::string content_type;  // of the block
  std::string cut;           // why the crawler or its file did not keep the whole, in words for a user
  std::string block;         // at most kMaxWarcBlock bytes
  bool too_long = false;
  std::string problem;  // why it cannot be used, in words for a user; empty if it can
};

struct RecordRule {
  std::string_view format;  // as the reasons call it
  std::size_t head;         // how many bytes tell whether a record begins
  bool (*begins)(std::string_view text);
  // Where the first record begins behind the beginning of `text`; npos for nowhere.
  std::size_t (*find)(std::string_view text);
  // Fills the record from the header at the front of `text`; gives the bytes of the header and sets the length of the
  // block behind it. 0 if the header is broken.
  std::size_t (*read_header)(std::string_view text, CrawledRecord& record, std::uint64_t& length);
};

class CrawlRecords {
 public:
  // `input` must outlive it.
  CrawlRecords(ByteInput& input, const RecordRule& rule)
      : rule_(rule), stream_(input), input_(std::make_unique<ByteInput>(stream_)) {}

  // The next record; false at the end. After a broken one or one that is cut short the next is the first that begins
  // behind its beginning. A cut record of more than kMaxWarcBlock bytes takes with it what its length reaches over.
  bool next(CrawledRecord& record);

 private:
  bool read_block(CrawledRecord& record, std::uint64_t length);
  void check_end(CrawledRecord& record, bool is_whole);
  void skip_to_next_record();
  std::uint64_t offset() const { return base_ + input_->offset(); }

  const RecordRule& rule_;
  PushbackStream stream_;
  std::unique_ptr<ByteInput> input_;
  std::uint64_t base_ = 0;  // where `input_` began in the file
  std::size_t rescanned_ = 0;
};

}  // namespace khabar
