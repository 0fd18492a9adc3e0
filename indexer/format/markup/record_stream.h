// Markup on its way to a parser that ends at the first fault. After one in a record, the parser's successor gets what
// follows from the next record on, so that one broken record costs nobody else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/limits.h"
#include "indexer/stream/byte_input.h"
#include "indexer/stream/byte_stream.h"

namespace khabar {

class RecordStream : public ByteStream {
 public:
  // `is_record` says whether an element, by its name as it stands there, is a record. `input` must outlive this.
  RecordStream(ByteInput& input, std::function<bool(std::string_view)> is_record)
      : input_(input), is_record_(std::move(is_record)) {}

  std::size_t read(std::span<char> buffer) override;
  std::string failure() const override { return input_.failure(); }

  // The records before this one, counted from 0, will not be asked for again.
  void forget_before(std::uint64_t number);

  // Makes read() give `opening`, and then the document from the first record that has at least this number. Returns
  // its number; nothing if there is none, or if more than kMaxRescan bytes were given again by now.
  std::optional<std::uint64_t> resume_at(std::uint64_t number, std::string opening);

  // Whether the document was given up although other records follow.
  bool is_spent() const { return given_again_ > kMaxRescan; }

  // The line ends before the record that resume_at() has found.
  std::uint64_t lines_before() const { return lines_; }

 private:
  struct Record {
    std::uint64_t number;
    std::size_t at;  // in kept_
  };

  bool pull();
  void scan();
  bool begins_record(std::string_view tag) const;
  bool reopen_unclosed();
  void forget_bytes(std::size_t end);

  ByteInput& input_;
  std::function<bool(std::string_view)> is_record_;
  std::string opening_;      // to be given before the rest of kept_
  std::string kept_;         // what may be asked for again, and what is not yet given
  std::size_t given_ = 0;    // of kept_
  std::size_t scanned_ = 0;  // the same
  std::size_t given_again_ = 0;
  std::size_t unclosed_ = 0;  // where the comment or section begins whose end is looked for
  std::string_view end_mark_;
  std::deque<Record> records_;  // that begin in kept_
  std::uint64_t numbers_ = 0;   // of records so far
  std::uint64_t lines_ = 0;     // before kept_
  bool ended_ = false;
};

// What stays from one parser of a document to the next.
struct RecordState {
  std::uint64_t records = 0;  // that have begun
  std::uint64_t lines = 0;    // before what is read
  std::string opening;        // the tags around the records; empty before the first one
};

// Each costs a parser of its own.
inline constexpr int kMostBrokenRecords = 200;

// Lets `read` parse the document, and behind each broken record what follows; it answers whether the document is broken
// at a place behind which records may be whole. `opening` stands around them if none had begun. False if the document
// was given up, since more than kMostBrokenRecords records or long ones are broken.
bool read_behind_faults(RecordStream& records, RecordState& state, const std::string& opening,
                        const std::function<bool(ByteInput&)>& read);

}  // namespace khabar
