#include "common/lexicon_compiler/lemma_counts.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "common/program/place.h"

namespace khabar::lexicon_compiler {
namespace {

using lexicon_format::Kind;

constexpr double kUnseen = 0.5;

// A name of which the sample is not sure is still a name: as of another word, all forms of نادين may be of نادي. Less
// so if its first letter may be a clitic: بروسيا is nearly always ب + روسيا.
double unseen_name(const Letters& name) {
  constexpr double kSure = 200.0;
  constexpr double kWithClitic = 10.0;
  constexpr Letters::value_type kClitics[] = {kWaw, kFeh, kBeh, kLam, kKaf, kSeen};
  return std::find(std::begin(kClitics), std::end(kClitics), name.front()) == std::end(kClitics) ? kSure : kWithClitic;
}

}  // namespace

LemmaCounts::LemmaCounts(const std::filesystem::path& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(fmt::format("cannot read {}", path.string()));
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    std::istringstream cells(line);
    std::string lemma;
    std::uint64_t as_noun = 0;
    std::uint64_t as_verb = 0;
    const bool complete = static_cast<bool>(cells >> lemma >> as_noun >> as_verb) && cells.eof();
    const auto letters = to_letters(lemma);
    if (!complete || !letters) {
      throw std::runtime_error(at_place(path.string(), number, "not a lemma and two counts: " + line));
    }
    counts_[*letters] = {as_noun, as_verb};
  }
}

std::uint64_t LemmaCounts::count(const Letters& lemma, bool as_noun, bool as_verb) const {
  const auto at = counts_.find(lemma);
  if (at == counts_.end()) return 0;
  return (as_noun ? at->second.first : 0) + (as_verb ? at->second.second : 0);
}

std::uint64_t LemmaCounts::count(const Letters& lemma) const {
  std::uint64_t sum = count(lemma, true, true);
  if (!lexicon_format::is_reflexive(lemma) || (lemma.back() != kYeh && lemma.back() != kAlefMaksura)) return sum;
  Letters other = lemma;
  other.back() = lemma.back() == kYeh ? kAlefMaksura : kYeh;
  return sum + count(other, true, true);
}

std::uint8_t LemmaCounts::rarity(const Letters& lemma, Kind kind) const {
  const bool verb = kind == Kind::kVerb;
  const double unseen = kind == Kind::kName ? unseen_name(lemma) : kUnseen;
  // تقدم is progress, and made progress: the count of a verb in ت and of its noun is one.
  const bool both = lexicon_format::is_reflexive(lemma);
  return lexicon_format::rarity(both ? count(lemma) : count(lemma, !verb, verb), unseen);
}

std::uint8_t LemmaCounts::rarity(const Letters& lemma) const { return lexicon_format::rarity(count(lemma), kUnseen); }

}  // namespace khabar::lexicon_compiler
