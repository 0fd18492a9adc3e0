#include "common/stored/word_set.h"

namespace khabar {
namespace {

// As append_rare_word() writes it, with its parts.
class Stored {
 public:
  explicit Stored(const RareWord& word) {
    append_rare_word(bytes_, word, WordTable{});
    std::string_view in = bytes_;
    word_ = StoredRareWord::read(in);
  }

  const StoredRareWord* operator->() const { return &word_; }

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
  lemmas_.emplace(Stored({text, text, text})->lemma_bytes());
}

void WordSet::add_form(std::string_view lemma, std::string_view exact) {
  add(WordTable{}.exact(lemma, exact));
  const std::string form{exact};
  forms_.emplace(Stored({std::string{lemma}, form, form})->form_bytes());
}

void WordSet::add_spelling(const RareWord& word) {
  add(WordTable{}.spelled({word.lemma, word.exact, word.spelled}));
  words_.emplace(Stored(word)->bytes());
}

bool WordSet::has(const StoredRareWord& word) const {
  return (!lemmas_.empty() && lemmas_.contains(word.lemma_bytes())) ||
         (!forms_.empty() && forms_.contains(word.form_bytes())) || (!words_.empty() && words_.contains(word.bytes()));
}

}  // namespace khabar
