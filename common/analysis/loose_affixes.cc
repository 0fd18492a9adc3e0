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

constexpr std::size_t kLetterBytes = 2;

void add_cuts(std::vector<LooseCut>& cuts, LettersView rest, const Affix& proclitic, const Affix& ending) {
  const int cost = proclitic.cost + ending.cost + kCosts.loose;
  const std::size_t before = proclitic.text.size() / kLetterBytes;
  const std::size_t behind = ending.text.size() / kLetterBytes;
  const bool imperfect = rest.front() == kYeh || rest.front() == kTeh;
  const bool verb = imperfect || (!proclitic.imperfect && !ending.imperfect);
  if (verb && proclitic.verb && ending.verb) cuts.push_back({Letters{rest}, Kind::kVerb, cost, before, behind});
  if (!proclitic.noun || !ending.noun) return;
  cuts.push_back({Letters{rest}, Kind::kNoun, cost, before, behind});
  if (ending.text == "ات") cuts.push_back({Letters{rest} + kTehMarbuta, Kind::kNoun, cost, before, behind});
}

}  // namespace

std::vector<LooseCut> loose_cuts(LettersView word) {
  std::vector<LooseCut> cuts;
  for (const Affix& proclitic : kLooseProclitics) {
    const Letters begin = *to_letters(proclitic.text);
    if (!word.starts_with(begin)) continue;
    for (const Affix& ending : kLooseEndings) {
      const Letters end = *to_letters(ending.text);
      if (begin.size() + end.size() == 0 || word.size() < begin.size() + end.size() + kLeastRest) continue;
      if (!word.ends_with(end)) continue;
      add_cuts(cuts, word.substr(begin.size(), word.size() - begin.size() - end.size()), proclitic, ending);
    }
  }
  return cuts;
}

}  // namespace khabar
