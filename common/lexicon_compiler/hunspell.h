// Reads Debian's hunspell-ar (Ayaspell): ar.aff and ar.dic as they are distributed.
// The format is that of hunspell(5) with FLAG long; only what these two files use is read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "common/letters/letters.h"
#include "common/lexicon/lexicon_format.h"

namespace khabar::hunspell {

using Flag = std::string;  // two characters

// One SFX or PFX line.
struct Affix {
  Flag flag;
  Letters strip;
  Letters add;
  std::vector<Flag> continuation;        // flags that the affixed form has
  std::vector<std::uint64_t> condition;  // a letter mask for each of the last (SFX) letters of the base
};

struct AffixFile {
  std::vector<Affix> prefixes;
  std::vector<Affix> suffixes;
  std::vector<std::vector<Flag>> flag_aliases;  // AF, from 1
  std::vector<std::string> morphology_aliases;  // AM, from 1
};

struct DictionaryWord {
  Letters word;
  Letters lemma;  // the st: field of a verb form, else the word itself
  std::vector<Flag> flags;
  lexicon_format::Kind kind;
  lexicon_format::Rank rank;
};

// Throw std::runtime_error with file and line for what they cannot read.
AffixFile read_affixes(const std::filesystem::path& path);
std::vector<DictionaryWord> read_dictionary(const std::filesystem::path& path, const AffixFile& affixes);

}  // namespace khabar::hunspell
