#include "common/lexicon_compiler/plural_templates.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "common/utf8.h"

namespace khabar::lexicon_compiler {
namespace {

using hunspell::DictionaryWord;
using hunspell::Flag;
using lexicon_format::Kind;
using lexicon_format::Rank;

// A digit stands for a radical, the same digit for the same letter; other characters for themselves.
struct Shape {
  std::string_view plural;
  std::vector<std::string_view> singulars;
};

struct Template {
  std::string_view name;
  std::vector<Shape> shapes;  // all that fit count
};

// A word belongs to the first template that has a shape for it. فعال, فعلاء, أفعلاء, فعلان, فعلى, فعل and فعلة are not
// here: tried, and more of their words were singulars, duals or verbal nouns than plurals that the hand-made table
// lacks.
const std::vector<Template>& templates() {
  static const std::vector<Template> kTemplates{
      {"أفعال",
       {{"أ12ا3", {"123", "12ي3", "12و3", "12ا3"}},
        {"أ1وا3", {"1ا3"}},
        {"أ1يا3", {"1ا3", "1و3", "1ي3ة"}},
        {"أ12ا2", {"12"}},
        {"أ12اء", {"12و", "12ي", "12ا", "12ى"}},
        {"آ1ا2", {"أ12", "إ12"}}}},
      {"أفعلة", {{"أ123ة", {"12ا3", "12ي3", "12و3"}}, {"أ12ية", {"12اء"}}, {"أ12ة", {"12ا2", "12ي2"}}}},
      {"فواعل", {{"1وا23", {"1ا23", "1ا23ة", "1و23", "1و23ة"}}}},
      {"فعائل", {{"12ائ3", {"12ي3ة", "12ا3ة", "12و3ة", "12ي3", "12و3", "12ا3", "123ة"}}}},
      {"فواعيل", {{"1وا2ي3", {"1ا2و3", "1ا2و3ة", "1ا2ا3", "1و2ا3", "1ي2ا3"}}}},
      {"مفاعل",
       {{"م1ا23", {"م123", "م123ة"}},
        {"م1او3", {"م1ا3", "م1ا3ة"}},
        {"م1اي3", {"م1ا3", "م1ا3ة", "م1ي3ة"}},
        {"م1ا2ي", {"م12ى", "م12اة"}}}},
      {"مفاعيل", {{"م1ا2ي3", {"م12و3", "م12ا3", "م12ي3", "م12و3ة", "م12ا3ة"}}}},
      {"أفاعيل", {{"أ1ا2ي3", {"أ12و3", "أ12و3ة", "أ12ي3", "أ12ا3", "إ12ي3", "إ12ا3", "إ12ي3ة", "إ12ا3ة"}}}},
      {"أفاعل", {{"أ1ا23", {}}}},  // nearly all that the table lacks are verbs (أجادل), so nothing is tried
      {"فعايا", {{"12ايا", {"12ية", "12يئة", "1ا2ية"}}}},
      {"فعالل", {{"12ا34", {"1234", "1234ة"}}, {"12ا3ي", {"123اء", "123ى", "123وة"}}}},
      {"فعاليل", {{"12ا3ي4", {"123و4", "123ا4", "123ي4", "123و4ة", "123ا4ة", "123ي4ة"}}}},
      {"فعاللة", {{"12ا34ة", {"1234", "123و4", "123ا4", "123ي4", "1234ي", "123ا4ي"}}}},
      {"فعول", {{"12و3", {"123", "123ة", "1ا23", "12ي3"}}, {"12و2", {"12", "12ة"}}}},
  };
  return kTemplates;
}

constexpr std::size_t kMostRadicals = 4;
using Radicals = std::array<char, kMostRadicals>;  // 0: not known

constexpr bool is_digit(char32_t c) { return c >= U'1' && c < U'1' + kMostRadicals; }

// No radical is an ا, and ة and ى only end words.
constexpr bool may_be_radical(char letter) {
  return letter != kAlef && letter != kTehMarbuta && letter != kAlefMaksura && letter != kAlefMadda;
}

bool fits(std::string_view shape, LettersView word, Radicals& radicals) {
  std::size_t letter = 0;
  for (std::size_t at = 0; at < shape.size(); ++letter) {
    const char32_t c = next_code_point(shape, at);
    if (letter == word.size()) return false;
    if (!is_digit(c)) {
      if (word[letter] != letter_code(c)) return false;
      continue;
    }
    char& radical = radicals[c - U'1'];
    if (radical == 0 && may_be_radical(word[letter])) radical = word[letter];
    if (radical != word[letter]) return false;
  }
  return letter == word.size();
}

Letters fill(std::string_view shape, const Radicals& radicals) {
  Letters word;
  for (std::size_t at = 0; at < shape.size();) {
    const char32_t c = next_code_point(shape, at);
    word += is_digit(c) ? radicals[c - U'1'] : letter_code(c);
  }
  return word;
}

const Template* find_template(const Letters& word, std::vector<Letters>& singulars) {
  for (const Template& candidate : templates()) {
    bool found = false;
    for (const Shape& shape : candidate.shapes) {
      Radicals radicals{};
      if (!fits(shape.plural, word, radicals)) continue;
      found = true;
      for (const std::string_view singular : shape.singulars) singulars.push_back(fill(singular, radicals));
    }
    if (found) return &candidate;
  }
  return nullptr;
}

// Which spellings the dictionary has, and where its singulars stand.
class NounIndex {
 public:
  explicit NounIndex(const std::vector<DictionaryWord>& dictionary) {
    for (std::size_t i = 0; i < dictionary.size(); ++i) {
      const DictionaryWord& word = dictionary[i];
      if (word.kind == Kind::kVerb) continue;
      spellings_[fold_alefs(word.word)].insert(word.word);
      const bool singular = takes_singular_ending(word.flags);
      if (singular || word.kind != Kind::kNoun) no_plurals_.insert(word.word);
      if (singular && word.kind == Kind::kNoun && word.rank == Rank::kKnown) places_[word.word].push_back(i);
    }
  }

  bool may_be_plural(const Letters& word) const {
    return !no_plurals_.contains(word) && spellings_.at(fold_alefs(word)).size() == 1;
  }

  bool is_singular_before(const Letters& word, std::size_t place) const {
    constexpr std::size_t kNear = 11;
    const auto at = places_.find(word);
    return at != places_.end() && std::any_of(at->second.begin(), at->second.end(), [&](std::size_t singular) {
             return singular < place && place - singular < kNear;
           });
  }

 private:
  std::unordered_map<Letters, std::set<Letters>> spellings_;  // by folded spelling
  std::unordered_map<Letters, std::vector<std::size_t>> places_;
  std::unordered_set<Letters> no_plurals_;
};

}  // namespace

bool takes_singular_ending(const std::vector<Flag>& flags) {
  return std::any_of(flags.begin(), flags.end(), [](const Flag& flag) {
    return (flag[0] >= 'C' && flag[0] <= 'I') || flag == "BA" || flag == "BB";
  });
}

std::vector<Letters> possible_singulars(const Letters& word) {
  std::vector<Letters> singulars;
  find_template(word, singulars);
  return singulars;
}

std::map<Letters, DerivedPlural> derive_plurals(const std::vector<DictionaryWord>& dictionary,
                                                const std::function<bool(const Letters&)>& excluded) {
  const NounIndex index(dictionary);
  std::map<Letters, DerivedPlural> plurals;
  std::set<Letters> ambiguous;
  for (std::size_t i = 0; i < dictionary.size(); ++i) {
    const DictionaryWord& word = dictionary[i];
    if (word.kind != Kind::kNoun || word.rank != Rank::kKnown) continue;
    if (!index.may_be_plural(word.word) || excluded(word.word)) continue;
    std::vector<Letters> possible;
    const Template* found = find_template(word.word, possible);
    std::set<Letters> singulars(possible.begin(), possible.end());
    singulars.erase(word.word);
    std::erase_if(singulars, [&](const Letters& singular) { return !index.is_singular_before(singular, i); });
    if (singulars.size() > 1) ambiguous.insert(word.word);
    if (singulars.size() != 1) continue;
    const auto [at, is_new] = plurals.emplace(word.word, DerivedPlural{*singulars.begin(), found->name});
    if (!is_new && at->second.singular != *singulars.begin()) ambiguous.insert(word.word);
  }
  for (const Letters& word : ambiguous) plurals.erase(word);
  return plurals;
}

}  // namespace khabar::lexicon_compiler
