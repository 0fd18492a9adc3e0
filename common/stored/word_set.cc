#include "common/stored/word_set.h"

namespace khabar {
namespace {

static_assert(kMostCommonWords <= 0x10000);

// As append_rare_word() writes it, with its parts.
class Stored {
 public:
  explicit Stored(const RareWord& word) {
    append_rare_word(bytes_, word, WordTable{});
    std::string_view in = bytes_;
    word_ = StoredRareWord::read(in);
  }

  const StoredRareWord* operator->() const { return &word_; }
  const StoredRareWord& operator*() const { return word_; }

 private:
  std::string bytes_;
  StoredRareWord word_;
};

}  // namespace

void WordSet::add(NumberRange numbers) {
  for (std::uint32_t number = numbers.begin; number < numbers.end; ++number) {
    common_[number / 64] |= std::uint64_t{1} << number % 64;
  }
}

void WordSet::add_lemma(std::string_view lemma) {
  add(WordTable{}.lemma(lemma));
  const std::string text{lemma};
  const Stored word({text, text, text});
  rare_.let_lemma(*word);
  lemmas_.emplace(word->lemma_bytes());
}

void WordSet::add_form(std::string_view lemma, std::string_view exact) {
  add(WordTable{}.exact(lemma, exact));
  const std::string form{exact};
  const Stored word({std::string{lemma}, form, form});
  rare_.let_form(*word);
  forms_.emplace(word->form_bytes());
}

void WordSet::add_spelling(const RareWord& word) {
  add(WordTable{}.spelled({word.lemma, word.exact, word.spelled}));
  const Stored stored(word);
  rare_.let_form(*stored);
  words_.emplace(stored->bytes());
}

void WordSet::leave_out(std::string_view lemma, std::string_view exact) {
  const NumberRange numbers = WordTable{}.exact(lemma, exact);
  for (std::uint32_t number = numbers.begin; number < numbers.end; ++number) {
    common_[number / 64] &= ~(std::uint64_t{1} << number % 64);
  }
  const std::string form{exact};
  left_out_.emplace(Stored({std::string{lemma}, form, form})->form_bytes());
}

bool WordSet::has_texts(const StoredRareWord& word) const {
  if (!left_out_.empty() && left_out_.contains(word.form_bytes())) return false;
  return (!lemmas_.empty() && lemmas_.contains(word.lemma_bytes())) ||
         (!forms_.empty() && forms_.contains(word.form_bytes())) || (!words_.empty() && words_.contains(word.bytes()));
}

}  // namespace khabar
