#include "common/lexicon_compiler/affix_tables.h"

#include <algorithm>
#include <stdexcept>

#include "common/ascii.h"

namespace khabar::lexicon_compiler {
namespace {

using hunspell::Affix;
using hunspell::AffixFile;
using hunspell::Flag;
using lexicon_format::SuffixKind;

Letters letters(std::string_view utf8) { return to_letters(utf8).value(); }

bool begins_with(LettersView word, std::string_view utf8) { return word.rfind(letters(utf8), 0) == 0; }

// Interrogative أ and the emphatic ل before another preposition: grammar has them, news does not, and both turn
// plain words (أبواب, أولاد) into nonsense.
bool is_unwritten_proclitic(const Flag& flag, LettersView add) {
  if (!add.empty() && (add[0] == kAlefHamzaAbove || add[0] == kAlefMadda)) return true;
  if (add.size() > 1 && (add[0] == kWaw || add[0] == kFeh)) add.remove_prefix(1);
  if (flag == "mj") return begins_with(add, "لبال") || begins_with(add, "للل") || begins_with(add, "لكال");
  return flag == "nj" && (begins_with(add, "لب") || begins_with(add, "لل") || begins_with(add, "لك"));
}

// The flags of ar.aff whose suffixes derive a nisba (فرنسا, فرنسي): L and M its singular and dual, N its plural.
bool is_nisba_flag(const Flag& flag) {
  return flag.size() == 2 && (flag[0] == 'L' || flag[0] == 'M' || flag[0] == 'N') && flag[1] >= 'A' && flag[1] <= 'D';
}

bool is_verb_flag(const Flag& flag) { return flag.size() == 2 && ascii::is_lower(flag[1]) && flag[0] <= 'Z'; }

// A defective noun without its ي (قاض, محامون): the word is shorter than its lemma, so other readings go first.
bool loses_yeh(const Affix& affix) {
  if (affix.strip.empty() || affix.strip.back() != kYeh || affix.flag[0] == 'N') return false;
  return affix.flag[0] == 'I' || affix.flag[0] == 'K' || affix.add.find(kYeh) != 0;
}

SuffixKind kind_of(const Flag& flag, LettersView add) {
  if (add.empty()) return SuffixKind::kNone;
  if (is_nisba_flag(flag)) return SuffixKind::kNisba;
  if (flag == "JA") return SuffixKind::kTanwin;
  if (flag[0] == 'B' && (flag == "BA" || flag == "BB")) return SuffixKind::kFeminine;
  if (is_verb_flag(flag)) return SuffixKind::kPronoun;
  if (flag[0] == 'C' || flag[0] == 'D' || flag[0] == 'E' || flag[0] == 'F' || flag[0] == 'G') return SuffixKind::kDual;
  if (flag[0] == 'H' || flag[0] == 'I') return SuffixKind::kPlural;
  if (flag[0] == 'A' || flag == "BC" || flag == "BD") return SuffixKind::kPronoun;
  return SuffixKind::kOther;
}

// The lemma of a nisba ends with its first ي: in ية, يين, وية the letters up to that one stay.
std::uint8_t kept_letters(SuffixKind kind, LettersView add) {
  if (kind != SuffixKind::kNisba) return 0;
  const auto yeh = add.find(kYeh);
  return yeh == LettersView::npos ? 0 : static_cast<std::uint8_t>(yeh + 1);
}

bool ends_like(LettersView word, const std::vector<std::uint64_t>& condition) {
  const std::size_t known = std::min(word.size(), condition.size());
  for (std::size_t i = 1; i <= known; ++i) {
    if ((condition[condition.size() - i] & letter_bit(word[word.size() - i])) == 0) return false;
  }
  return true;
}

unsigned number_of(std::map<Flag, unsigned>& numbers, const Flag& flag) {
  return numbers.emplace(flag, static_cast<unsigned>(numbers.size())).first->second;
}

}  // namespace

AffixTables::AffixTables(const AffixFile& affixes) {
  for (const Affix& affix : affixes.prefixes) number_of(prefix_numbers_, affix.flag);
  for (const Affix& affix : affixes.suffixes) number_of(suffix_numbers_, affix.flag);
  if (prefix_numbers_.size() > 64 || suffix_numbers_.size() > 256) throw std::runtime_error("too many affix flags");
  add_prefixes(affixes);
  for (const Affix& affix : affixes.suffixes) add_suffix(affix, affixes);
}

void AffixTables::add_prefixes(const AffixFile& affixes) {
  std::map<std::pair<Letters, Letters>, std::uint64_t> merged;
  for (const Affix& affix : affixes.prefixes) {
    if (is_unwritten_proclitic(affix.flag, affix.add)) continue;
    merged[{fold_alefs(affix.add), affix.strip}] |= prefix_mask({affix.flag});
  }
  for (const auto& [key, flags] : merged) prefixes_.push_back({key.first, key.second, flags});
}

void AffixTables::add_suffix(const Affix& affix, const AffixFile& affixes) {
  emit(affix, affix.add, affix.continuation);
  for (const Affix& next : affixes.suffixes) {
    const bool continues =
        std::find(affix.continuation.begin(), affix.continuation.end(), next.flag) != affix.continuation.end();
    if (!continues || affix.add.size() < next.strip.size() || !ends_like(affix.add, next.condition)) continue;
    if (affix.add.substr(affix.add.size() - next.strip.size()) != next.strip) continue;
    emit(affix, affix.add.substr(0, affix.add.size() - next.strip.size()) + next.add, affix.continuation);
  }
}

void AffixTables::emit(const Affix& affix, const Letters& add, const std::vector<Flag>& continuation) {
  SuffixRule rule{fold_alefs(add), fold_alefs(affix.strip), {}, affix.condition};
  rule.rule.kind = loses_yeh(affix) ? SuffixKind::kOther : kind_of(affix.flag, add);
  rule.rule.keep = kept_letters(rule.rule.kind, add);
  rule.rule.flag = static_cast<std::uint8_t>(suffix_numbers_.at(affix.flag));
  rule.rule.prefixes = prefix_mask(continuation);
  suffixes_.push_back(std::move(rule));
}

std::uint64_t AffixTables::prefix_mask(const std::vector<Flag>& flags) const {
  std::uint64_t mask = 0;
  for (const Flag& flag : flags) {
    const auto at = prefix_numbers_.find(flag);
    if (at != prefix_numbers_.end()) mask |= std::uint64_t{1} << at->second;
  }
  return mask;
}

lexicon_format::FlagSet AffixTables::flag_set(const std::vector<Flag>& flags) const {
  lexicon_format::FlagSet set{{0, 0, 0, 0}, prefix_mask(flags)};
  for (const Flag& flag : flags) {
    const auto at = suffix_numbers_.find(flag);
    if (at != suffix_numbers_.end()) set.suffixes[at->second / 64] |= std::uint64_t{1} << (at->second % 64);
  }
  return set;
}

std::uint64_t AffixTables::noun_prefixes() const { return prefix_mask({"mr", "mn", "mj", "nr", "nn", "nj"}); }

}  // namespace khabar::lexicon_compiler
