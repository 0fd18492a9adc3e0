#include "searcher/rank/names/name_spellings.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/letters/folding.h"
#include "common/utf8.h"
#include "searcher/rank/names/letter_names.h"

namespace khabar {
namespace {

// What stands in front of a name in Arabic text. The words of a row are analysed one by one, and what the lexicon makes
// of بالسي or والسي need not be سي.
constexpr std::array<std::string_view, 10> kBefore{"", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ف", "ك"};

// What folded_name() leaves of it; the tokenizer has done the rest, and this is asked of every word of every query.
std::string folded_word(std::string_view word) {
  std::string folded;
  for (std::size_t at = 0; at < word.size();) {
    append_code_point(folded, fold_heh(fold_yeh(fold_alef(next_code_point(word, at)))));
  }
  return folded;
}

std::vector<std::string> lemmas(std::span<const NameWord> words) {
  std::vector<std::string> lemmas;
  for (const NameWord& word : words) lemmas.push_back(word.lemma);
  return lemmas;
}

std::vector<std::string> folded_words(std::span<const NameWord> words) {
  std::vector<std::string> texts;
  for (const NameWord& word : words) texts.push_back(word.folded);
  return texts;
}

// The lemmas of words, each once.
class Lemmas {
 public:
  explicit Lemmas(Analyzer& analyzer) : analyzer_(analyzer) {}

  void add(const std::string& text) {
    const auto& tokens = analyzer_.analyze(text);
    if (tokens.size() != 1) return;
    const std::string& lemma = tokens.front().word->lemma;
    if (std::ranges::find(lemmas_, lemma) == lemmas_.end()) lemmas_.push_back(lemma);
  }

  std::vector<std::string> take() { return std::move(lemmas_); }

 private:
  Analyzer& analyzer_;
  std::vector<std::string> lemmas_;
};

// Writers do not agree on the hamza of an alef, nor on ى and ي at the end, and each may change what a word is read as.
std::vector<std::string> written_forms(std::string_view name) {
  constexpr std::string_view kAlef = "ا";
  constexpr std::string_view kYeh = "ي";
  std::vector<std::string> forms{std::string{name}};
  if (name.starts_with(kAlef)) {
    for (const std::string_view alef : {"أ", "إ", "آ"}) {
      forms.push_back(std::string{alef}.append(name.substr(kAlef.size())));
    }
  }
  if (name.ends_with(kYeh)) forms.push_back(std::string{name.substr(0, name.size() - kYeh.size())} + "ى");
  return forms;
}

Spelling row_of_letters(std::string_view latin, Analyzer& analyzer) {
  Spelling row;
  for (const char letter : latin) {
    Lemmas lemmas{analyzer};
    const auto before = std::span{kBefore}.first(row.empty() ? kBefore.size() : 1);
    for (const std::string_view name : names_of_letter(letter)) {
      for (const std::string& form : written_forms(name)) {
        for (const std::string_view proclitic : before) lemmas.add(std::string{proclitic}.append(form));
      }
    }
    row.push_back(lemmas.take());
  }
  return row;
}

void add_joined(std::string_view latin, const std::string& begun, Lemmas& lemmas) {
  if (latin.empty()) return lemmas.add(begun);
  for (const std::string_view name : names_of_letter(latin.front())) {
    add_joined(latin.substr(1), begun + std::string{name}, lemmas);
  }
}

std::vector<Spelling> spellings_of_letters(std::string_view latin, Analyzer& analyzer) {
  Lemmas lemmas{analyzer};
  lemmas.add(std::string{latin});
  Lemmas joined{analyzer};
  if (is_joined_in_one_word(latin)) add_joined(latin, "", joined);
  std::vector<Spelling> spellings{{lemmas.take()}, row_of_letters(latin, analyzer)};
  if (auto words = joined.take(); !words.empty()) spellings.push_back({std::move(words)});
  return spellings;
}

}  // namespace

NameWord name_word(const Word& word) { return {word.lemma, folded_word(word.spelled)}; }

std::size_t spelled_name_length(std::span<const NameWord> words, const Analyzer& analyzer) {
  words = words.first(std::min(words.size(), kMostWordsOfAVariant));  // no abbreviation has more letters
  const std::size_t letters = abbreviation_at(folded_words(words)).length;
  if (analyzer.variant_rows().empty()) return letters;
  return std::max(letters, analyzer.variant_rows().longest(lemmas(words)).length);
}

std::vector<Spelling> spellings_of_name(std::span<const NameWord> words, Analyzer& analyzer) {
  std::vector<Spelling> spellings;
  if (const auto found = analyzer.variant_rows().longest(lemmas(words)); found.length == words.size()) {
    for (const LemmaRow& row : *found.spellings) {
      spellings.emplace_back();
      for (const std::string& lemma : row) spellings.back().push_back({lemma});
    }
  }
  if (const Abbreviation letters = abbreviation_at(folded_words(words)); letters.length == words.size()) {
    for (Spelling& spelling : spellings_of_letters(letters.latin, analyzer)) spellings.push_back(std::move(spelling));
  }
  return spellings;
}

}  // namespace khabar
