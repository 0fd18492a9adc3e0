#include "common/lexicon/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>

// The table is placed in the executable by the assembler: no data path, no time to load.
extern "C" const char khabar_lexicon_begin[];
asm(R"(
  .section .rodata
  .balign 16
  .global khabar_lexicon_begin
khabar_lexicon_begin:
  .incbin ")" KHABAR_LEXICON_FILE R"("
  .byte 0
  .previous
)");

namespace khabar {
namespace {

namespace format = lexicon_format;

constexpr std::size_t kMaxLetters = 64;
constexpr std::size_t kMaxSuffix = 9;

// How far an alef is from the dictionary's: its hamza is left out more often than written where none belongs, and
// hardly ever taken for another (إقدام is no أقدام).
std::uint8_t alef_distance(char typed, char entry) {
  if (typed == entry) return 0;
  return typed == kAlef ? 1 : entry == kAlef ? 2 : 3;
}

// The sum over all alefs; nothing if another letter differs.
std::optional<std::uint8_t> alef_mismatches(LettersView typed, LettersView entry) {
  std::uint8_t count = 0;
  for (std::size_t i = 0; i < std::min(typed.size(), entry.size()); ++i) {
    if (typed[i] == entry[i]) continue;
    if (fold_alef(typed[i]) != fold_alef(entry[i])) return std::nullopt;
    count = static_cast<std::uint8_t>(count + alef_distance(typed[i], entry[i]));
  }
  return count;
}

// ألبان has no article and مبدأ no ending ا.
bool is_bare(LettersView typed, std::size_t alef) { return fold_alef(typed[alef]) != kAlef || typed[alef] == kAlef; }

}  // namespace

// An ending cut off: the string's rules, or a null string for the bare word.
struct Lexicon::SuffixCut {
  const format::SuffixString* string;
  std::size_t length;
};

Lexicon::Lexicon()
    : base_(khabar_lexicon_begin), header_(reinterpret_cast<const format::Header*>(khabar_lexicon_begin)) {
  assert(header_->magic == format::kMagic);
}

std::string Lexicon::digest() const { return fmt::format("{:016x}{:016x}", header_->digest[0], header_->digest[1]); }

LettersView Lexicon::text(std::uint32_t offset, std::uint8_t length) const {
  return {base_ + header_->text.offset + offset, length};
}

const format::SuffixString* Lexicon::find_suffix(LettersView add) const {
  const auto* slots = array<std::uint32_t>(header_->suffix_slots);
  const auto* strings = array<format::SuffixString>(header_->suffix_strings);
  const std::uint32_t mask = header_->suffix_slots.count - 1;
  const std::uint32_t hash = format::hash(add);
  for (std::uint32_t at = hash & mask; slots[at] != 0; at = (at + 1) & mask) {
    if (!format::slot_may_hold(slots[at], hash)) continue;
    const format::SuffixString& candidate = strings[format::slot_index(slots[at])];
    if (text(candidate.add) == add) return &candidate;
  }
  return nullptr;
}

const format::Entry* Lexicon::find_entries(LettersView folded) const {
  const auto* slots = array<std::uint32_t>(header_->slots);
  const auto* entries = array<format::Entry>(header_->entries);
  const std::uint32_t mask = header_->slots.count - 1;
  const std::uint32_t hash = format::hash(folded);
  for (std::uint32_t at = hash & mask; slots[at] != 0; at = (at + 1) & mask) {
    if (!format::slot_may_hold(slots[at], hash)) continue;
    const format::Entry& candidate = entries[format::slot_index(slots[at])];
    const LettersView word = text(candidate.word, candidate.word_length);
    const bool same = word.size() == folded.size() && std::equal(word.begin(), word.end(), folded.begin(),
                                                                 [](char a, char b) { return fold_alef(a) == b; });
    if (same) return &candidate;
  }
  return nullptr;
}

bool Lexicon::fits(const format::SuffixRule& rule, const format::Entry& entry) const {
  const format::FlagSet& flags = array<format::FlagSet>(header_->flag_sets)[entry.flags];
  if ((flags.suffixes[rule.flag / 64] >> (rule.flag % 64) & 1U) == 0) return false;
  if (rule.condition_length > entry.word_length) return false;
  const auto* condition = array<std::uint64_t>(header_->conditions) + rule.condition;
  const LettersView end = text(entry.word, entry.word_length).substr(entry.word_length - rule.condition_length);
  for (std::size_t i = 0; i < end.size(); ++i) {
    if ((condition[i] & letter_bit(end[i])) == 0) return false;
  }
  return true;
}

std::size_t Lexicon::cut_suffixes(LettersView word, LettersView folded, SuffixCut* cuts) const {
  std::size_t count = 0;
  cuts[count++] = {nullptr, 0};
  for (std::size_t length = 0; length < std::min(folded.size(), kMaxSuffix); ++length) {
    const auto* string = find_suffix(folded.substr(folded.size() - length));
    if (string != nullptr && (length == 0 || is_bare(word, word.size() - 1))) cuts[count++] = {string, length};
  }
  return count;
}

void Lexicon::analyze(LettersView word, std::vector<Analysis>& into) const {
  into.clear();
  if (word.empty() || word.size() > kMaxLetters) return;
  const Letters folded = fold_alefs(word);
  std::array<SuffixCut, kMaxSuffix + 1> cuts;
  const std::size_t cut_count = cut_suffixes(word, folded, cuts.data());

  for (std::size_t c = 0; c < cut_count; ++c) read_base(word, nullptr, cuts[c], into);
  const auto* prefixes = array<format::Prefix>(header_->prefixes);
  for (std::uint32_t p = 0; p < header_->prefixes.count; ++p) {
    const LettersView add = text(prefixes[p].add);
    if (add.size() >= folded.size() || LettersView(folded).substr(0, add.size()) != add) continue;
    const std::size_t alef = add.find(kAlef);
    if (alef != LettersView::npos && !is_bare(word, alef)) continue;
    for (std::size_t c = 0; c < cut_count; ++c) {
      if (add.size() + cuts[c].length < folded.size() + prefixes[p].restore.length) {
        read_base(word, &prefixes[p], cuts[c], into);
      }
    }
  }
}

void Lexicon::read_base(LettersView word, const format::Prefix* prefix, const SuffixCut& cut,
                        std::vector<Analysis>& into) const {
  Letters stem;
  std::size_t begin = 0;
  if (prefix != nullptr) {
    stem = text(prefix->restore);
    begin = prefix->add.length;
  }
  stem += word.substr(begin, word.size() - begin - cut.length);
  const auto read_all = [&](const Letters& base, const format::SuffixGroup* group) {
    if (base.empty()) return;
    const format::Entry* entry = find_entries(fold_alefs(base));
    for (; entry != nullptr; entry = entry->last != 0 ? nullptr : entry + 1) {
      read_entry(base, prefix, *entry, cut, group, into);
    }
  };
  if (cut.string == nullptr) {
    read_all(stem, nullptr);
    return;
  }
  const auto* groups = array<format::SuffixGroup>(header_->suffix_groups) + cut.string->first_group;
  for (std::uint32_t g = 0; g < cut.string->group_count; ++g)
    read_all(stem + Letters{text(groups[g].strip)}, &groups[g]);
}

// A nisba that the lexicon has as a word of its own (أميركي) is that word, with its preferred spelling and its place.
void Lexicon::settle_nisba(Analysis& analysis) const {
  const format::Entry* entry = find_entries(fold_alefs(analysis.lemma));
  for (; entry != nullptr; entry = entry->last != 0 ? nullptr : entry + 1) {
    if (entry->kind == format::Kind::kVerb || text(entry->word, entry->word_length) != analysis.lemma) continue;
    analysis.lemma = lemma(*entry);
    analysis.lemma_entry = entry;
    if (entry->broad_length != 0) analysis.broad = text(entry->broad, entry->broad_length);
    return;
  }
}

void Lexicon::read_entry(LettersView base, const format::Prefix* prefix, const format::Entry& entry,
                         const SuffixCut& cut, const format::SuffixGroup* group, std::vector<Analysis>& into) const {
  const auto mismatches = alef_mismatches(base, text(entry.word, entry.word_length));
  if (!mismatches) return;
  const format::FlagSet& flags = array<format::FlagSet>(header_->flag_sets)[entry.flags];
  const auto allows = [&](std::uint64_t mask) { return prefix == nullptr || (prefix->flags & mask) != 0; };
  const LettersView proclitics = prefix == nullptr ? LettersView{} : text(prefix->add);
  Analysis found{&entry,
                 &entry,
                 proclitics,
                 format::SuffixKind::kNone,
                 static_cast<std::uint8_t>(cut.length),
                 *mismatches,
                 Letters{lemma(entry)},
                 text(entry.broad, entry.broad_length)};
  if (group == nullptr) {
    if (allows(flags.prefixes)) into.push_back(std::move(found));
    return;
  }
  const auto* rules = array<format::SuffixRule>(header_->suffix_rules) + group->first_rule;
  for (std::uint32_t r = 0; r < group->rule_count; ++r) {
    if (!fits(rules[r], entry) || !allows(flags.prefixes | rules[r].prefixes)) continue;
    found.suffix = rules[r].kind;
    if (rules[r].keep != 0) {
      found.suffix_length = static_cast<std::uint8_t>(cut.length - rules[r].keep);
      found.broad = found.broad.empty() ? lemma(entry) : found.broad;
      const LettersView word = text(entry.word, entry.word_length);
      found.lemma = Letters{word.substr(0, word.size() - group->strip.length)} +
                    Letters{text(cut.string->add).substr(0, rules[r].keep)};
      settle_nisba(found);
    }
    into.push_back(found);
  }
}

}  // namespace khabar
