// Writes a word list (word_list.h), and changes it chunk by chunk.
#pragma once

#include <xapian.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "common/forms/word_chunk.h"
#include "common/forms/word_list.h"

namespace khabar {

class WordListEdit {
 public:
  // Nobody else may change the list meanwhile.
  WordListEdit(Xapian::WritableDatabase& database, const WordListSpec& list);

  // Gives `word`, which comes behind all that were changed before, the value that `make` makes of the one it has. An
  // empty value is that of a word that is not in the list. Throws Damage.
  void change(std::string_view word, const std::function<std::string(std::string_view value)>& make);

  // Writes what is left. Throws Damage.
  void finish();

 private:
  using Cutter = WordChunkCutter<std::function<void(const std::string& last, const std::string& bytes)>>;

  bool covers(std::string_view word) const;
  void open(std::string_view word);
  void copy_before(std::string_view word);
  void copy_one();
  void close();

  Xapian::WritableDatabase& database_;
  WordListSpec list_;
  Cutter cutter_;
  bool open_ = false;
  bool takes_all_ = false;             // behind its last word no chunk follows
  std::optional<ChunkCursor> cursor_;  // at the chunk that is changed
  std::string last_;                   // its last word, before
  std::string bytes_;
  std::optional<WordChunkReader> reader_;
  bool has_word_ = false;  // the reader is at one that is not copied yet
  bool kept_key_ = false;
};

}  // namespace khabar
