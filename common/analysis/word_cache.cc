#include "common/analysis/word_cache.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <utility>

namespace khabar {
namespace {

// Of a table's places: its default of 0.5 takes twice the memory.
constexpr float kMaxLoad = 0.8F;

// A generation that is so many times too large goes as a whole, with its table.
constexpr std::size_t kLargest = 2;

template <typename Table>
Table emptied() {
  Table table;
  table.max_load_factor(kMaxLoad);
  return table;
}

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

WordCache::WordCache(std::size_t generation) : generation_(generation) {
  for (Words* words : {&young_, &old_}) words->max_load_factor(kMaxLoad);
  for (Forms* forms : {&young_forms_, &old_forms_}) forms->max_load_factor(kMaxLoad);
}

const Word* WordCache::find(std::string_view word) {
  const std::size_t hash = TextHash{}(word);
  const auto young = young_.find(word, hash);
  if (young != young_.end()) return &young->second->word;
  const auto old = old_.find(word, hash);
  if (old == old_.end()) return nullptr;
  std::unique_ptr<Entry> entry = std::move(old.value());
  old_.erase(old);
  form_of(entry->word);
  const std::string_view text = entry->text;
  return &young_.emplace(text, std::move(entry)).first->second->word;
}

const Word& WordCache::add(std::string_view word, Word&& made) {
  made.form = form_of(made);
  auto entry = std::make_unique<Entry>(Entry{std::string{word}, std::move(made)});
  const std::string_view text = entry->text;
  return young_.emplace(text, std::move(entry)).first->second->word;
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
    old_ = emptied<Words>();
    old_forms_ = emptied<Forms>();
  }
  if (young_.size() < generation_) return;
  std::swap(young_, old_);
  std::swap(young_forms_, old_forms_);
  young_.clear();
  young_forms_.clear();
}

}  // namespace khabar
