#include "common/analysis/word_cache.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <utility>

namespace khabar {
namespace {

// A generation that is so many times too large goes as a whole, with its table.
constexpr std::size_t kLargest = 2;

}  // namespace

std::size_t WordCache::TextHash::operator()(std::string_view text) const {
  return XXH3_64bits(text.data(), text.size());
}

WordCache::FormKey::FormKey(const Word& word) {
  // The hash of the lemma seeds that of the form, which keeps the border between the two.
  const XXH64_hash_t lemma = XXH3_64bits(word.lemma.data(), word.lemma.size());
  const XXH128_hash_t both = XXH3_128bits_withSeed(word.exact.data(), word.exact.size(), lemma);
  high = both.high64;
  low = both.low64;
}

WordCache::WordCache(std::size_t generation) : generation_(generation) {}

const Word* WordCache::find(std::string_view word) {
  const auto young = young_.find(word);
  if (young != young_.end()) return &young->second;
  const auto old = old_.find(word);
  if (old == old_.end()) return nullptr;
  form_of(old->second);
  return &young_.insert(old_.extract(old)).position->second;
}

const Word& WordCache::add(std::string_view word, Word&& made) {
  made.form = form_of(made);
  return young_.emplace(word, std::move(made)).first->second;
}

// Every form of a young word is a young form, so that words which differ share theirs as long as either is known.
std::uint32_t WordCache::form_of(const Word& word) {
  const FormKey key(word);
  const auto young = young_forms_.find(key);
  if (young != young_forms_.end()) return young->second;
  const auto old = old_forms_.find(key);
  const std::uint32_t form = old == old_forms_.end() ? next_form_++ : old->second;
  young_forms_.emplace(key, form);
  return form;
}

void WordCache::age() {
  // What one long text has added beyond a generation is not worth its memory.
  if (old_.size() > kLargest * generation_) {
    old_ = Words();
    old_forms_ = Forms();
  }
  if (young_.size() < generation_) return;
  std::swap(young_, old_);
  std::swap(young_forms_, old_forms_);
  young_.clear();
  young_forms_.clear();
}

}  // namespace khabar
