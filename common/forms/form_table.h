// How many articles hold each exact form of a lemma, and which forms there are: what an exact form weighs, `--explain`,
// suggestions and words with gaps read it.
//
// It lies in the database's metadata as two sorted lists (word_list.h): lemmas with their forms and counts, and forms
// with their lemmas. Both hold the same pairs. form_values.h says what they say of a word.
#pragma once

#include <xapian.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/forms/wildcard_pattern.h"

namespace khabar {

// An exact form of a lemma.
struct WordForm {
  std::string lemma;
  std::string exact;

  auto operator<=>(const WordForm&) const = default;
};

struct FormCount {
  std::string form;
  Xapian::doccount articles;
};

struct MatchingForms {
  std::vector<WordForm> forms;  // by form, then by lemma, in ascending order of compact_word()
  std::size_t found = 0;        // how many there are, which may be more
};

// The table of a database, or of several that are searched as one. Asking for a damaged entry throws Damage that names
// its place.
class FormTable {
 public:
  explicit FormTable(std::vector<Xapian::Database> databases) : databases_(std::move(databases)) {}

  // Articles with this exact form of the lemma.
  Xapian::doccount count(std::string_view lemma, std::string_view exact) const;

  // Most articles first, then by form.
  std::vector<FormCount> forms(std::string_view lemma) const;

  // The first `limit` of the forms that match. Reads no more than what begins with the prefix of the pattern.
  MatchingForms matching(const WildcardPattern& pattern, std::size_t limit) const;

  // The forms that fewest edits make of `exact`, at most `edits` (edit_rows.h), in ascending order of their lemmas,
  // then of the forms. Letters that are neither Arabic nor ASCII count by their bytes.
  std::vector<WordForm> nearest(std::string_view exact, std::size_t edits) const;

  // The forms that one edit makes of `exact`, in the same order.
  std::vector<WordForm> neighbours(std::string_view exact) const;

  // Throws Damage if any entry cannot be read, is out of order, or counts more articles than there are, or if the lists
  // hold different pairs.
  void check(const std::function<void()>& check_point) const;

 private:
  std::vector<Xapian::Database> databases_;
};

}  // namespace khabar
