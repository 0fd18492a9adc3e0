#include "searcher/match/word_places.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace khabar {
namespace {

WordSet set_of(const SpanQuery& query) {
  WordSet set;
  const std::unordered_set<std::string_view> without(query.without.begin(), query.without.end());
  for (const AskedForm& word : query.words) {
    if (without.contains(word.exact)) continue;
    if (word.exact.empty()) {
      set.add_lemma(word.lemma);
    } else if (word.spelled.empty()) {
      set.add_form(word.lemma, word.exact);
    } else {
      set.add_spelling({word.lemma, word.exact, word.spelled});
    }
  }
  for (const AskedForm& word : query.words) {
    if (!word.exact.empty()) continue;  // each is in the set or not: a wildcard has a thousand
    for (const std::string_view form : without) set.leave_out(word.lemma, form);
  }
  return set;
}

}  // namespace

WordPlaces::WordPlaces(const std::vector<const SpanQuery*>& words) : places_(words.size()) {
  for (const SpanQuery* word : words) {
    sets_.push_back(set_of(*word));
    in_title_.push_back(word->in_title);
    const std::vector<std::uint64_t>& common = sets_.back().common();
    any_.resize(common.size());
    for (std::size_t i = 0; i < common.size(); ++i) any_[i] |= common[i];
    any_rare_.let(sets_.back().rare());
  }
}

void WordPlaces::find_rare(const TokenSequence& tokens) {
  for (const std::uint32_t i : rare_) of_rare_[i].clear();
  rare_.clear();
  if (of_rare_.size() < tokens.rare_count()) of_rare_.resize(tokens.rare_count());
  tokens.each_rare_word(any_rare_, [&](std::uint32_t i, const StoredRareWord& rare) {
    rare_.push_back(i);
    for (std::size_t word = 0; word < sets_.size(); ++word) {
      if (sets_[word].has(rare)) of_rare_[i].push_back(word);
    }
  });
}

void WordPlaces::see(std::size_t word, Place place) {
  if (place < title_end_ || !in_title_[word]) places_[word].push_back(place);
}

// Bytes are read in half the time of bits, but take longer to make: most queries have no use for them.
const std::vector<std::uint8_t>& WordPlaces::is_first() {
  if (!is_first_.empty()) return is_first_;
  const std::vector<std::uint64_t>& common = sets_.front().common();
  is_first_.resize(common.size() * 64);
  for (std::size_t i = 0; i < is_first_.size(); ++i) is_first_[i] = common[i / 64] >> i % 64 & 1U;
  return is_first_;
}

// Most articles are told by their common words; the others are read only for those that do not tell.
bool WordPlaces::occurs(const TokenSequence& tokens, std::size_t end, std::size_t times) {
  const WordSet& set = sets_.front();
  end = std::min(end, in_title_.front() ? tokens.title().end : tokens.size());
  std::size_t found = tokens.count_wanted(is_first(), end, times);
  if (found >= times) return true;
  codes_.clear();
  tokens.each_rare_word(set.rare(), [&](std::uint32_t i, const StoredRareWord& word) {
    if (set.has(word)) codes_.push_back(kMostCommonWords + i);
  });
  if (codes_.empty()) return false;
  for (std::size_t place = 0; place < end && found < times; ++place) {
    const std::uint32_t code = tokens.code(place);
    if (code >= kMostCommonWords && std::ranges::binary_search(codes_, code)) ++found;
  }
  return found >= times;
}

void WordPlaces::find(const TokenSequence& tokens) {
  for (std::vector<Place>& places : places_) places.clear();
  if (sets_.empty()) return;
  title_end_ = static_cast<Place>(tokens.title().end);
  find_rare(tokens);
  const std::size_t rare = tokens.rare_count();
  for (Place place = 0; place < tokens.size(); ++place) {
    const std::uint32_t code = tokens.code(place);
    if (code >= kMostCommonWords) {
      if (code - kMostCommonWords >= rare) continue;
      for (const std::size_t word : of_rare_[code - kMostCommonWords]) see(word, place);
    } else if ((any_[code / 64] >> code % 64 & 1U) != 0) {
      for (std::size_t word = 0; word < sets_.size(); ++word) {
        if (sets_[word].has(code)) see(word, place);
      }
    }
  }
}

}  // namespace khabar
