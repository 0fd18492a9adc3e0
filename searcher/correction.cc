#include "searcher/correction.h"

#include <algorithm>
#include <map>

#include "common/article_document.h"
#include "common/field.h"
#include "common/letters.h"
#include "common/suggestion.h"

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
constexpr int kReadArticles = 20;

void count_spellings(const std::string& text, const std::string& exact, Analyzer& analyzer,
                     std::map<std::string, int>& counts) {
  for (const Token& token : analyzer.analyze(text)) {
    if (token.word->exact == exact) ++counts[text.substr(token.begin, token.end - token.begin)];
  }
}

std::size_t difference(std::size_t a, std::size_t b) { return a > b ? a - b : b - a; }

}  // namespace

std::optional<std::string> nearest_form(const Xapian::Database& database, std::string_view exact) {
  const std::string wanted = as_letters(exact);
  if (wanted.size() < kLeastLetters || database.term_exists(text_term(Field::kExact, exact))) return std::nullopt;
  std::size_t least = wanted.size() <= kShortWord ? 1 : 2;
  std::optional<std::string> nearest;
  Xapian::doccount frequency = 0;
  for (auto at = database.allterms_begin(); at != database.allterms_end(); ++at) {
    if (!is_exact_term(*at)) continue;
    const std::string candidate = as_letters(*at);
    if (difference(candidate.size(), wanted.size()) > least) continue;
    const std::size_t distance = edit_distance(wanted, candidate);
    if (distance > least || (distance == least && nearest && at.get_termfreq() <= frequency)) continue;
    least = distance;
    nearest = *at;
    frequency = at.get_termfreq();
  }
  return nearest;
}

std::string printed_form(const Xapian::Database& database, const std::string& exact, Analyzer& analyzer) {
  const std::string term = text_term(Field::kExact, exact);
  std::map<std::string, int> counts;
  int read = 0;
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term) && read < kReadArticles; ++at) {
    const Article article = stored_article(database.get_document(*at));
    count_spellings(article.title, exact, analyzer, counts);
    count_spellings(article.body, exact, analyzer, counts);
    ++read;
  }
  const auto best =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == counts.end() ? exact : best->first;
}

}  // namespace khabar
