#include "common/lexicon_compiler/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <stdexcept>
#include <unordered_set>

namespace khabar::lexicon_compiler {
namespace {

using lexicon_format::FlagSet;
using lexicon_format::Kind;
using Row = std::vector<Letters>;

Letters cell(const std::string& text, const std::filesystem::path& path, std::size_t line) {
  const auto letters = to_letters(text);
  if (!letters || letters->empty()) {
    throw std::runtime_error(fmt::format("{}:{}: not an Arabic word: '{}'", path.string(), line, text));
  }
  return *letters;
}

// Rows of tab-separated words. A last cell `?` marks a plural that is more often another word: such rows are left out.
std::vector<Row> read_table(const std::filesystem::path& path, std::size_t least_cells) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(fmt::format("cannot read {}", path.string()));
  std::vector<Row> rows;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    Row row;
    bool doubtful = false;
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t tab = std::min(line.find('\t', at), line.size());
      const std::string text = line.substr(at, tab - at);
      at = tab + 1;
      if (text == "?") {
        doubtful = true;
      } else {
        row.push_back(cell(text, path, number));
      }
    }
    if (row.size() < least_cells) {
      throw std::runtime_error(fmt::format("{}:{}: fewer than {} words", path.string(), number, least_cells));
    }
    if (!doubtful) rows.push_back(std::move(row));
  }
  return rows;
}

class Gatherer {
 public:
  Gatherer(const std::filesystem::path& tables, const AffixTables& affixes) : affixes_(affixes) {
    for (const Row& row : read_table(tables / "broken_plurals.tsv", 2)) singulars_.emplace(row[0], row[1]);
    for (const Row& group : read_table(tables / "variants.tsv", 2)) {
      for (const Letters& variant : group) preferred_.emplace(fold_alefs(variant), group[0]);
    }
    for (const Row& row : read_table(tables / "nisbas.tsv", 2)) places_.emplace(fold_alefs(row[0]), row[1]);
    names_ = read_table(tables / "names.txt", 1);
  }

  std::vector<LexiconWord> run(const std::vector<hunspell::DictionaryWord>& dictionary) {
    for (const auto& word : dictionary) {
      add(word.word, word.lemma, affixes_.flag_set(word.flags), word.kind, word.rare);
    }
    add_missing();
    return std::move(words_);
  }

 private:
  void add(const Letters& word, const Letters& lemma, const FlagSet& flags, Kind kind, std::uint8_t rare) {
    const Letters final_lemma = resolve(lemma, kind);
    const auto place = places_.find(fold_alefs(final_lemma));
    words_.push_back({word, final_lemma, place == places_.end() ? Letters{} : resolve(place->second, Kind::kName),
                      flags, kind, rare});
    known_.insert(word);
  }

  // A verb form is no plural, whatever its spelling.
  Letters resolve(Letters lemma, Kind kind) const {
    if (kind != Kind::kVerb) {
      const auto singular = singulars_.find(lemma);
      if (singular != singulars_.end()) lemma = singular->second;
    }
    const auto preferred = preferred_.find(fold_alefs(lemma));
    return preferred == preferred_.end() ? lemma : preferred->second;
  }

  // Words of our tables that the dictionary lacks get the endings that their like take there.
  void add_missing() {
    const FlagSet noun = affixes_.flag_set({"AA", "AB", "AC", "AD", "JA"});
    const FlagSet adjective =
        affixes_.flag_set({"BA", "BB", "BC", "BD", "DA", "DB", "HA", "HB", "IA", "IB", "IC", "ID", "JA"});
    const FlagSet name = affixes_.flag_set({"AA", "AB", "HA", "LA", "NA"});
    for (const auto& [plural, singular] : singulars_) add_unknown(plural, noun, Kind::kNoun);
    for (const auto& [plural, singular] : singulars_) add_unknown(singular, noun, Kind::kNoun);
    for (const auto& [nisba, place] : places_) add_unknown(nisba, adjective, Kind::kNoun);
    for (const auto& [nisba, place] : places_) add_unknown(place, name, Kind::kName);
    for (const auto& [variant, first] : preferred_) add_unknown(first, name, Kind::kName);
    for (const auto& [variant, first] : preferred_) add_unknown(variant, name, Kind::kName);
    for (const Row& row : names_) add_unknown(row[0], name, Kind::kName);
  }

  void add_unknown(const Letters& word, const FlagSet& flags, Kind kind) {
    if (known_.contains(word)) return;
    FlagSet all = flags;
    all.prefixes |= affixes_.noun_prefixes();
    add(word, word, all, kind, 0);
  }

  const AffixTables& affixes_;
  std::map<Letters, Letters> singulars_;
  std::map<Letters, Letters> preferred_;  // by folded spelling
  std::map<Letters, Letters> places_;     // by folded nisba
  std::vector<Row> names_;
  std::vector<LexiconWord> words_;
  std::unordered_set<Letters> known_;
};

}  // namespace

std::vector<LexiconWord> gather_words(const std::vector<hunspell::DictionaryWord>& dictionary,
                                      const std::filesystem::path& tables, const AffixTables& affixes) {
  return Gatherer(tables, affixes).run(dictionary);
}

}  // namespace khabar::lexicon_compiler
