#include "searcher/search/likelier_words.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/stored/field.h"
#include "common/utf8.h"
#include "searcher/search/correction.h"

namespace khabar {
namespace {

constexpr std::size_t kMostLookedAt = 3;
constexpr std::size_t kShortest = 3;

Xapian::doccount articles_with(const std::string& lemma, const Collection& collection) {
  return collection.database().get_termfreq(text_term(Field::kLemma, lemma));
}

std::size_t times_likelier(const std::string& exact, Analyzer& analyzer) {
  return analyzer.lists(exact) ? kLikelierThanAny : kLikelierThanUnknown;
}

// More letters are left out, doubled or swapped than are taken for others: دعش is داعش, and not the more frequent دعم.
bool has_another_letter(const std::string& a, const std::string& b) {
  std::string letters_of_a = a;
  std::string letters_of_b = b;
  std::ranges::sort(letters_of_a);
  std::ranges::sort(letters_of_b);
  return a.size() == b.size() && letters_of_a != letters_of_b;
}

// A form of a frequent lemma may be rare itself, and no misprint.
std::optional<WordForm> likelier_form(const ExactWord& word, const Collection& collection, Analyzer& analyzer) {
  const std::size_t articles = articles_with(word.lemma, collection);
  const std::size_t least = articles * times_likelier(word.exact, analyzer);
  if (articles == 0 || least > collection.database().get_doccount()) return std::nullopt;
  const FormTable table = collection.forms();
  const std::size_t least_forms = table.count(word.lemma, word.exact) * kLikelierThanUnknown;
  std::optional<WordForm> likelier;
  std::pair<bool, std::size_t> best;  // no other letter, and how many articles have the form
  for (WordForm& form : table.neighbours(word.exact)) {
    const std::size_t forms = table.count(form.lemma, form.exact);
    const std::pair merit{!has_another_letter(word.exact, form.exact), forms};
    if (form.lemma == word.lemma || forms < least_forms || merit <= best) continue;
    if (articles_with(form.lemma, collection) < least) continue;
    best = merit;
    likelier = std::move(form);
  }
  return likelier;
}

bool may_be_misprint(const QueryPart& part) {
  return !part.lemma.empty() && part.exacts.size() == 1 && count_code_points(part.exacts.front().exact) >= kShortest;
}

}  // namespace

std::vector<LikelierWord> likelier_words(const BuiltQuery& built, const Collection& collection, Analyzer& analyzer) {
  std::vector<LikelierWord> words;
  std::size_t looked_at = 0;
  for (const QueryPart& part : built.parts) {
    if (!may_be_misprint(part) || std::ranges::count(built.only_weight, part.text) > 0) continue;
    if (looked_at++ == kMostLookedAt) break;
    if (const auto form = likelier_form(part.exacts.front(), collection, analyzer)) {
      words.push_back({part.text, printed_form(collection, *form, analyzer), articles_with(form->lemma, collection)});
    }
  }
  return words;
}

}  // namespace khabar
