// Writes a segment (segment.h) of documents that come one after the other.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "common/index/document_sink.h"
#include "common/program/check_point.h"
#include "indexer/glass/tag_compressor.h"
#include "indexer/load/column.h"
#include "indexer/load/inverter.h"

namespace khabar {

// Terms wait in memory until finish(), some 20 bytes for each term of each document, and each term itself once. All
// else is written as it comes.
class SegmentWriter : public DocumentSink {
 public:
  // `directory` must be there; `first` is the first document. This and all else throws Error if a file cannot be
  // written.
  SegmentWriter(std::filesystem::path directory, glass::DocumentId first);

  // The next document, whose parts follow. Ids must ascend.
  void begin_document(glass::DocumentId document);

  void add_term(std::string_view term, Xapian::termcount frequency) override;
  void add_value(Xapian::valueno slot, std::string_view value) override;
  void set_data(std::string_view data) override;

  // Without it the segment is incomplete. The run of word forms is not written here.
  void finish(const CheckPoint& check_point);

 private:
  void end_document();
  void write_term_lists(const CheckPoint& check_point);
  void write_postings(const CheckPoint& check_point);

  std::filesystem::path directory_;
  std::filesystem::path columns_;
  Inverter inverter_;
  glass::TagCompressor compressor_;
  ColumnWriter data_;
  ColumnWriter shapes_;
  std::map<glass::Slot, ColumnWriter> values_;
  glass::DocumentId document_ = 0;  // that was begun; 0 if there is none
  std::uint64_t length_ = 0;        // of it
  std::vector<glass::Slot> slots_;  // of its values
};

}  // namespace khabar
