#include "common/stored/rare_word_filter.h"

#include <cstring>

namespace khabar {

// As PlainRareWord makes it. A lemma of its own text has one key for all its forms.
std::uint64_t RareWordFilter::form_key(const StoredRareWord& word) {
  constexpr std::size_t kNumberAndShape = 3;
  const std::string_view bytes = word.common_lemma() ? word.form_bytes().substr(0, kNumberAndShape)
                                                     : word.lemma_bytes().substr(0, PlainRareWord::kKeyBytes);
  std::uint64_t key = 0;
  std::memcpy(&key, bytes.data(), bytes.size());
  return key;
}

void RareWordFilter::let_lemma(const StoredRareWord& word) {
  const std::uint64_t key = form_key(word);
  has_lemmas_ = has_lemmas_ || word.common_lemma().has_value();
  set(word.common_lemma() ? lemma_key(key) : key);
}

void RareWordFilter::let(const RareWordFilter& other) {
  for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= other.bits_[i];
  has_lemmas_ = has_lemmas_ || other.has_lemmas_;
  lets_common_ = lets_common_ || other.lets_common_;
}

}  // namespace khabar
