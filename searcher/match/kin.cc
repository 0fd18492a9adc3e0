#include "searcher/match/kin.h"

#include <algorithm>

#include "common/stored/field.h"
#include "common/utf8.h"

namespace khabar {
namespace {

// Nisbas keep at least two letters of their place: سوري, آسيوي, نمساوي.
constexpr std::size_t kKeptLetters = 2;

std::string first_letters(const std::string& word) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < kKeptLetters && at < word.size(); ++i) next_code_point(word, at);
  return word.substr(0, at);
}

bool is_nisba_of(const std::string& lemma, const std::string& place, Analyzer& analyzer) {
  const auto& tokens = analyzer.analyze(lemma);
  return tokens.size() == 1 && tokens.front().word->lemma == lemma && tokens.front().word->broad == place;
}

}  // namespace

std::vector<std::string> kin_lemmas(const Word& word, const Xapian::Database& database, Analyzer& analyzer) {
  const std::string place = word.broad.empty() ? word.lemma : word.broad;
  std::vector<std::string> lemmas{word.lemma};
  if (place != word.lemma) lemmas.push_back(place);
  if (!database.term_exists(text_term(Field::kBroad, place))) return lemmas;  // no article has a nisba of it
  const std::string prefix = text_term(Field::kLemma, first_letters(place));
  for (auto at = database.allterms_begin(prefix); at != database.allterms_end(prefix); ++at) {
    std::string lemma = (*at).substr(field_spec(Field::kLemma).prefix.size());
    if (std::ranges::find(lemmas, lemma) == lemmas.end() && is_nisba_of(lemma, place, analyzer)) {
      lemmas.push_back(std::move(lemma));
    }
  }
  return lemmas;
}

}  // namespace khabar
