#include "common/stored/rare_word_filter.h"

namespace khabar {

// As plain() makes it. A lemma of its own text has one key for all its forms.
std::uint64_t RareWordFilter::form_key(const StoredRareWord& word) {
  constexpr std::size_t kNumberAndShape = 3;
  const std::string_view bytes =
      word.common_lemma() ? word.form_bytes().substr(0, kNumberAndShape) : word.lemma_bytes().substr(0, kTextBytes);
  std::uint64_t key = 0;
  std::memcpy(&key, bytes.data(), bytes.size());
  return key;
}

void RareWordFilter::let_lemma(const StoredRareWord& word) {
  const std::uint64_t key = form_key(word);
  has_lemmas_ = has_lemmas_ || word.common_lemma().has_value();
  set(word.common_lemma() ? lemma_key(key) : key);
}

}  // namespace khabar
