#include "common/forms/form_table.h"

#include <algorithm>
#include <limits>
#include <list>
#include <optional>
#include <utility>

#include "common/forms/form_check.h"
#include "common/forms/form_scan.h"
#include "common/forms/form_values.h"
#include "common/forms/word_list.h"
#include "common/lexicon/word_shape.h"
#include "common/stored/compact_word.h"

namespace khabar {
namespace {

Xapian::doccount as_articles(std::int64_t count) {
  return static_cast<Xapian::doccount>(std::min<std::int64_t>(count, std::numeric_limits<Xapian::doccount>::max()));
}

// Of one database.
std::int64_t count_in(const Xapian::Database& database, std::string_view lemma, std::string_view shape) {
  const auto value = value_of(database, kLemmaList, lemma);
  if (!value) return 0;
  ShapeCountReader reader(*value);
  while (reader.next()) {
    if (reader.shape() == shape) return reader.count();
  }
  if (reader.is_damaged()) throw word_damage(kLemmaList, lemma);
  return 0;
}

// Each once, in their order.
std::vector<WordForm> forms_of(NearestScan& scan, const std::vector<Xapian::Database>& databases) {
  for (const Xapian::Database& database : databases) scan.read(database);
  std::vector<WordForm> forms;
  for (const FormPair& pair : scan.nearest()) forms.push_back(word_form(pair));
  std::ranges::sort(forms);
  const auto repeated = std::ranges::unique(forms);
  forms.erase(repeated.begin(), repeated.end());
  return forms;
}

}  // namespace

Xapian::doccount FormTable::count(std::string_view lemma, std::string_view exact) const {
  const std::string shape = word_shape(exact, lemma);
  const std::string word = compact_word(lemma);
  std::int64_t articles = 0;
  for (const Xapian::Database& database : databases_) articles += count_in(database, word, shape);
  return as_articles(articles);
}

std::vector<FormCount> FormTable::forms(std::string_view lemma) const {
  const std::string word = compact_word(lemma);
  ShapeCounts shapes;
  for (const Xapian::Database& database : databases_) {
    const auto value = value_of(database, kLemmaList, word);
    if (value && !add_shape_counts(*value, shapes)) throw word_damage(kLemmaList, word);
  }
  std::vector<FormCount> forms;
  for (const auto& [shape, count] : shapes) {
    auto form = shaped_form(shape, lemma);
    if (!form) throw word_damage(kLemmaList, word);
    forms.push_back({std::move(*form), as_articles(count)});
  }
  std::sort(forms.begin(), forms.end(), [](const FormCount& a, const FormCount& b) {
    return a.articles != b.articles ? a.articles > b.articles : a.form < b.form;
  });
  return forms;
}

MatchingForms FormTable::matching(const WildcardPattern& pattern, std::size_t limit) const {
  std::list<MatchingScan> scans;
  for (const Xapian::Database& database : databases_) scans.emplace_back(database, pattern);
  MatchingForms matching;
  std::erase_if(scans, [](MatchingScan& scan) { return !scan.next(); });
  while (!scans.empty()) {
    const FormPair pair = std::ranges::min_element(scans, {}, &MatchingScan::pair)->pair();
    if (matching.found++ < limit) matching.forms.push_back(word_form(pair));
    std::erase_if(scans, [&](MatchingScan& scan) { return scan.pair() == pair && !scan.next(); });
  }
  return matching;
}

// With a lesser limit most chunks need not be read, and most words have a form as near as that.
std::vector<WordForm> FormTable::nearest(std::string_view exact, std::size_t edits) const {
  std::vector<WordForm> forms;
  for (std::size_t limit = std::min<std::size_t>(1, edits); forms.empty() && limit <= edits; ++limit) {
    NearestScan scan(compact_word(exact), {0, limit});
    forms = forms_of(scan, databases_);
  }
  return forms;
}

std::vector<WordForm> FormTable::neighbours(std::string_view exact) const {
  NearestScan scan(compact_word(exact), {1, 1});
  return forms_of(scan, databases_);
}

void FormTable::check(const std::function<void()>& check_point) const {
  for (const Xapian::Database& database : databases_) check_forms(database, check_point);
}

}  // namespace khabar
