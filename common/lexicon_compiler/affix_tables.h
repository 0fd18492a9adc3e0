// Turns the affix rules of hunspell-ar into the tables that the lexicon looks words up in.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/lexicon_compiler/hunspell.h"

namespace khabar::lexicon_compiler {

// A suffix rule with its continuation suffixes already applied.
struct SuffixRule {
  Letters add;
  Letters strip;
  lexicon_format::SuffixRule rule;  // `condition` is filled in when the lexicon is laid out
  std::vector<std::uint64_t> condition;
};

struct PrefixRule {
  Letters add;
  Letters restore;
  std::uint64_t flags;
};

class AffixTables {
 public:
  explicit AffixTables(const hunspell::AffixFile& affixes);

  const std::vector<SuffixRule>& suffixes() const { return suffixes_; }
  const std::vector<PrefixRule>& prefixes() const { return prefixes_; }

  lexicon_format::FlagSet flag_set(const std::vector<hunspell::Flag>& flags) const;

  // All proclitics that any noun takes, with and without the article.
  std::uint64_t noun_prefixes() const;

 private:
  std::uint64_t prefix_mask(const std::vector<hunspell::Flag>& flags) const;
  void add_prefixes(const hunspell::AffixFile& affixes);
  void add_suffix(const hunspell::Affix& affix, const hunspell::AffixFile& affixes);
  void emit(const hunspell::Affix& affix, const Letters& add, const std::vector<hunspell::Flag>& continuation);

  std::map<hunspell::Flag, unsigned> prefix_numbers_;
  std::map<hunspell::Flag, unsigned> suffix_numbers_;
  std::vector<SuffixRule> suffixes_;
  std::vector<PrefixRule> prefixes_;
};

}  // namespace khabar::lexicon_compiler
