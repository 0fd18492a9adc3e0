#include "common/lexicon_compiler/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <stdexcept>
#include <unordered_set>

#include "common/lexicon_compiler/lemma_counts.h"
#include "common/program/place.h"

namespace khabar::lexicon_compiler {
namespace {

using lexicon_format::FlagSet;
using lexicon_format::Kind;
using lexicon_format::Rank;
using Row = std::vector<Letters>;

Letters cell(const std::string& text, const std::filesystem::path& path, std::size_t line) {
  const auto letters = to_letters(text);
  if (!letters || letters->empty()) {
    throw std::runtime_error(at_place(path.string(), line, fmt::format("not an Arabic word: '{}'", text)));
  }
  return *letters;
}

std::vector<std::string> split_tabs(const std::string& line) {
  std::vector<std::string> cells;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t tab = std::min(line.find('\t', at), line.size());
    cells.push_back(line.substr(at, tab - at));
    at = tab + 1;
  }
  return cells;
}

// Rows of tab-separated words. A last cell `?` says that the word is a verb form as well; it decides nothing here.
std::vector<Row> read_table(const std::filesystem::path& path, std::size_t least_cells) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(fmt::format("cannot read {}", path.string()));
  std::vector<Row> rows;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    auto cells = split_tabs(line);
    if (cells.back() == "?") cells.pop_back();
    if (cells.size() < least_cells) {
      throw std::runtime_error(at_place(path.string(), number, fmt::format("fewer than {} words", least_cells)));
    }
    Row row;
    for (const std::string& text : cells) row.push_back(cell(text, path, number));
    rows.push_back(std::move(row));
  }
  return rows;
}

std::map<Letters, Letters> read_pairs(const std::filesystem::path& path) {
  std::map<Letters, Letters> pairs;
  for (const Row& row : read_table(path, 2)) pairs.emplace(row[0], row[1]);
  return pairs;
}

std::unordered_set<Letters> read_words(const std::filesystem::path& path) {
  std::unordered_set<Letters> words;
  for (const Row& row : read_table(path, 1)) words.insert(row[0]);
  return words;
}

// Dictionary words of so few letters are left as they are, whoever is called by them.
constexpr std::size_t kShortName = 3;

class Gatherer {
 public:
  Gatherer(const std::filesystem::path& tables, const AffixTables& affixes)
      : affixes_(affixes),
        tables_(tables),
        singulars_(read_pairs(tables / "broken_plurals.tsv")),
        irregular_(read_pairs(tables / "irregular.tsv")),
        places_(read_pairs(tables / "nisbas.tsv")),
        names_(read_words(tables / "names.txt")),
        learned_(read_words(tables / "learned_names.txt")),
        nouns_(read_words(tables / "nouns.txt")),
        verbs_(read_words(tables / "verbs.txt")),
        verb_lemmas_(read_pairs(tables / "verb_lemmas.tsv")),
        verb_forms_(read_pairs(tables / "verb_forms.tsv")),
        counts_(tables / "lemma_counts.tsv"),
        missing_verb_forms_(verb_forms_) {
    for (const Row& group : read_table(tables / "variants.tsv", 2)) {
      for (const Letters& variant : group) preferred_.emplace(fold_alefs(variant), group[0]);
    }
  }

  std::vector<LexiconWord> run(const std::vector<hunspell::DictionaryWord>& dictionary) {
    derived_ = rule_plurals(dictionary, tables_);
    for (const auto& word : dictionary) {
      // ق and ره are orders in the Quran; in news they are letters and parts of names.
      if (word.rank == Rank::kImperative && word.word.size() < kShortName) continue;
      if (word.kind == Kind::kVerb) see_verb(word);
      const bool plural = word.kind == Kind::kNoun && singulars_.contains(word.word);
      if (plural && takes_singular_ending(word.flags)) {
        add_both(word);
      } else {
        add(word.word, word.lemma, affixes_.flag_set(word.flags), word.kind, word.rank);
      }
    }
    add_missing();
    return std::move(words_);
  }

 private:
  void add(const Letters& word, const Letters& lemma, const FlagSet& flags, Kind kind, Rank rank) {
    const Letters written = resolve(lemma, kind);
    // A plural that only a rule knows is no commoner for it.
    const auto derived = kind == Kind::kVerb ? derived_.end() : derived_.find(written);
    const Letters final_lemma = derived == derived_.end() ? written : resolve(derived->second.singular, kind);
    const auto place = places_.find(final_lemma);
    const bool fixed = rank == Rank::kImperative || rank == Rank::kLearned;
    if (!fixed && is_common(word, lemma, written, kind)) rank = Rank::kCommon;
    if (is_of_another(word, lemma)) rank = std::max(rank, Rank::kSupplement);
    words_.push_back({word, final_lemma, place == places_.end() ? Letters{} : resolve(place->second, Kind::kName),
                      flags, kind, rank, rarity(word, lemma, final_lemma, kind)});
    if (kind != Kind::kVerb) known_.insert(word);
  }

  // The imperfect of قال shows which endings such forms take.
  void see_verb(const hunspell::DictionaryWord& word) {
    if (const auto at = missing_verb_forms_.find(word.word); at != missing_verb_forms_.end()) {
      if (at->second == word.lemma) missing_verb_forms_.erase(at);
    }
    for (const auto& [model, person] : {std::pair{"يقول", kYeh}, std::pair{"تقول", kTeh}}) {
      if (word.word != *to_letters(model)) continue;
      const FlagSet flags = affixes_.flag_set(word.flags);
      FlagSet& sum = imperfect_[person];
      sum.prefixes |= flags.prefixes;
      for (std::size_t i = 0; i < std::size(sum.suffixes); ++i) sum.suffixes[i] |= flags.suffixes[i];
    }
  }

  // مزارع is farms, but مزارعون and مزارعا are farmers and a farmer.
  void add_both(const hunspell::DictionaryWord& word) {
    std::vector<hunspell::Flag> plural = word.flags;
    std::erase_if(plural, [&](const hunspell::Flag& flag) {
      return takes_singular_ending({flag}) || flag[0] == 'B' || (flag == "JA" && is_diptote(word.word));
    });
    add(word.word, word.lemma, affixes_.flag_set(plural), word.kind, word.rank);
    words_.push_back({word.word,
                      word.word,
                      {},
                      affixes_.flag_set(word.flags),
                      word.kind,
                      Rank::kKnown,
                      counts_.rarity(word.word, word.kind)});
  }

  // Plurals like مفاعل and مفاعيل have no tanwin.
  static bool is_diptote(const Letters& plural) { return plural.size() >= 5 && plural[2] == kAlef; }

  // A table's word on a form stands, however rare the lemma: an irregular form that is its own lemma, to be no form of
  // another, and of several verbs the one that news means.
  std::uint8_t rarity(const Letters& word, const Letters& lemma, const Letters& final_lemma, Kind kind) const {
    const auto meant = verb_forms_.find(word);
    if (kind == Kind::kVerb && meant != verb_forms_.end() && meant->second == lemma) return 0;
    const auto irregular = irregular_.find(word);
    if (irregular == irregular_.end()) return counts_.rarity(final_lemma, kind);
    if (kind == Kind::kVerb) return is_feminine_past(word, lemma) ? std::uint8_t{0} : counts_.rarity(final_lemma, kind);
    return irregular->second == word ? std::uint8_t{0} : counts_.rarity(final_lemma);
  }

  // مرت of مر.
  bool is_feminine_past(const Letters& form, const Letters& lemma) const {
    const LettersView stem = LettersView{form}.substr(0, form.size() - 1);
    return form.back() == kTeh && lemma.starts_with(stem) && verbs_.contains(lemma);
  }

  bool is_of_another(const Letters& form, const Letters& lemma) const {
    const auto at = verb_forms_.find(form);
    return at != verb_forms_.end() && at->second != lemma && form != lemma;
  }

  bool is_common(const Letters& word, const Letters& lemma, const Letters& final_lemma, Kind kind) const {
    if (kind == Kind::kVerb) return verbs_.contains(lemma);
    return kind == Kind::kParticle || kind == Kind::kName || nouns_.contains(final_lemma) || names_.contains(word) ||
           places_.contains(lemma) || singulars_.contains(word) || irregular_.contains(word) ||
           preferred_.contains(fold_alefs(word));
  }

  // A verb form is no plural, whatever its spelling.
  Letters resolve(Letters lemma, Kind kind) const {
    if (kind == Kind::kVerb) {
      const auto at = verb_lemmas_.find(lemma);
      if (at != verb_lemmas_.end()) return at->second;
    }
    if (kind != Kind::kVerb) {
      for (const auto* table : {&irregular_, &singulars_}) {
        const auto at = table->find(lemma);
        if (at != table->end()) lemma = at->second;
      }
    }
    const auto preferred = preferred_.find(fold_alefs(lemma));
    return preferred == preferred_.end() ? lemma : preferred->second;
  }

  // Words of our tables that the dictionary lacks get the endings that their like take there.
  void add_missing() {
    const FlagSet noun =
        affixes_.flag_set({"AA", "AB", "AC", "AD", "CA", "CB", "CC", "CD", "HA", "HB", "HC", "HD", "JA"});
    const FlagSet plural = affixes_.flag_set({"AA", "AB", "AC", "AD", "JA"});
    const FlagSet adjective = affixes_.flag_set(
        {"AA", "AB", "BA", "BB", "BC", "BD", "DA", "DB", "DC", "DD", "HA", "HB", "IA", "IB", "IC", "ID", "JA"});
    const FlagSet name = affixes_.flag_set({"AA", "AB", "HA", "LA", "NA"});
    for (const auto& [form, past] : missing_verb_forms_) {
      const auto flags = imperfect_.find(form.front());
      if (flags != imperfect_.end()) add(form, past, flags->second, Kind::kVerb, Rank::kKnown);
    }
    for (const auto& [form, lemma] : irregular_) {
      if (is_feminine_past(form, lemma)) {
        add(form, lemma, {{}, affixes_.noun_prefixes()}, Kind::kVerb, Rank::kCommon);
      } else {
        add_unknown(form, plural, Kind::kNoun);
      }
    }
    for (const auto& [form, singular] : singulars_) add_unknown(form, plural, Kind::kNoun);
    for (const auto& [form, singular] : singulars_) {
      if (!is_feminine_of_noun(singular)) add_unknown(singular, noun, Kind::kNoun);
    }
    for (const auto& [nisba, place] : places_) add_unknown(nisba, adjective, Kind::kNoun);
    for (const auto& [nisba, place] : places_) add_unknown(place, name, Kind::kName);
    for (const auto& [variant, first] : preferred_) add_unknown(first, name, Kind::kName);
    for (const Letters& word : nouns_) add_unknown(word, word.back() == kYeh ? adjective : noun, Kind::kNoun);
    for (const Letters& word : names_) add_name(word, name);
    for (const auto& [variant, first] : preferred_) add_unknown(variant, name, Kind::kName);
    for (const Letters& word : learned_) {
      if (!known_.contains(word)) add(word, word, {{}, affixes_.noun_prefixes()}, Kind::kName, Rank::kLearned);
    }
  }

  // كبيرة, the singular of كبائر, is nearly always the feminine of كبير.
  bool is_feminine_of_noun(const Letters& word) const {
    return word.back() == kTehMarbuta && nouns_.contains(word.substr(0, word.size() - 1)) && !nouns_.contains(word);
  }

  void add_unknown(const Letters& word, const FlagSet& flags, Kind kind) {
    if (known_.contains(word)) return;
    FlagSet all = flags;
    all.prefixes |= affixes_.noun_prefixes();
    add(word, word, all, kind, Rank::kCommon);
  }

  // وليد is a name before it is و + ليد or an infant; as a name it takes no endings.
  void add_name(const Letters& word, const FlagSet& flags) {
    if (!known_.contains(word)) return add_unknown(word, flags, Kind::kName);
    if (word.size() > kShortName) add(word, word, {{}, affixes_.noun_prefixes()}, Kind::kName, Rank::kCommon);
  }

  const AffixTables& affixes_;
  std::filesystem::path tables_;
  std::map<Letters, Letters> singulars_;
  std::map<Letters, Letters> irregular_;
  std::map<Letters, DerivedPlural> derived_;
  std::map<Letters, Letters> places_;
  std::unordered_set<Letters> names_;
  std::unordered_set<Letters> learned_;
  std::unordered_set<Letters> nouns_;
  std::unordered_set<Letters> verbs_;
  std::map<Letters, Letters> verb_lemmas_;
  std::map<Letters, Letters> verb_forms_;
  LemmaCounts counts_;
  std::map<Letters, Letters> missing_verb_forms_;  // of verb_forms_, those that the dictionary lacks
  std::map<char, FlagSet> imperfect_;              // what an imperfect takes, by the letter of its person
  std::map<Letters, Letters> preferred_;           // by folded spelling
  std::vector<LexiconWord> words_;
  std::unordered_set<Letters> known_;  // as anything but a verb form
};

}  // namespace

std::map<Letters, DerivedPlural> rule_plurals(const std::vector<hunspell::DictionaryWord>& dictionary,
                                              const std::filesystem::path& tables) {
  std::unordered_set<Letters> spoken_for = read_words(tables / "not_plurals.txt");
  for (const char* words : {"nouns.txt", "names.txt"}) spoken_for.merge(read_words(tables / words));
  for (const char* pairs : {"broken_plurals.tsv", "irregular.tsv", "nisbas.tsv"}) {
    for (const auto& [word, lemma] : read_pairs(tables / pairs)) spoken_for.insert(word);
  }
  return derive_plurals(dictionary, [&](const Letters& word) { return spoken_for.contains(word); });
}

std::vector<LexiconWord> gather_words(const std::vector<hunspell::DictionaryWord>& dictionary,
                                      const std::filesystem::path& tables, const AffixTables& affixes) {
  return Gatherer(tables, affixes).run(dictionary);
}

}  // namespace khabar::lexicon_compiler
