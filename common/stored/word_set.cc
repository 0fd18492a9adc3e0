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

// The first letters of a lemma, or its number, mixed by the golden ratio.
std::size_t WordSet::beginning(const StoredRareWord& word) {
  constexpr std::size_t kBeginningBytes = 6;
  std::uint64_t beginning = 0;
  for (const char c : word.lemma_bytes().substr(0, kBeginningBytes)) {
    beginning = beginning << 8U | static_cast<unsigned char>(c);
  }
  return beginning * 0x9E3779B97F4A7C15U >> 52U;
}

void WordSet::add(NumberRange numbers) {
  for (std::uint32_t number = numbers.begin; number < numbers.end; ++number) {
    common_[number / 64] |= std::uint64_t{1} << number % 64;
  }
}

void WordSet::add_lemma(std::string_view lemma) {
  add(WordTable{}.lemma(lemma));
  const std::string text{lemma};
  const Stored word({text, text, text});
  note(*word);
  lemmas_.emplace(word->lemma_bytes());
}

void WordSet::add_form(std::string_view lemma, std::string_view exact) {
  add(WordTable{}.exact(lemma, exact));
  const std::string form{exact};
  const Stored word({std::string{lemma}, form, form});
  note(*word);
  forms_.emplace(word->form_bytes());
}

void WordSet::add_spelling(const RareWord& word) {
  add(WordTable{}.spelled({word.lemma, word.exact, word.spelled}));
  const Stored stored(word);
  note(*stored);
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

bool WordSet::has(const StoredRareWord& word) const {
  if (!beginnings_.test(beginning(word))) return false;
  if (!left_out_.empty() && left_out_.contains(word.form_bytes())) return false;
  return (!lemmas_.empty() && lemmas_.contains(word.lemma_bytes())) ||
         (!forms_.empty() && forms_.contains(word.form_bytes())) || (!words_.empty() && words_.contains(word.bytes()));
}

}  // namespace khabar
