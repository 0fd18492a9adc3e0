// The compiled dictionary and its affix rules, embedded in the tools: which words are Arabic, and what they are forms
// of.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/letters/letters.h"
#include "common/lexicon/lexicon_format.h"

namespace khabar {

// One way to read a word: proclitics + dictionary word + ending.
struct Analysis {
  const lexicon_format::Entry* entry;
  const lexicon_format::Entry* lemma_entry;  // that of which the lemma's rarity is known
  LettersView proclitics;
  lexicon_format::SuffixKind suffix;
  std::uint8_t suffix_length;  // letters at the end of the word that belong to no lemma
  std::uint8_t mismatches;     // alefs spelled otherwise than in the dictionary, weighed
  Letters lemma;
  LettersView broad;  // wider term, or empty
};

// A read-only view of the embedded table: free to make and to copy.
class Lexicon {
 public:
  Lexicon();

  // All readings of a word that the affix rules allow, in a fixed order. Bare ا reads as any alef; an article and a
  // last alef that belongs to an ending are bare.
  void analyze(LettersView word, std::vector<Analysis>& into) const;

  // The dictionary word of a reading, as spelled there.
  LettersView word(const lexicon_format::Entry& entry) const { return text(entry.word, entry.word_length); }

  // What that word stands for, as spelled there.
  LettersView lemma(const lexicon_format::Entry& entry) const { return text(entry.lemma, entry.lemma_length); }

  // 32 hex digits over the table.
  std::string digest() const;

 private:
  struct SuffixCut;

  template <class T>
  const T* array(const lexicon_format::Array& where) const {
    return reinterpret_cast<const T*>(base_ + where.offset);
  }
  LettersView text(std::uint32_t offset, std::uint8_t length) const;
  LettersView text(lexicon_format::Text t) const { return text(t.offset, t.length); }
  const lexicon_format::SuffixString* find_suffix(LettersView add) const;
  const lexicon_format::Entry* find_entries(LettersView folded) const;
  bool fits(const lexicon_format::SuffixRule& rule, const lexicon_format::Entry& entry) const;
  std::size_t cut_suffixes(LettersView word, LettersView folded, SuffixCut* cuts) const;
  void read_base(LettersView word, const lexicon_format::Prefix* prefix, const SuffixCut& cut,
                 std::vector<Analysis>& into) const;
  void read_entry(LettersView word, const lexicon_format::Prefix* prefix, const lexicon_format::Entry& entry,
                  const SuffixCut& cut, const lexicon_format::SuffixGroup* group, std::vector<Analysis>& into) const;

  void settle_nisba(Analysis& analysis) const;

  const char* base_;
  const lexicon_format::Header* header_;
};

}  // namespace khabar
