#include "common/analysis/word_analyzer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

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
constexpr std::string_view kRulesVersion = "10";

bool ends_with(LettersView word, LettersView end) {
  return word.size() >= end.size() && word.substr(word.size() - end.size()) == end;
}

Letters with_last(LettersView word, char last) {
  Letters changed{word};
  changed.back() = last;
  return changed;
}

// The nisba endings that come off an unknown word down to its ي, and what must stay before them.
constexpr std::size_t kLeastStem = 3;

Letters strip_nisba_ending(LettersView word) {
  static const std::array<Letters, 6> kEndings{*to_letters("يتان"), *to_letters("يتين"), *to_letters("يون"),
                                               *to_letters("يين"),  *to_letters("يات"),  *to_letters("ية")};
  for (const Letters& ending : kEndings) {
    if (ends_with(word, ending) && word.size() >= ending.size() + kLeastStem) {
      return Letters{word.substr(0, word.size() - ending.size() + 1)};
    }
  }
  return Letters{word};
}

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

// Words that only their hamza tells from another: the month آب from أب, إثر from أثر. Their lemmas keep it.
std::string lemma_term(LettersView lemma) {
  static const std::array<Letters, 4> kKept{*to_letters("آب"), *to_letters("إثر"), *to_letters("آمن"),
                                            *to_letters("آجل")};
  return to_utf8(std::find(kKept.begin(), kKept.end(), lemma) == kKept.end() ? fold_alefs(lemma) : Letters{lemma});
}

// Unknown words fold ى to ي and ة to ه: nothing tells which one was meant.
Letters fold_final(LettersView word) {
  Letters folded{word};
  if (folded.empty()) return folded;
  if (folded.back() == kAlefMaksura) folded.back() = kYeh;
  if (folded.back() == kTehMarbuta) folded.back() = kHeh;
  return folded;
}

}  // namespace

struct WordAnalyzer::Reading {
  Letters word;  // with its last letter settled
  std::optional<Analysis> analysis;
  int cost = 0;       // tenths, with the rarity of the lemma
  int unweighed = 0;  // the least of any reading, without
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

WordAnalyzer::Reading WordAnalyzer::best_reading(LettersView word) const {
  Reading best{Letters{word}, std::nullopt};
  for (Weighed& reading : weigh(word)) {
    const int price = reading.total();
    best.unweighed = best.analysis ? std::min(best.unweighed, reading.cost) : reading.cost;
    if (!best.analysis || price < best.cost ||
        (price == best.cost && is_likelier(reading.analysis, *best.analysis, lexicon_.word(*reading.analysis.entry)))) {
      best.analysis = std::move(reading.analysis);
      best.cost = price;
    }
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
  return written;
}

// Only what no name can begin with comes off without the lexicon's consent: the article, with what stands before it.
Letters WordAnalyzer::stem_unknown(LettersView word) const {
  static const std::array<Letters, 8> kArticles{*to_letters("وبال"), *to_letters("فبال"), *to_letters("وال"),
                                                *to_letters("بال"),  *to_letters("فال"),  *to_letters("كال"),
                                                *to_letters("ولل"),  *to_letters("ال")};
  const Letters folded = fold_alefs(word);
  LettersView stem = folded;
  for (const Letters& article : kArticles) {
    if (stem.substr(0, article.size()) == article && stem.size() >= article.size() + kLeastStem) {
      stem.remove_prefix(article.size());
      return fold_final(strip_nisba_ending(stem));
    }
  }
  if (stem.substr(0, 2) == LettersView(kLamLam) && stem.size() >= 2 + kLeastStem) stem.remove_prefix(2);
  return fold_final(strip_nisba_ending(stem));
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
// an ending, as بينهم is بين.
std::optional<Letters> WordAnalyzer::function_base(LettersView word) const {
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
    word.lemma = to_utf8(stem_unknown(spelled));
    return word;
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
  if (text.empty()) return lines;
  const auto letters = to_letters(text);
  if (!letters) return lines;
  std::vector<Weighed> kept = weigh(*letters);
  std::stable_sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.total() < b.total(); });
  for (const Weighed& reading : kept) {
    const Analysis& analysis = reading.analysis;
    if (lines.size() == kShownReadings) break;
    std::string line = to_utf8(analysis.lemma);
    if (!analysis.proclitics.empty()) line = to_utf8(analysis.proclitics) + '+' + line;
    if (analysis.suffix_length > 0) line += '+' + to_utf8(letters->substr(letters->size() - analysis.suffix_length));
    const int tenths = reading.total();
    line += fmt::format(" ({}.{})", tenths / 10, tenths % 10);
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(std::move(line));
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
      all.push_back({to_utf8(lexicon_.lemma(entry)), entry.kind, reading.cost + extra});
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

std::string WordAnalyzer::digest() const {
  return hex_digest(std::string{kRulesVersion} + lexicon_.digest() + std::string{stop_word_table()});
}

}  // namespace khabar
