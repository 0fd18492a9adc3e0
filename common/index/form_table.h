// How many articles hold each exact form of a lemma: what an exact form weighs, `--explain` and suggestions read it.
// It lies in the database's metadata, one key a lemma; databases that are merged have theirs added up.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/wildcard_pattern.h"

namespace khabar {

// An exact form of a lemma.
struct WordForm {
  std::string lemma;
  std::string exact;

  auto operator<=>(const WordForm&) const = default;
};

struct MatchingForms {
  std::vector<WordForm> forms;  // by form, then by lemma
  std::size_t found = 0;        // how many there are, which may be more
};

struct FormCount {
  std::string form;
  Xapian::doccount articles;
};

// The table of a database, or of several that are searched as one. Asking for a damaged entry throws Damage that names
// the lemma.
class FormTable {
 public:
  explicit FormTable(std::vector<Xapian::Database> databases) : databases_(std::move(databases)) {}

  // Articles with this exact form of the lemma.
  Xapian::doccount count(const std::string& lemma, std::string_view exact) const;

  // Those that `wanted` takes, in ascending order.
  std::vector<std::string> lemmas(const std::function<bool(std::string_view lemma)>& wanted) const;

  // Most articles first, then by form.
  std::vector<FormCount> forms(const std::string& lemma) const;

  // The first `limit` of the forms that match.
  MatchingForms matching(const WildcardPattern& pattern, std::size_t limit) const;

  // Throws Damage if any entry cannot be read, is written twice, or counts more articles than there are.
  void check(const std::function<void()>& check_point) const;

 private:
  std::vector<Xapian::Database> databases_;
};

// How many more articles have a form, or fewer.
struct FormChange {
  std::string lemma;
  std::string shape;  // word_shape()
  std::int64_t articles = 0;
  std::uint64_t last_article = 0;  // that it was counted for
};

// Changes to the table of one database. All words must come from one Analyzer.
class FormCounter {
 public:
  // Counts the words of an article that comes or goes.
  void add(const std::vector<Token>& words) { count(words, 1); }
  void remove(const std::vector<Token>& words) { count(words, -1); }

  // Adds the changes to the table of `database` and forgets them. Those of several counters are summed up before. A
  // change that would make a count negative is kept back and written together with a later one.
  void write(Xapian::WritableDatabase& database) { write({this, 1}, database); }
  static void write(std::span<FormCounter> counters, Xapian::WritableDatabase& database);

  // How many changes it holds.
  std::size_t size() const { return forms_.size(); }

 private:
  void count(const std::vector<Token>& words, std::int64_t change);

  std::unordered_map<std::uint32_t, FormChange> forms_;  // by Word::form
  std::uint64_t articles_ = 0;
};

// For Xapian::Compactor: whether a metadata key belongs to the table, and the tag that several databases' tags make.
// Throws Damage.
bool is_form_key(std::string_view key);
std::string merge_form_tags(const std::string& key, std::size_t count, const std::string tags[]);

}  // namespace khabar
