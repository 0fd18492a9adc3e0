// Sorted words with values in a file beside the databases of a build: what threads find out is merged from such runs,
// which takes no memory for the words.
//
// A chunk of the file (chunk_file.h) is one of common/forms/word_chunk.h.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/forms/word_chunk.h"
#include "common/program/check_point.h"
#include "indexer/sorting/chunk_file.h"

namespace khabar {

class WordRunWriter {
 public:
  // A new file, or one in place of what is there. This and all else throws Error if it cannot be written.
  explicit WordRunWriter(std::filesystem::path path) : file_(std::move(path)) {}

  // `word` comes behind all before it; `value` is not empty.
  void add(std::string_view word, std::string_view value);

  // Without it the file is incomplete.
  void finish();

 private:
  ChunkFileWriter file_;
  WordChunkWriter chunk_;
};

class WordRunReader {
 public:
  // Throws Error if it cannot be read.
  explicit WordRunReader(std::filesystem::path path) : file_(std::move(path)) {}
  WordRunReader(const WordRunReader&) = delete;
  WordRunReader& operator=(const WordRunReader&) = delete;

  // Moves to the next word; false at the end. Throws Error if the file cannot be read, or is not as it was written.
  bool next();

  std::string_view word() const { return reader_->word(); }
  std::string_view value() const { return reader_->value(); }

  [[noreturn]] void refuse() const { file_.refuse(); }  // for a value that is not what was written

 private:
  ChunkFileReader file_;
  std::optional<WordChunkReader> reader_;
  std::string former_;  // the last word of the chunk before
};

// Goes through the words of several runs in their order.
class WordRunMerge {
 public:
  // Throws Error, as all of this class does, if a run cannot be read or is not as it was written.
  explicit WordRunMerge(const std::vector<std::filesystem::path>& runs);
  WordRunMerge(const WordRunMerge&) = delete;
  WordRunMerge& operator=(const WordRunMerge&) = delete;

  // Moves to the next word; false at the end.
  bool next();

  const std::string& word() const { return word_; }

  // What it has in each of the runs that have it, in the order of the runs.
  const std::vector<std::string_view>& values() const { return values_; }

  [[noreturn]] void refuse() const;  // for a value that is not what was written

 private:
  struct Source {
    std::size_t number;
    std::unique_ptr<WordRunReader> reader;
  };

  // Of a heap with the least word on top, that of the first run among equal ones.
  static bool is_later(const Source& a, const Source& b);

  std::vector<Source> sources_;  // first a heap of those whose word is still to come, then those that have word_
  std::size_t waiting_ = 0;      // how many are in the heap
  std::string word_;
  std::vector<std::string_view> values_;
};

// What becomes of the values that a word has in several runs. Nothing if one of them cannot be read.
using CombineValues =
    std::function<std::optional<std::string>(std::string_view word, std::span<const std::string_view> values)>;

// Calls `take` for each word of several runs, in their order. An empty value is that of no word. Throws Error.
void merge_word_runs(const std::vector<std::filesystem::path>& runs, const CombineValues& combine,
                     const std::function<void(std::string_view word, std::string_view value)>& take,
                     const CheckPoint& check_point);

}  // namespace khabar
