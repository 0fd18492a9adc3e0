#include "common/analysis/loose_affixes.h"

#include <array>
#include <string_view>

#include "common/lexicon/reading_costs.h"

namespace khabar {
namespace {

using lexicon_format::Kind;

struct Affix {
  std::string_view text;
  bool verb;  // what it stands at
  bool noun;
  int cost;
  bool imperfect = false;  // of verbs only such forms have it
};

constexpr int kTwoProclitics = kCosts.waw + kCosts.preposition;

constexpr std::array kLooseProclitics{
    Affix{"", true, true, 0},
    Affix{"و", true, true, kCosts.waw},
    Affix{"ف", true, true, kCosts.feh},
    Affix{"لا", true, false, kCosts.negation, true},
    Affix{"ما", true, false, kCosts.negation, true},
    Affix{"ولا", true, false, kCosts.waw + kCosts.negation, true},
    Affix{"وما", true, false, kCosts.waw + kCosts.negation, true},
    Affix{"ال", false, true, kCosts.article},
    Affix{"وال", false, true, kCosts.waw},
    Affix{"بال", false, true, kCosts.preposition},
    Affix{"لل", false, true, kCosts.preposition},
    Affix{"ب", false, true, kCosts.preposition},
    Affix{"ل", true, true, kCosts.preposition},
    Affix{"وب", false, true, kTwoProclitics},
    Affix{"ول", true, true, kTwoProclitics},
};

constexpr std::array kLooseEndings{
    Affix{"", true, true, 0},
    Affix{"ه", true, true, kCosts.pronoun},
    Affix{"ها", true, true, kCosts.pronoun},
    Affix{"هم", true, true, kCosts.pronoun},
    Affix{"هما", true, true, kCosts.pronoun},
    Affix{"نا", true, true, kCosts.pronoun},
    Affix{"ني", true, false, kCosts.pronoun},
    Affix{"وا", true, false, kCosts.pronoun},
    Affix{"ون", true, false, kCosts.pronoun, true},
    Affix{"ان", true, false, kCosts.pronoun, true},
    Affix{"ات", false, true, kCosts.plural},
};

constexpr std::size_t kLeastRest = 3;

// An affix as words have it.
struct LetterAffix {
  Letters letters;
  const Affix* affix;
};

template <std::size_t kCount>
std::vector<LetterAffix> in_letters(const std::array<Affix, kCount>& affixes) {
  std::vector<LetterAffix> all;
  for (const Affix& affix : affixes) all.push_back({*to_letters(affix.text), &affix});
  return all;
}

void add_cuts(std::vector<LooseCut>& cuts, LettersView rest, const LetterAffix& begin, const LetterAffix& end) {
  const Affix& proclitic = *begin.affix;
  const Affix& ending = *end.affix;
  const int cost = proclitic.cost + ending.cost + kCosts.loose;
  const std::size_t before = begin.letters.size();
  const std::size_t behind = end.letters.size();
  const bool imperfect = rest.front() == kYeh || rest.front() == kTeh;
  const bool verb = imperfect || (!proclitic.imperfect && !ending.imperfect);
  if (verb && proclitic.verb && ending.verb) cuts.push_back({Letters{rest}, Kind::kVerb, cost, before, behind});
  if (!proclitic.noun || !ending.noun) return;
  cuts.push_back({Letters{rest}, Kind::kNoun, cost, before, behind});
  if (ending.text == "ات") cuts.push_back({Letters{rest} + kTehMarbuta, Kind::kNoun, cost, before, behind});
}

}  // namespace

std::vector<LooseCut> loose_cuts(LettersView word) {
  static const std::vector<LetterAffix> begins = in_letters(kLooseProclitics);
  static const std::vector<LetterAffix> ends = in_letters(kLooseEndings);
  std::vector<LooseCut> cuts;
  for (const LetterAffix& begin : begins) {
    if (!word.starts_with(begin.letters)) continue;
    for (const LetterAffix& end : ends) {
      const std::size_t affixes = begin.letters.size() + end.letters.size();
      if (affixes == 0 || word.size() < affixes + kLeastRest || !word.ends_with(end.letters)) continue;
      add_cuts(cuts, word.substr(begin.letters.size(), word.size() - affixes), begin, end);
    }
  }
  return cuts;
}

}  // namespace khabar
