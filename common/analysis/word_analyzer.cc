#include "common/analysis/word_analyzer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "common/analysis/loose_affixes.h"
#include "common/analysis/unknown_words.h"
#include "common/digest.h"
#include "common/lexicon/reading_costs.h"
#include "common/lexicon/stop_words.h"

namespace khabar {
namespace {

using lexicon_format::Kind;
using lexicon_format::Rank;
using lexicon_format::SuffixKind;

// Short verb forms have hundreds of readings, of which the first decide.
constexpr std::size_t kShownReadings = 12;

// Raise when a rule below changes: indexes made with other rules must not be mixed.
constexpr std::string_view kRulesVersion = "12";

Letters with_last(LettersView word, char last) {
  Letters changed{word};
  changed.back() = last;
  return changed;
}

// Fewer letters say nothing of the word that they are of.
constexpr std::size_t kLeastStem = 3;

constexpr bool ends_twice(LettersView word) { return word.size() > 2 && word.back() == word[word.size() - 2]; }

// Between equally cheap readings: the longer noun (مدرسة before مدرس), but the shorter verb (قال before أقال), unless
// the form doubles its last letter (يحقق is حقق, not حق).
bool is_likelier(const Analysis& a, const Analysis& b, LettersView form) {
  const bool both_verbs = a.entry->kind == Kind::kVerb && b.entry->kind == Kind::kVerb;
  if (both_verbs && ends_twice(form) && ends_twice(a.lemma) != ends_twice(b.lemma)) return ends_twice(a.lemma);
  return both_verbs ? a.lemma.size() < b.lemma.size() : a.entry->word_length > b.entry->word_length;
}

// Of readings with the same core how often the lemmas occur tells nothing, since most forms of one may be of the other:
// أعلن is kin of علن and حدد of حد.
struct Core {
  LettersView proclitics;
  bool is_verb;
  std::size_t begin;  // in the lemma
  std::size_t size;
};

Core core_of(const Analysis& analysis) {
  const LettersView lemma = analysis.lemma;
  Core core{analysis.proclitics, analysis.entry->kind == Kind::kVerb, 0, lemma.size()};
  if (core.is_verb) {
    if (lemma.size() >= kLeastStem && lemma.front() == kAlefHamzaAbove) core.begin = 1;
    core.size -= core.begin;
    if (ends_twice(lemma.substr(core.begin))) --core.size;
  } else if (lemma.size() > kLeastStem && lemma.back() == kTehMarbuta) {
    --core.size;
  }
  return core;
}

bool are_kin(LettersView lemma_a, const Core& a, LettersView lemma_b, const Core& b) {
  return a.is_verb == b.is_verb && a.size == b.size && a.proclitics == b.proclitics &&
         lemma_a.substr(a.begin, a.size) == lemma_b.substr(b.begin, b.size);
}

struct Alternative {
  char written;
  char read;
  int ReadingCosts::*cost;
};

constexpr std::array kAlternatives{
    Alternative{kAlefMaksura, kYeh, &ReadingCosts::final_letter},
    Alternative{kYeh, kAlefMaksura, &ReadingCosts::final_letter},
    Alternative{kHeh, kTehMarbuta, &ReadingCosts::final_heh},
    Alternative{kTeh, kTehMarbuta, &ReadingCosts::cut_pronoun},
    Alternative{kYehHamza, kHamza, &ReadingCosts::cut_pronoun},
    Alternative{kWawHamza, kHamza, &ReadingCosts::cut_pronoun},
};

// Words that only their hamza tells from another: the month آب from أب, إثر from أثر, إبل (camels) from أبل (Apple).
// Their lemmas keep it.
std::string lemma_term(LettersView lemma) {
  static const std::array<Letters, 5> kKept{*to_letters("آب"), *to_letters("إثر"), *to_letters("آمن"),
                                            *to_letters("آجل"), *to_letters("إبل")};
  return to_utf8(std::find(kKept.begin(), kKept.end(), lemma) == kKept.end() ? fold_alefs(lemma) : Letters{lemma});
}

// A reading that a foreign name may have by chance (فاجن is no ف + جن): no preposition or plural speaks for it.
bool may_be_foreign(const Analysis& analysis) {
  const LettersView before = analysis.proclitics;
  const bool no_speaker = before.empty() || (before.size() == 1 && (before[0] == kFeh || before[0] == kSeen));
  const bool plural =
      analysis.suffix_length > 1 && (analysis.suffix == SuffixKind::kPlural || analysis.suffix == SuffixKind::kOther);
  return no_speaker && !plural && !is_stop_word(to_utf8(analysis.lemma));
}

// طوارىء, شاطيء for طوارئ, شاطئ.
bool may_end_in_yeh_hamza(LettersView word) {
  if (word.size() <= kLeastStem || word.back() != kHamza) return false;
  return word[word.size() - 2] == kYeh || word[word.size() - 2] == kAlefMaksura;
}

}  // namespace

struct WordAnalyzer::Reading {
  Letters word;  // with its last letter settled
  std::optional<Analysis> analysis;
  int cost = 0;            // tenths, with the rarity of the lemma
  int unweighed = 0;       // the least of any reading, without
  std::size_t before = 0;  // letters that affixes take which the dictionary does not give the word
  std::size_t behind = 0;
};

struct WordAnalyzer::Weighed {
  Analysis analysis;
  int cost;  // tenths, without the rarity of the lemma

  int total() const { return cost + analysis.lemma_entry->rarity; }
};

WordAnalyzer::WordAnalyzer() = default;

// The likeliest of each kin.
std::vector<WordAnalyzer::Weighed> WordAnalyzer::weigh(LettersView word) const {
  std::vector<Analysis> analyses;
  lexicon_.analyze(word, analyses);
  std::vector<Weighed> kept;
  std::vector<Core> cores;  // of what is kept: في has 901 readings
  for (Analysis& analysis : analyses) {
    const int price = reading_cost(analysis, word, lexicon_.word(*analysis.entry));
    const Core core = core_of(analysis);
    std::size_t kin = 0;
    while (kin < kept.size() && !are_kin(kept[kin].analysis.lemma, cores[kin], analysis.lemma, core)) ++kin;
    if (kin == kept.size()) {
      kept.push_back({std::move(analysis), price});
      cores.push_back(core);
    } else if (price < kept[kin].cost ||
               (price == kept[kin].cost && is_likelier(analysis, kept[kin].analysis, lexicon_.word(*analysis.entry)))) {
      kept[kin] = {std::move(analysis), price};
      cores[kin] = core;
    }
  }
  return kept;
}

WordAnalyzer::Reading WordAnalyzer::listed_reading(LettersView word) const {
  Reading best{Letters{word}, std::nullopt};
  for (Weighed& reading : weigh(word)) {
    const int price = reading.total();
    if (price >= kCosts.too_dear && may_be_foreign(reading.analysis)) continue;
    best.unweighed = best.analysis ? std::min(best.unweighed, reading.cost) : reading.cost;
    if (!best.analysis || price < best.cost ||
        (price == best.cost && is_likelier(reading.analysis, *best.analysis, lexicon_.word(*reading.analysis.entry)))) {
      best.analysis = std::move(reading.analysis);
      best.cost = price;
    }
  }
  return best;
}

WordAnalyzer::Reading WordAnalyzer::best_reading(LettersView word) const {
  Reading best = listed_reading(word);
  const bool listed = best.analysis.has_value();
  if (listed && best.cost < kCosts.dear) return best;
  for (const LooseCut& cut : loose_cuts(word)) {
    if (listed && cut.kind != Kind::kVerb) continue;  // ملابسات has a singular of its own
    Reading rest = listed_reading(cut.rest);
    const bool fits = rest.analysis && rest.analysis->entry->kind == cut.kind &&
                      rest.analysis->entry->rank == Rank::kCommon && rest.analysis->proclitics.empty() &&
                      rest.analysis->suffix_length == 0;
    if (!fits || (best.analysis && rest.cost + cut.cost >= best.cost)) continue;
    best.unweighed = rest.unweighed + cut.cost;
    best.cost = rest.cost + cut.cost;
    best.before = cut.before;
    best.behind = cut.behind;
    best.analysis = std::move(rest.analysis);
  }
  return best;
}

// فى is في, but على and علي are both words: the spelling as written wins unless another reads much better.
WordAnalyzer::Reading WordAnalyzer::settle_final_letter(LettersView word) const {
  Reading written = best_reading(word);
  for (const Alternative& alternative : kAlternatives) {
    if (word.back() != alternative.written || word.size() < 2) continue;
    Reading changed = best_reading(with_last(word, alternative.read));
    if (!changed.analysis) continue;
    changed.cost += kCosts.*alternative.cost;
    // قاده is seldom قادة, the plural of قائد.
    const bool plural = alternative.read == kTehMarbuta && changed.analysis->suffix_length == 0 &&
                        changed.analysis->lemma.back() != kTehMarbuta;
    if (plural && alternative.written == kHeh) changed.cost += kCosts.final_heh_of_plural;
    // How frequent a lemma is tells nothing of ى and ي (نفى, نفي), nor of a ت that a pronoun was cut from: طلبت is no
    // form of طلبة.
    const bool settled_by_cost = alternative.written != kHeh;
    if (settled_by_cost && written.analysis && changed.unweighed + kCosts.*alternative.cost >= written.unweighed)
      continue;
    if (!written.analysis || changed.cost < written.cost) written = std::move(changed);
  }
  if (!written.analysis && may_end_in_yeh_hamza(word)) {
    Reading changed = best_reading(Letters{word.substr(0, word.size() - 2)} + kYehHamza);
    if (changed.analysis) return changed;
  }
  return written;
}

bool WordAnalyzer::is_common_verb(LettersView word) const {
  std::vector<Analysis> analyses;
  lexicon_.analyze(word, analyses);
  return std::any_of(analyses.begin(), analyses.end(), [&](const Analysis& analysis) {
    return analysis.entry->kind == Kind::kVerb && analysis.entry->rank == Rank::kCommon &&
           lexicon_.word(*analysis.entry) == word;
  });
}

// Function words stand for themselves, but for verb forms, as كنت and يكن are كان, and what is spelled like a verb with
// an ending, as بينهم is بين, like another with a pronoun, as بعضها is بعض, or like another behind "and", as وفي is في.
std::optional<Letters> WordAnalyzer::function_base(LettersView word) const {
  static const Letters kOnly = *to_letters("فقط");  // is no قط
  const bool joined = (word.front() == kWaw || word.front() == kFeh) && word != kOnly;
  if (joined && is_stop_word(to_utf8(word.substr(1)))) {
    const Letters rest{word.substr(1)};
    return function_base(rest).value_or(rest);
  }
  std::vector<Analysis> analyses;
  lexicon_.analyze(word, analyses);
  std::optional<Letters> base;
  for (const Analysis& analysis : analyses) {
    const bool verb = analysis.entry->kind == Kind::kVerb && analysis.entry->rank == Rank::kCommon;
    const bool ending = (analysis.suffix == SuffixKind::kPronoun || analysis.suffix == SuffixKind::kTanwin) &&
                        is_common_verb(analysis.lemma);
    const bool long_enough = analysis.lemma.size() >= kLeastStem;  // هنا is no form of a verb spelled as the pronoun هن
    if ((!verb && !ending) || !long_enough || !analysis.proclitics.empty()) continue;
    if (!is_stop_word(to_utf8(analysis.lemma))) continue;
    // تكون is of كان before it is a verb of its own.
    if (!base || *base == word) base = analysis.lemma;
  }
  if (base) return base;
  const Reading reading = listed_reading(word);
  const bool owned = reading.analysis && reading.analysis->suffix_length > 0 &&
                     reading.analysis->entry->kind != Kind::kVerb && reading.analysis->proclitics.empty() &&
                     reading.analysis->lemma.back() != kHeh &&  // بي is no form of به, which has a pronoun itself
                     is_stop_word(to_utf8(reading.analysis->lemma));
  if (owned) base = reading.analysis->lemma;
  return base;
}

// Read without hamza as well, since that decides whether the word ends in ى or ي when the exact form itself is read.
Letters WordAnalyzer::exact_form(const Letters& spelled, const Reading& reading) const {
  Letters folded = fold_alefs(spelled);
  const Reading again = folded == spelled ? reading : settle_final_letter(folded);
  if (is_stop_word(to_utf8(folded))) return folded;
  return again.analysis ? fold_alefs(again.word) : fold_final(folded);
}

Word WordAnalyzer::analyze_letters(const Letters& spelled) const {
  Word word;
  word.stop = is_stop_word(to_utf8(spelled));
  if (word.stop) {
    word.exact = to_utf8(fold_alefs(spelled));
    word.lemma = lemma_term(function_base(spelled).value_or(spelled));
    return word;
  }
  const Reading reading = settle_final_letter(spelled);
  word.exact = to_utf8(exact_form(spelled, reading));
  if (!reading.analysis) {
    if (!begins_with_and(spelled)) {
      word.lemma = to_utf8(stem_unknown(spelled));
      return word;
    }
    Word rest = analyze_letters(spelled.substr(1));
    rest.exact = std::move(word.exact);
    return rest;
  }
  if (const LettersView and_ = reading.analysis->proclitics; and_.size() == 1 && (and_[0] == kWaw || and_[0] == kFeh)) {
    const Letters rest = spelled.substr(1);
    word.stop = is_stop_word(to_utf8(rest));
    if (word.stop) {
      word.lemma = lemma_term(function_base(rest).value_or(rest));
      return word;
    }
  }
  word.lemma = lemma_term(reading.analysis->lemma);
  word.broad = to_utf8(fold_alefs(reading.analysis->broad));
  const std::string as_spelled = to_utf8(reading.word);
  word.stop = is_stop_word(as_spelled) || is_stop_word(to_utf8(reading.analysis->lemma));
  return word;
}

Word WordAnalyzer::analyze(std::string_view text) const {
  if (text.empty()) return {};
  const auto letters = to_letters(text);
  if (letters && letters->size() > 1) return analyze_letters(*letters);
  Word word;
  word.exact = word.lemma = std::string{text};
  word.stop = is_stop_word(text);
  return word;
}

std::vector<std::string> WordAnalyzer::readings(std::string_view text) const {
  std::vector<std::string> lines;
  const auto letters = to_letters(text);
  if (!letters || letters->empty()) return lines;
  const auto add = [&](const Letters& lemma, LettersView before, std::size_t behind, int tenths) {
    if (lines.size() == kShownReadings) return;
    std::string line = to_utf8(lemma);
    if (!before.empty()) line = to_utf8(before) + '+' + line;
    if (behind > 0) line += '+' + to_utf8(letters->substr(letters->size() - behind));
    line += fmt::format(" ({}.{})", tenths / 10, tenths % 10);
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(std::move(line));
  };
  const Reading best = best_reading(*letters);
  if (best.before + best.behind > 0) {
    add(best.analysis->lemma, LettersView{*letters}.substr(0, best.before), best.behind, best.cost);
  }
  std::vector<Weighed> kept = weigh(*letters);
  std::stable_sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.total() < b.total(); });
  for (const Weighed& reading : kept) {
    add(reading.analysis.lemma, reading.analysis.proclitics, reading.analysis.suffix_length, reading.total());
  }
  return lines;
}

std::vector<WordAnalyzer::Candidate> WordAnalyzer::candidates(std::string_view text) const {
  const auto letters = to_letters(text);
  if (!letters || letters->size() < 2) return {};
  std::vector<Candidate> all;
  const auto add = [&](LettersView word, int extra) {
    for (const Weighed& reading : weigh(word)) {
      const lexicon_format::Entry& entry = *reading.analysis.lemma_entry;
      all.push_back({to_utf8(lexicon_.lemma(entry)), entry.kind, entry.rank, reading.cost + extra});
    }
  };
  add(*letters, 0);
  const bool known = !all.empty();
  for (const Alternative& alternative : kAlternatives) {
    if (letters->back() != alternative.written || (known && alternative.written != kHeh)) continue;
    add(with_last(*letters, alternative.read), kCosts.*alternative.cost);
  }
  return all;
}

bool WordAnalyzer::is_listed(std::string_view text) const {
  const auto letters = to_letters(text);
  if (!letters || letters->size() < 2) return false;
  const std::vector<Candidate> all = candidates(text);
  if (std::ranges::any_of(all, [](const Candidate& c) { return c.rank != Rank::kLearned; })) return true;
  const Reading best = settle_final_letter(*letters);
  return best.analysis && best.analysis->entry->rank != Rank::kLearned;
}

std::string WordAnalyzer::digest() const {
  return hex_digest(std::string{kRulesVersion} + lexicon_.digest() + std::string{stop_word_table()});
}

}  // namespace khabar
