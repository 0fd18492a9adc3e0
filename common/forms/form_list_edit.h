// Changes both lists of the table of word forms, so that they stay in step.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "common/forms/form_counter.h"
#include "common/forms/word_list_edit.h"

namespace khabar {

class FormListEdit {
 public:
  explicit FormListEdit(Xapian::WritableDatabase& database)
      : lemmas_(database, kLemmaList), forms_(database, kFormList) {}

  // Adds changes of a lemma that comes behind all before it; what add_changes() keeps back stays where it is. Throws
  // Damage.
  void change(LemmaChanges changes);

  // Writes what is left. Throws Damage.
  void finish();

 private:
  // A form that the first article has, or no article any more.
  struct Pair {
    std::string form;  // as compact_word(), as is its lemma
    std::string lemma;
    std::string item;  // lemma_item(), or empty if the pair goes
  };

  void note_pairs(const std::string& lemma, const ShapeCounts& before, const ShapeCounts& after);

  WordListEdit lemmas_;
  WordListEdit forms_;
  std::vector<Pair> pairs_;
};

}  // namespace khabar
