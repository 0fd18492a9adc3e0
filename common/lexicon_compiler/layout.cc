#include "common/lexicon_compiler/layout.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <stdexcept>
#include <tuple>
#include <unordered_map>

namespace khabar::lexicon_compiler {
namespace {

namespace format = lexicon_format;

// Every distinct string once.
class TextPool {
 public:
  std::uint32_t add(const Letters& letters) {
    const auto [at, is_new] = offsets_.emplace(letters, static_cast<std::uint32_t>(text_.size()));
    if (is_new) text_ += letters;
    return at->second;
  }
  format::Text text(const Letters& letters) { return {add(letters), static_cast<std::uint8_t>(letters.size())}; }
  const std::string& bytes() const { return text_; }

 private:
  std::unordered_map<Letters, std::uint32_t> offsets_;
  std::string text_;
};

template <class T>
void append(std::string& out, format::Array& where, const std::vector<T>& elements) {
  static_assert(std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T>);
  out.resize((out.size() + alignof(std::uint64_t) - 1) / alignof(std::uint64_t) * alignof(std::uint64_t));
  where = {static_cast<std::uint32_t>(out.size()), static_cast<std::uint32_t>(elements.size())};
  if (!elements.empty()) out.append(reinterpret_cast<const char*>(elements.data()), elements.size() * sizeof(T));
}

// Open addressing, at most half full.
std::vector<std::uint32_t> hash_table(const std::vector<std::pair<Letters, std::uint32_t>>& keys) {
  std::size_t size = 16;
  while (size < keys.size() * 2) size *= 2;
  if (size > format::kMaxSlots) throw std::length_error("the lexicon has more words than its index can number");
  std::vector<std::uint32_t> slots(size, 0);
  for (const auto& [key, index] : keys) {
    const std::uint32_t hash = format::hash(key);
    std::size_t at = hash & (size - 1);
    while (slots[at] != 0) at = (at + 1) & (size - 1);
    slots[at] = format::slot(index, hash);
  }
  return slots;
}

std::array<std::uint64_t, 4> suffixes(const format::FlagSet& flags) {
  return {flags.suffixes[0], flags.suffixes[1], flags.suffixes[2], flags.suffixes[3]};
}

auto order(const LexiconWord& w) {
  return std::make_tuple(fold_alefs(w.word), w.rank, w.kind, w.word, w.lemma, w.broad, w.flags.prefixes,
                         suffixes(w.flags));
}

class Layout {
 public:
  std::string run(std::vector<LexiconWord> words, const AffixTables& affixes) {
    std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return order(a) < order(b); });
    words.erase(
        std::unique(words.begin(), words.end(), [](const auto& a, const auto& b) { return order(a) == order(b); }),
        words.end());
    add_words(words);
    add_suffixes(affixes.suffixes());
    for (const PrefixRule& p : affixes.prefixes())
      prefixes_.push_back({pool_.text(p.add), pool_.text(p.restore), p.flags});
    return assemble();
  }

 private:
  void add_words(const std::vector<LexiconWord>& words) {
    std::vector<std::pair<Letters, std::uint32_t>> keys;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const LexiconWord& w = words[i];
      const Letters key = fold_alefs(w.word);
      if (i == 0 || fold_alefs(words[i - 1].word) != key) keys.emplace_back(key, static_cast<std::uint32_t>(i));
      format::Entry entry{};
      entry.word = pool_.add(w.word);
      entry.lemma = pool_.add(w.lemma);
      entry.broad = pool_.add(w.broad);
      entry.flags = flag_set_number(w.flags);
      entry.word_length = static_cast<std::uint8_t>(w.word.size());
      entry.lemma_length = static_cast<std::uint8_t>(w.lemma.size());
      entry.broad_length = static_cast<std::uint8_t>(w.broad.size());
      entry.kind = w.kind;
      entry.rank = w.rank;
      entry.last = i + 1 == words.size() || fold_alefs(words[i + 1].word) != key ? 1 : 0;
      entry.rarity = w.rarity & 0x7FU;
      entries_.push_back(entry);
    }
    slots_ = hash_table(keys);
  }

  std::uint16_t flag_set_number(const format::FlagSet& set) {
    const auto key = std::make_pair(suffixes(set), set.prefixes);
    const auto [at, is_new] = flag_numbers_.emplace(key, static_cast<std::uint16_t>(flag_sets_.size()));
    if (is_new) flag_sets_.push_back(set);
    return at->second;
  }

  void add_suffixes(std::vector<SuffixRule> rules) {
    const auto key = [](const SuffixRule& r) {
      return std::tie(r.add, r.strip, r.rule.flag, r.condition, r.rule.prefixes);
    };
    std::sort(rules.begin(), rules.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    rules.erase(std::unique(rules.begin(), rules.end(), [&](const auto& a, const auto& b) { return key(a) == key(b); }),
                rules.end());
    std::vector<std::pair<Letters, std::uint32_t>> keys;
    for (std::size_t i = 0; i < rules.size(); ++i) {
      const bool new_string = i == 0 || rules[i].add != rules[i - 1].add;
      if (new_string) {
        keys.emplace_back(rules[i].add, static_cast<std::uint32_t>(strings_.size()));
        strings_.push_back({pool_.text(rules[i].add), static_cast<std::uint32_t>(groups_.size()), 0});
      }
      if (new_string || rules[i].strip != rules[i - 1].strip) {
        groups_.push_back({pool_.text(rules[i].strip), static_cast<std::uint32_t>(suffix_rules_.size()), 0});
        ++strings_.back().group_count;
      }
      ++groups_.back().rule_count;
      add_rule(rules[i]);
    }
    suffix_slots_ = hash_table(keys);
  }

  void add_rule(const SuffixRule& rule) {
    format::SuffixRule laid = rule.rule;
    const auto [at, is_new] =
        condition_offsets_.emplace(rule.condition, static_cast<std::uint32_t>(conditions_.size()));
    if (is_new) conditions_.insert(conditions_.end(), rule.condition.begin(), rule.condition.end());
    laid.condition = at->second;
    laid.condition_length = static_cast<std::uint8_t>(rule.condition.size());
    suffix_rules_.push_back(laid);
  }

  std::string assemble() {
    format::Header header{};
    header.magic = format::kMagic;
    std::string out(sizeof header, '\0');
    append(out, header.text, std::vector<char>(pool_.bytes().begin(), pool_.bytes().end()));
    append(out, header.slots, slots_);
    append(out, header.entries, entries_);
    append(out, header.flag_sets, flag_sets_);
    append(out, header.suffix_slots, suffix_slots_);
    append(out, header.suffix_strings, strings_);
    append(out, header.suffix_groups, groups_);
    append(out, header.suffix_rules, suffix_rules_);
    append(out, header.conditions, conditions_);
    append(out, header.prefixes, prefixes_);
    const XXH128_hash_t digest = XXH3_128bits(out.data() + sizeof header, out.size() - sizeof header);
    header.digest[0] = digest.high64;
    header.digest[1] = digest.low64;
    std::memcpy(out.data(), &header, sizeof header);
    return out;
  }

  TextPool pool_;
  std::map<std::pair<std::array<std::uint64_t, 4>, std::uint64_t>, std::uint16_t> flag_numbers_;
  std::map<std::vector<std::uint64_t>, std::uint32_t> condition_offsets_;
  std::vector<format::FlagSet> flag_sets_;
  std::vector<format::Entry> entries_;
  std::vector<std::uint32_t> slots_;
  std::vector<std::uint32_t> suffix_slots_;
  std::vector<format::SuffixString> strings_;
  std::vector<format::SuffixGroup> groups_;
  std::vector<format::SuffixRule> suffix_rules_;
  std::vector<std::uint64_t> conditions_;
  std::vector<format::Prefix> prefixes_;
};

}  // namespace

std::string lay_out(std::vector<LexiconWord> words, const AffixTables& affixes) {
  return Layout{}.run(std::move(words), affixes);
}

}  // namespace khabar::lexicon_compiler
