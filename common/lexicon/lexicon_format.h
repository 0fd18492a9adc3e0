// Layout of the compiled lexicon: written by lexicon_compiler at build time, embedded in the tools and read in place.
// All numbers are in the byte order of the machine that built it.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "common/letters/letters.h"

namespace khabar::lexicon_format {

inline constexpr std::uint64_t kMagic = 0x6B68616261723031;  // "khabar01"

// Letter codes inside the text pool. No structure here has gaps: what memory happens to hold there would be written
// with the lexicon and change its digest.
struct Text {
  std::uint32_t offset;
  std::uint8_t length;
  std::uint8_t unused[3] = {0, 0, 0};
};

enum class Kind : std::uint8_t { kParticle, kName, kNoun, kVerb };

// How likely news is to use a word.
enum class Rank : std::uint8_t {
  kCommon,      // in Khabar's own tables
  kKnown,       // in the dictionary
  kLearned,     // a name that was learned from news
  kSupplement,  // in its supplements from al-Wasit and al-Muhit
  kImperative,  // a verb form that only an order has
};

// One reading of one dictionary word. Entries with the same folded key stand together; `last` ends the group.
struct Entry {
  std::uint32_t word;   // offset of the word as spelled
  std::uint32_t lemma;  // offset of what the reading stands for: singular of a plural, past of a verb form
  std::uint32_t broad;  // offset of a wider term, such as the place of a nisba
  std::uint16_t flags;  // index of a FlagSet
  std::uint8_t word_length;
  std::uint8_t lemma_length;
  std::uint8_t broad_length;  // 0: no wider term
  Kind kind;
  Rank rank;
  std::uint8_t last : 1;
  std::uint8_t rarity : 7;  // of the lemma in news: rarity()
};

// Whether a lemma may be a verb of form V or VI as well as its noun: تقدم, تراجع.
inline bool is_reflexive(LettersView lemma) { return lemma.size() > 3 && lemma.front() == kTeh; }

inline constexpr int kMostRare = 41;

// What the rarity of a lemma costs a reading, in the tenths of ReadingCosts: 3 for each power of e by which a lemma is
// rarer than one that occurs `unseen` less than 500,000 times in the sample of common/tables/lemma_counts.tsv.
inline std::uint8_t rarity(std::uint64_t count, double unseen) {
  constexpr double kTenths = 3.0;
  constexpr double kMost = 500'000.0;

  const double tenths = kTenths * std::log(kMost / (static_cast<double>(count) + unseen));
  return static_cast<std::uint8_t>(std::lround(std::clamp(tenths, 0.0, static_cast<double>(kMostRare))));
}

// Which affixes an entry takes: a bit for each suffix flag, and a bit for each prefix flag.
struct FlagSet {
  std::uint64_t suffixes[4];
  std::uint64_t prefixes;
};

enum class SuffixKind : std::uint8_t { kNone, kPronoun, kFeminine, kDual, kPlural, kTanwin, kNisba, kOther };

// word = base - strip + add, if the base has `flag` and ends as `condition` says.
struct SuffixRule {
  std::uint64_t prefixes;   // prefix flags that the suffixed form takes
  std::uint32_t condition;  // index of the first of condition_length masks, for the last letters of the base
  std::uint8_t condition_length;
  std::uint8_t flag;
  std::uint8_t keep;  // letters of `add` that belong to the lemma (the ي of a nisba)
  SuffixKind kind;
};

// The rules with the same `strip` and `add`.
struct SuffixGroup {
  Text strip;
  std::uint32_t first_rule;
  std::uint32_t rule_count;
};

struct SuffixString {
  Text add;
  std::uint32_t first_group;
  std::uint32_t group_count;
};

// A string of proclitics. `restore` is put back in front of the rest (للغة is ل + لغة).
struct Prefix {
  Text add;
  Text restore;
  std::uint64_t flags;
};

// Where an array lies: bytes from the beginning of the lexicon, and how many elements.
struct Array {
  std::uint32_t offset;
  std::uint32_t count;
};

struct Header {
  std::uint64_t magic;
  std::uint64_t digest[2];  // of everything behind the header
  Array text;
  Array slots;  // hash table: slot() of the first entry of a key, or 0; a power of two
  Array entries;
  Array flag_sets;
  Array suffix_slots;  // hash table: slot() of a SuffixString, or 0
  Array suffix_strings;
  Array suffix_groups;
  Array suffix_rules;
  Array conditions;  // masks of letter_bit()
  Array prefixes;
};

// FNV-1a over letter codes, with a final mix for the low bits.
constexpr std::uint32_t hash(std::string_view letters) {
  std::uint64_t h = 0xCBF29CE484222325U;
  for (const char c : letters) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return static_cast<std::uint32_t>(h ^ (h >> 32U));
}

// A slot of a hash table: an index + 1, and above it the high bits of the hash of its key, which spare most looks at
// the text of an entry.
inline constexpr std::uint32_t kIndexBits = 24;
inline constexpr std::uint32_t kMaxSlots = 1U << kIndexBits;

constexpr std::uint32_t slot(std::uint32_t index, std::uint32_t hash) {
  return (index + 1) | (hash >> kIndexBits << kIndexBits);
}
constexpr std::uint32_t slot_index(std::uint32_t slot) { return (slot & (kMaxSlots - 1)) - 1; }
constexpr bool slot_may_hold(std::uint32_t slot, std::uint32_t hash) { return (slot ^ hash) >> kIndexBits == 0; }

}  // namespace khabar::lexicon_format
