// Normalizer, tokenizer and analysis: offsets lead back into the text as given, and words stay what they are.
#include <algorithm>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/analysis/joined_names.h"
#include "common/analysis/tokenizer.h"
#include "common/letters/normalizer.h"
#include "common/lexicon/word_shape.h"
#include "common/stored/field.h"
#include "common/utf8.h"
#include "tests/fuzz/harness.h"

namespace khabar::fuzz {
namespace {

// Whether a character, or a stretch of bytes that are no UTF-8, begins at each offset, or the text ends there.
std::vector<bool> boundaries(std::string_view text) {
  std::vector<bool> begins(text.size() + 1);
  for (std::size_t at = 0; at < text.size(); next_code_point(text, at)) begins[at] = true;
  begins[text.size()] = true;
  return begins;
}

void normalizer(std::string_view input) {
  const NormalizedText normalized(input);
  const std::string& text = normalized.text();
  const bool is_sound = is_utf8(input);
  require(!is_sound || is_utf8(text), "what was UTF-8 stays UTF-8");
  require(NormalizedText(text).text() == text, "a normalized text is normalized");
  const std::vector<bool> original = boundaries(input);
  const std::vector<bool> begins = boundaries(text);
  std::size_t last_begin = 0;
  std::size_t last_end = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (!begins[at]) continue;
    const std::size_t begin = normalized.original_begin(at);
    const std::size_t end = normalized.original_end(at);
    require(begin <= input.size() && end <= input.size(), "offsets lie in the text");
    require(begin >= last_begin && end >= last_end, "offsets ascend");
    require(begin <= end || at == 0, "an offset taken as an end lies behind the same taken as a beginning");
    if (is_sound) require(original[begin] && original[end], "offsets lie between characters");
    last_begin = begin;
    last_end = end;
  }
  require(normalized.original_begin(0) == 0, "the beginning comes from the beginning");
  require(normalized.original_end(text.size()) == input.size(), "the end comes from the end");
}

void tokenizer(std::string_view input) {
  TokenizedText tokenized;
  tokenize(input, tokenized);
  const std::vector<bool> begins = boundaries(input);
  std::size_t end = 0;
  for (const RawToken& token : tokenized.tokens) {
    require(token.begin >= end && token.begin < token.end && token.end <= input.size(), "words stand in their order");
    require(begins[token.begin] && begins[token.end], "words begin and end between characters");
    require(token.text_begin + token.text_size <= tokenized.text.size(), "words lie in the text of words");
    const std::string_view word = tokenized.word(token);
    require(!word.empty() && word.size() <= kMaxWordBytes, "words are bounded");
    require(is_utf8(word), "words are UTF-8");
    end = token.end;
  }
}

bool same(const Word& a, const Word& b) {
  return a.exact == b.exact && a.lemma == b.lemma && a.broad == b.broad && a.stop == b.stop && a.shape == b.shape &&
         a.form == b.form && a.spelled == b.spelled && a.number == b.number;
}

void check_word(const Word& word) {
  for (const std::string* text : {&word.exact, &word.lemma, &word.broad}) {
    require(is_utf8(*text), "what becomes a term is UTF-8");
    require(text_term(Field::kTitleLemma, *text).size() <= kMaxTermBytes, "what becomes a term is short enough");
  }
  require(!word.exact.empty() && !word.lemma.empty(), "a word has an exact form and a lemma");
  const std::string shape = word_shape(word.exact, word.lemma);
  require(shaped_form(shape, word.lemma) == word.exact, "a lemma and a shape name the exact form");
  require(word.shape == shape_code(shape), "a word has the code of its shape");
}

// Lives as long as the program, since it reads nothing but its cache of words, which must not change what it says.
Analyzer& analyzer() {
  static Analyzer analyzer;
  return analyzer;
}

// Hamza is folded in lemmas, so that a lemma alone may be read as another word (اشراف, of إشراف, as that of شريف); but
// it settles soon. Exact forms are read as themselves at once. What endings leave of a word may be a name of two
// (حزباللهية).
void check_settles(Analyzer& analyzer, const Word& word) {
  constexpr int kEnough = 4;
  const std::vector<Token>& exact = analyzer.analyze(word.exact);
  require(exact.size() == 1 && exact.front().word->exact == word.exact, "an exact form is its own exact form");
  std::string lemma = word.lemma;
  for (int step = 0; step < kEnough; ++step) {
    const std::vector<Token>& again = analyzer.analyze(lemma);
    if (first_of_joined_names(lemma) != 0) return;
    require(again.size() == 1, "a lemma is one word");
    if (again.front().word->lemma == lemma) return;
    lemma = again.front().word->lemma;
  }
  require(false, "lemmas of lemmas settle");
}

void analysis(std::string_view input) {
  Analyzer& known = analyzer();
  const std::vector<Token> tokens = known.analyze(input);
  std::vector<Word> words;
  std::vector<std::size_t> wanted;
  for (const Token& token : tokens) {
    require(token.position == words.size(), "positions have no gaps");
    check_word(*token.word);
    if (token.position % 2 == 0) wanted.push_back(token.position);
    words.push_back(*token.word);
  }
  const std::vector<Token>& some = known.analyze_some(input, wanted);
  require(some.size() == words.size(), "analysing some words finds all of them");
  for (const std::size_t at : wanted) require(same(*some[at].word, words[at]), "a word is analysed as before");
  const auto steps = known.explain(input);
  require(steps.size() == words.size(), "each word is explained");
  for (const Word& word : words) check_settles(known, word);
}

}  // namespace

std::span<const Harness> words() {
  static constexpr std::array kHarnesses{Harness{'n', "normalizer", normalizer}, Harness{'t', "tokenizer", tokenizer},
                                         Harness{'a', "analysis", analysis}};
  return kHarnesses;
}

}  // namespace khabar::fuzz
