// How often each lemma occurs in a large sample of news: common/tables/lemma_counts.tsv, made by
// tests/quality/count_lemmas.cc.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <utility>

#include "common/letters/letters.h"
#include "common/lexicon/lexicon_format.h"

namespace khabar::lexicon_compiler {

class LemmaCounts {
 public:
  // Lines of a lemma, how often it is a noun (or anything but a verb), and how often a verb. Throws std::runtime_error
  // with file and line for any other.
  explicit LemmaCounts(const std::filesystem::path& path);

  // What the lemma's rarity costs: lexicon_format::rarity().
  std::uint8_t rarity(const Letters& lemma, lexicon_format::Kind kind) const;
  std::uint8_t rarity(const Letters& lemma) const;  // as noun and verb

 private:
  std::uint64_t count(const Letters& lemma, bool as_noun, bool as_verb) const;
  std::uint64_t count(const Letters& lemma) const;  // as either; of تلقى with its noun تلقي

  std::map<Letters, std::pair<std::uint64_t, std::uint64_t>> counts_;  // as noun, as verb
};

}  // namespace khabar::lexicon_compiler
