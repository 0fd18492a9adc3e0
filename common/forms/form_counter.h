// Which exact forms articles bring or take with them: what changes in the table of word forms.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/forms/form_values.h"

namespace khabar {

// How many more articles have a form, or fewer.
struct FormChange {
  std::string lemma;  // as compact_word()
  std::string shape;  // word_shape()
  std::int64_t articles = 0;
  std::uint64_t last_article = 0;  // that it was counted for
};

// Those of one lemma.
using LemmaChanges = std::span<FormChange* const>;

// Adds the changes to what the lemma has, and takes them away from where they were kept, except for what would leave a
// form with fewer than no articles.
void add_changes(LemmaChanges changes, ShapeCounts& shapes);

// Changes to the table of one database. All words must come from one Analyzer.
class FormCounter {
 public:
  // Counts the words of an article that comes or goes.
  void add(const std::vector<Token>& words) { count(words, 1); }
  void remove(const std::vector<Token>& words) { count(words, -1); }

  // Adds the changes to the table of `database` and forgets them. Those of several counters are summed up before. A
  // change that would make a count negative is kept back and written together with a later one. Throws Damage.
  void write(Xapian::WritableDatabase& database) { write({this, 1}, database); }
  static void write(std::span<FormCounter> counters, Xapian::WritableDatabase& database);

  // Calls `take` for each lemma with its changes, in ascending order of lemmas; then forgets what is 0.
  static void take_changes(std::span<FormCounter> counters, const std::function<void(LemmaChanges)>& take);

  // How many changes it holds.
  std::size_t size() const { return forms_.size(); }

 private:
  void count(const std::vector<Token>& words, std::int64_t change);

  std::unordered_map<std::uint32_t, FormChange> forms_;  // by Word::form
  std::uint64_t articles_ = 0;
};

}  // namespace khabar
