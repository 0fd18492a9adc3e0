// One part of each document, such as its stored data or its value in a slot, in the order of the documents.
//
// A chunk of the file (chunk_file.h) is a row of records: the document, the length of its bytes, both as LEB128, and
// the bytes.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/glass/table_keys.h"
#include "indexer/sorting/chunk_file.h"

namespace khabar {

class ColumnWriter {
 public:
  // A new file, or one in place of what is there. This and all else throws Error if it cannot be written.
  explicit ColumnWriter(std::filesystem::path path) : file_(std::move(path)) {}

  // Documents must come in ascending order.
  void add(glass::DocumentId document, std::string_view bytes);

  // Without it the file is incomplete.
  void finish();

 private:
  ChunkFileWriter file_;
  std::string chunk_;
};

// Reads the columns of several files as one; only one of them is open at a time.
class ColumnReader {
 public:
  // In the order of documents. What is not there is a column of nothing.
  explicit ColumnReader(std::vector<std::filesystem::path> files);

  // Moves to the next document; false at the end. Throws Error if a file cannot be read, or is not as it was written.
  bool next();

  glass::DocumentId document() const { return document_; }
  std::string_view bytes() const { return bytes_; }

  [[noreturn]] void refuse() const { file_->refuse(); }  // for bytes that are not what was written

 private:
  bool next_chunk();

  std::vector<std::filesystem::path> files_;
  std::size_t opened_ = 0;  // so many of them
  std::optional<ChunkFileReader> file_;
  std::string_view rest_;  // of the chunk
  glass::DocumentId document_ = 0;
  std::string_view bytes_;
};

}  // namespace khabar
