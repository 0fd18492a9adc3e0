// Goes through the list of forms in search of some of them, and reads no more of it than it must.
#pragma once

#include <xapian.h>

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/forms/edit_rows.h"
#include "common/forms/form_table.h"
#include "common/forms/form_values.h"
#include "common/forms/wildcard_pattern.h"
#include "common/forms/word_list.h"

namespace khabar {

// A form and one of its lemmas, both as compact_word().
struct FormPair {
  std::string form;
  std::string lemma;

  auto operator<=>(const FormPair&) const = default;
};

// The same as text. Throws Damage.
WordForm word_form(const FormPair& pair);

// The pairs of one database whose form matches a pattern, in their order.
class MatchingScan {
 public:
  // `pattern` must outlive it.
  MatchingScan(const Xapian::Database& database, const WildcardPattern& pattern);
  MatchingScan(const MatchingScan&) = delete;
  MatchingScan& operator=(const MatchingScan&) = delete;

  // Moves to the next pair; false if there is none. Throws Damage.
  bool next();

  const FormPair& pair() const { return pair_; }

 private:
  bool next_form();
  bool next_chunk();

  const WildcardPattern& pattern_;
  ChunkCursor cursor_;
  bool begun_ = false;
  std::string bytes_;
  std::optional<WordChunkReader> reader_;
  std::optional<FormLemmaReader> lemmas_;
  FormPair pair_;
};

// The pairs whose form is nearest to a word.
class NearestScan {
 public:
  struct Edits {
    std::size_t least;
    std::size_t most;
  };

  // Of those that so many edits make of `word`.
  NearestScan(std::string_view word, Edits edits)
      : rows_(word, edits.most, kMaxChunkWord), bound_(edits.least), least_(edits.most) {}

  // Takes in those of one database. Throws Damage.
  void read(const Xapian::Database& database);

  const std::vector<FormPair>& nearest() const { return nearest_; }

 private:
  void read_chunk(const ChunkCursor& cursor);
  void take(const WordChunkReader& reader, std::size_t edits);

  EditRows rows_;
  std::size_t bound_;  // no form is taken that is nearer
  std::size_t least_;  // edits of nearest_
  std::vector<FormPair> nearest_;
};

}  // namespace khabar
