#include "searcher/desk/words/vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/program/error.h"

namespace khabar {

Vocabulary::Vocabulary(WordUnit unit) : unit_(unit), of_common_(kMostCommonWords, kNoWord) {
  add_common_words();
  if (unit_ == WordUnit::kLemma) rare_.let_common_lemmas();
}

// The table ascends by lemma.
void Vocabulary::add_common_words() {
  for (std::uint32_t code = 0; code < table_.size(); ++code) {
    const CommonWord word = table_[code];
    const auto next = static_cast<WordId>(texts_.size());
    if (unit_ == WordUnit::kLemma) {
      if (texts_.empty() || texts_.back() != word.lemma) texts_.push_back(word.lemma);
      of_common_[code] = static_cast<WordId>(texts_.size() - 1);
    } else {
      const auto [known, is_new] = by_text_.emplace(word.spelled, next);
      if (is_new) texts_.push_back(word.spelled);
      of_common_[code] = known->second;
    }
  }
  common_words_ = texts_.size();
}

std::string_view Vocabulary::key(const StoredRareWord& word) const {
  return unit_ == WordUnit::kLemma ? word.lemma_bytes() : word.bytes();
}

// kNoWord if its lemma is of no common word, or forms are asked for.
WordId Vocabulary::common_lemma(const StoredRareWord& word) const {
  if (unit_ != WordUnit::kLemma) return kNoWord;
  const auto number = word.common_lemma();
  return number ? common(*number) : kNoWord;
}

WordId Vocabulary::find(const StoredRareWord& word) const {
  if (const WordId common = common_lemma(word); common != kNoWord) return common;
  if (!rare_.lets(word)) return kNoWord;
  const auto known = ids_.find(key(word));
  return known == ids_.end() ? kNoWord : known->second;
}

WordId Vocabulary::add(const StoredRareWord& word) {
  if (const WordId known = find(word); known != kNoWord) return known;
  RareWord texts = word.word(table_);
  rare_.let_form(word);
  if (unit_ == WordUnit::kForm) return put(key(word), std::move(texts.spelled), {});
  return put(key(word), std::move(texts.lemma), std::move(texts.spelled));
}

std::vector<WordId> Vocabulary::add_all(const Vocabulary& other) {
  std::vector<std::pair<WordId, std::string_view>> keys;
  keys.reserve(other.ids_.size());
  for (const auto& [key, id] : other.ids_) keys.emplace_back(id, key);
  std::ranges::sort(keys);
  rare_.let(other.rare_);
  std::vector<WordId> ids(other.size());
  for (WordId word = 0; word < common_words_; ++word) ids[word] = word;
  for (const auto& [id, key] : keys) {
    const auto known = ids_.find(key);
    const bool has_spelling = unit_ == WordUnit::kLemma;
    ids[id] = known != ids_.end() ? known->second
                                  : put(key, std::string{other.texts_[id]},
                                        has_spelling ? other.rare_spelled_[id - common_words_] : std::string{});
  }
  return ids;
}

WordId Vocabulary::put(std::string_view key, std::string text, std::string spelled) {
  if (ids_.size() == kMostDifferentWords) {
    throw Error(fmt::format("more than {} different words", kMostDifferentWords),
                "ask for a part of the articles, or by --unit lemma");
  }
  const bool lemma = unit_ == WordUnit::kLemma;
  auto id = static_cast<WordId>(texts_.size());
  rare_texts_.push_back(std::move(text));
  const auto same = lemma ? by_text_.end() : by_text_.emplace(rare_texts_.back(), id).first;
  if (!lemma && same->second != id) {
    rare_texts_.pop_back();
    id = same->second;
  } else {
    texts_.emplace_back(rare_texts_.back());
    if (lemma) rare_spelled_.push_back(std::move(spelled));
  }
  ids_.emplace(key, id);
  return id;
}

std::vector<std::string> Vocabulary::spellings(WordId word) const {
  if (unit_ == WordUnit::kForm) return {std::string{texts_[word]}};
  if (word >= common_words_) return {std::string{texts_[word]}, rare_spelled_[word - common_words_]};
  std::vector<std::string> spellings{std::string{texts_[word]}};
  const NumberRange numbers = table_.lemma(texts_[word]);
  for (std::uint32_t code = numbers.begin; code < numbers.end; ++code) spellings.emplace_back(table_[code].spelled);
  return spellings;
}

WordId ArticleWordIds::rare(std::size_t number) {
  const std::vector<StoredRareWord>& words = tokens_.rare_words();
  if (number >= words.size()) throw Damage("the stored words are damaged");
  if (rare_.empty()) rare_.assign(words.size(), kNoWord);
  WordId& word = rare_[number];
  if (word == kNoWord) word = vocabulary_.add(words[number]);
  return word;
}

}  // namespace khabar
