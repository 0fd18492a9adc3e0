// Sorted words with values in a file beside the databases of a build: what threads find out is merged from such runs,
// which takes no memory for the words.
//
// A file is a row of chunks (common/forms/word_chunk.h), each behind its length in four bytes and its digest; a chunk
// of no bytes ends it.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/forms/word_chunk.h"
#include "common/index/file_descriptor.h"
#include "common/program/check_point.h"

namespace khabar {

class WordRunWriter {
 public:
  // A new file, or one in place of what is there. This and all else throws Error if it cannot be written.
  explicit WordRunWriter(std::filesystem::path path);

  // `word` comes behind all before it; `value` is not empty.
  void add(std::string_view word, std::string_view value);

  // Without it the file is incomplete. Scratch: not safe against loss of power.
  void finish();

 private:
  void write_chunk();

  std::filesystem::path path_;
  FileDescriptor file_;
  WordChunkWriter chunk_;
};

class WordRunReader {
 public:
  // Throws Error if it cannot be read.
  explicit WordRunReader(std::filesystem::path path);
  WordRunReader(const WordRunReader&) = delete;
  WordRunReader& operator=(const WordRunReader&) = delete;

  // Moves to the next word; false at the end. Throws Error if the file cannot be read, or is not as it was written.
  bool next();

  std::string_view word() const { return reader_->word(); }
  std::string_view value() const { return reader_->value(); }

  [[noreturn]] void refuse() const;  // for a value that is not what was written

 private:
  bool next_chunk();

  std::filesystem::path path_;
  FileDescriptor file_;
  std::string chunk_;
  std::optional<WordChunkReader> reader_;
  std::string former_;  // the last word of the chunk before
};

// What becomes of the values that a word has in several runs. Nothing if one of them cannot be read.
using CombineValues =
    std::function<std::optional<std::string>(std::string_view word, std::span<const std::string_view> values)>;

// Calls `take` for each word of several runs, in their order. An empty value is that of no word. Throws Error.
void merge_word_runs(const std::vector<std::filesystem::path>& runs, const CombineValues& combine,
                     const std::function<void(std::string_view word, std::string_view value)>& take,
                     const CheckPoint& check_point);

}  // namespace khabar
