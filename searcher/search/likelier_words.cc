#include "searcher/search/likelier_words.h"

#include <algorithm>
#include <optional>

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

// A form of a frequent lemma may be rare itself, and no misprint.
std::optional<WordForm> likelier_form(const ExactWord& word, const Collection& collection, Analyzer& analyzer) {
  const std::size_t articles = articles_with(word.lemma, collection);
  const std::size_t least = articles * times_likelier(word.exact, analyzer);
  if (articles == 0 || least > collection.database().get_doccount()) return std::nullopt;
  const FormTable table = collection.forms();
  std::optional<WordForm> likelier;
  std::size_t most = 0;
  for (WordForm& form : table.neighbours(word.exact)) {
    const std::size_t with_form = table.count(form.lemma, form.exact);
    if (form.lemma == word.lemma || with_form <= most || articles_with(form.lemma, collection) < least) continue;
    most = with_form;
    likelier = std::move(form);
  }
  if (most < table.count(word.lemma, word.exact) * kLikelierThanUnknown) return std::nullopt;
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
