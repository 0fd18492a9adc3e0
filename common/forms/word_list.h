// A sorted list of words with values, in the metadata of a database: a key for each chunk (word_chunk.h), which is the
// prefix of the list and the last word of the chunk. So the chunk of a word is the first with no lesser key, and there
// is no directory.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "common/forms/word_chunk.h"
#include "common/stored/damage.h"

namespace khabar {

// Cut where this is reached. Measured over 58,995 articles on a busy machine, with 1, 2, 4, 8 and 16 kB: the table
// takes 3.84, 3.51, 3.50, 3.49 and 3.49 MB, the value of a word 6, 9, 13, 17 and 20 microseconds; how long it takes to
// go through a list hardly changes.
inline constexpr std::size_t kChunkBytes = 2048;

struct WordListSpec {
  std::string_view prefix;  // of its keys
  std::string_view name;    // what a word of it is, in errors
};

// The lists of the table of word forms.
inline constexpr WordListSpec kLemmaList{"fl:", "lemma"};
inline constexpr WordListSpec kFormList{"ff:", "form"};

// For a value that is not what was written: names its word, which is as compact_word().
Damage word_damage(const WordListSpec& list, std::string_view word);

// Goes through the chunks of a list in their order. At first it is before all of them.
class ChunkCursor {
 public:
  // Of those whose last word begins so: a served database sends the keys of all at once.
  ChunkCursor(Xapian::Database database, const WordListSpec& list, std::string_view beginning = {});

  // Moves to the next chunk, or to the first that may hold `word` or words behind it. False if there is none.
  bool next();
  bool seek(std::string_view word);

  // The word in the key.
  std::string_view last() const { return std::string_view{key_}.substr(list_.prefix.size()); }

  std::string read() const { return database_.get_metadata(key_); }

  // For a chunk that is not what was written: names its list and last().
  Damage damage() const;

 private:
  bool take_key();

  Xapian::Database database_;
  WordListSpec list_;
  Xapian::TermIterator at_;
  Xapian::TermIterator end_;
  std::string key_;
  bool before_all_ = true;
};

// The value of a word; nothing if the list has it not. Throws Damage.
std::optional<std::string> value_of(const Xapian::Database& database, const WordListSpec& list, std::string_view word);

}  // namespace khabar
