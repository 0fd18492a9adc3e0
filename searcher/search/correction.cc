#include "searcher/search/correction.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>

#include "common/analysis/letters.h"
#include "common/index/article_document.h"
#include "common/index/field.h"
#include "common/program/suggestion.h"
#include "searcher/match/span_source.h"

namespace khabar {
namespace {

constexpr std::size_t kLeastLetters = 3;
constexpr std::size_t kShortWord = 4;

// Arabic words by letter, so that one letter is one edit; others by byte. A last ة or ى counts as ه or ي: the exact
// form of a word that the lexicon does not know is folded so.
std::string as_letters(std::string_view word) {
  std::string letters = to_letters(word).value_or(std::string{word});
  if (!letters.empty() && letters.back() == kTehMarbuta) letters.back() = kHeh;
  if (!letters.empty() && letters.back() == kAlefMaksura) letters.back() = kYeh;
  return letters;
}

// Enough to outvote a slip of the pen.
constexpr Xapian::doccount kReadArticles = 20;

void count_spellings(const std::string& text, const std::string& exact, Analyzer& analyzer,
                     std::map<std::string, int>& counts) {
  for (const Token& token : analyzer.analyze(text)) {
    if (token.word->exact == exact) ++counts[text.substr(token.begin, token.end - token.begin)];
  }
}

std::size_t difference(std::size_t a, std::size_t b) { return a > b ? a - b : b - a; }

std::uint64_t letter_set(std::string_view letters) {
  std::uint64_t set = 0;
  for (const char c : letters) set |= letter_bit(static_cast<char>(c & 63));
  return set;
}

// The weak letters, which a form may have in another shape than its lemma.
constexpr std::uint64_t kWeak = letter_bit(kAlef) | letter_bit(kWaw) | letter_bit(kYeh) | letter_bit(kHamza) |
                                letter_bit(kHeh) | letter_bit(kTeh) | letter_bit(kAlefMadda) |
                                letter_bit(kAlefHamzaAbove) | letter_bit(kAlefHamzaBelow) | letter_bit(kWawHamza) |
                                letter_bit(kYehHamza) | letter_bit(kAlefMaksura) | letter_bit(kTehMarbuta);
// And those that proclitics, prefixes and endings add to a lemma.
constexpr std::uint64_t kAdded = kWeak | letter_bit(kBeh) | letter_bit(kSeen) | letter_bit(kFeh) | letter_bit(kKaf) |
                                 letter_bit(kLam) | letter_bit(kMeem) | letter_bit(kNoon);

// Forms keep the letters of their lemma, but for one or two (النساء of امرأة), so they are hardly shorter; what they
// add is in kAdded. So any other letter of the word that is wanted takes an edit.
bool may_have_near_form(std::string_view lemma, std::string_view wanted, std::size_t edits) {
  constexpr std::size_t kMostLost = 2;
  if (lemma.size() > wanted.size() + edits + kMostLost) return false;
  const std::uint64_t of_lemma = letter_set(lemma);
  const std::uint64_t of_wanted = letter_set(wanted);
  return std::popcount(of_lemma & ~kWeak & ~of_wanted) <= static_cast<int>(kMostLost) &&
         std::popcount(of_wanted & ~kAdded & ~of_lemma) <= static_cast<int>(edits);
}

// Each letter that only one of two words has takes an edit; a replacement does for one of either.
bool may_be_near(std::uint64_t a, std::uint64_t b, std::size_t edits) {
  return std::max(std::popcount(a & ~b), std::popcount(b & ~a)) <= static_cast<int>(edits);
}

}  // namespace

std::optional<NearForm> nearest_form(const Collection& collection, std::string_view exact) {
  const std::string wanted = as_letters(exact);
  if (wanted.size() < kLeastLetters) return std::nullopt;
  const std::uint64_t letters = letter_set(wanted);
  std::size_t least = wanted.size() <= kShortWord ? 1 : 2;
  const FormTable table = collection.forms();
  std::optional<NearForm> nearest;
  Xapian::doccount frequency = 0;
  const std::vector<std::string> lemmas =
      table.lemmas([&](std::string_view lemma) { return may_have_near_form(as_letters(lemma), wanted, least); });
  for (const std::string& lemma : lemmas) {
    for (const FormCount& form : table.forms(lemma)) {
      if (form.form == exact) return std::nullopt;
      const std::string candidate = as_letters(form.form);
      if (difference(candidate.size(), wanted.size()) > least) continue;
      if (!may_be_near(letter_set(candidate), letters, least)) continue;
      const std::size_t distance = edit_distance(wanted, candidate);
      if (distance > least || (distance == least && nearest && form.articles <= frequency)) continue;
      least = distance;
      nearest = NearForm{lemma, form.form};
      frequency = form.articles;
    }
  }
  return nearest;
}

std::string printed_form(const Collection& collection, const NearForm& form, Analyzer& analyzer) {
  Xapian::Enquire enquire{collection.database()};
  enquire.set_query(span_query(collection, {SpanKind::kWord, {{form.lemma, form.exact}}}));
  enquire.set_weighting_scheme(Xapian::BoolWeight{});
  const Xapian::MSet found = enquire.get_mset(0, kReadArticles);
  std::map<std::string, int> counts;
  for (auto at = found.begin(); at != found.end(); ++at) {
    const Article article = stored_article(at.get_document());
    count_spellings(article.title, form.exact, analyzer, counts);
    count_spellings(article.body, form.exact, analyzer, counts);
  }
  const auto best =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == counts.end() ? form.exact : best->first;
}

}  // namespace khabar
