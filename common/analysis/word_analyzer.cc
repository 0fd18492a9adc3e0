#include "common/analysis/word_analyzer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "common/analysis/stop_words.h"
#include "common/digest.h"

namespace khabar {
namespace {

using lexicon_format::Kind;
using lexicon_format::Rank;
using lexicon_format::SuffixKind;

// Short verb forms have hundreds of readings, of which the first decide.
constexpr std::size_t kShownReadings = 12;

// Raise when a rule below changes: indexes made with other rules must not be mixed.
constexpr std::string_view kRulesVersion = "5";

constexpr char kArticle[] = {kAlef, kLam, '\0'};
constexpr char kLamLam[] = {kLam, kLam, '\0'};

bool ends_with(LettersView word, LettersView end) {
  return word.size() >= end.size() && word.substr(word.size() - end.size()) == end;
}

Letters with_last(LettersView word, char last) {
  Letters changed{word};
  changed.back() = last;
  return changed;
}

// Letters behind the ي in يتان and يتين.
constexpr std::uint8_t kNisbaDual = 3;

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

constexpr bool is_weak(char letter) {
  return letter == kAlef || letter == kAlefMaksura || letter == kYeh || letter == kWaw;
}

constexpr bool ends_twice(LettersView word) { return word.size() > 2 && word.back() == word[word.size() - 2]; }

// Between equally cheap readings: the longer noun (مدرسة before مدرس), but the shorter verb (قال before أقال), unless
// the form doubles its last letter (يحقق is حقق, not حق).
bool is_likelier(const Analysis& a, const Analysis& b, LettersView form) {
  const bool both_verbs = a.entry->kind == Kind::kVerb && b.entry->kind == Kind::kVerb;
  if (both_verbs && ends_twice(form) && ends_twice(a.lemma) != ends_twice(b.lemma)) return ends_twice(a.lemma);
  return both_verbs ? a.lemma.size() < b.lemma.size() : a.entry->word_length > b.entry->word_length;
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
  int cost = 0;  // tenths
};

WordAnalyzer::WordAnalyzer() = default;

int WordAnalyzer::cost(const Analysis& analysis, LettersView word) const {
  int sum = 0;
  LettersView proclitics = analysis.proclitics;
  bool article = true;
  if (ends_with(proclitics, kArticle)) {
    sum += costs_.article;
    proclitics.remove_suffix(2);
  } else if (ends_with(proclitics, kLamLam)) {
    proclitics.remove_suffix(1);
  } else {
    article = false;
  }
  for (const char c : proclitics) {
    sum += c == kWaw    ? costs_.waw
           : c == kFeh  ? costs_.feh
           : c == kKaf  ? costs_.kaf
           : c == kSeen ? costs_.seen
                        : costs_.preposition;
  }
  switch (analysis.suffix) {
    case SuffixKind::kNone:
      break;
    case SuffixKind::kPronoun:
      sum += costs_.pronoun;
      break;
    case SuffixKind::kFeminine:
      sum += costs_.feminine;
      break;
    case SuffixKind::kDual:
      sum += costs_.dual;
      break;
    case SuffixKind::kPlural:
      sum += analysis.suffix_length == 1 ? costs_.construct : costs_.plural;
      break;
    case SuffixKind::kTanwin:
      sum += analysis.suffix_length == 0 ? 0 : costs_.tanwin;
      break;
    case SuffixKind::kNisba:
      sum += costs_.nisba + (analysis.suffix_length >= kNisbaDual ? costs_.dual : 0);
      break;
    case SuffixKind::kOther:
      sum += costs_.other;
      break;
  }
  if (analysis.entry->kind == Kind::kVerb) sum += verb_cost(analysis);
  switch (analysis.entry->rank) {
    case Rank::kCommon:
      break;
    case Rank::kKnown:
      sum += costs_.known;
      break;
    case Rank::kSupplement:
      sum += costs_.supplement;
      break;
    case Rank::kImperative:
      sum += costs_.imperative;
      break;
  }
  // تم, مر and ظل are short, تمت, مرت and ظلت are not.
  const bool feminine_verb = analysis.entry->kind == Kind::kVerb && analysis.suffix_length == 1 && word.back() == kTeh;
  if (analysis.entry->word_length <= 2 && !article && !feminine_verb) sum += costs_.short_word;
  return sum + analysis.mismatches * costs_.mismatch;
}

int WordAnalyzer::verb_cost(const Analysis& analysis) const {
  const LettersView form = lexicon_.word(*analysis.entry);
  if (form == analysis.lemma) return costs_.verb;
  const LettersView stem = form.back() == kTeh ? form.substr(0, form.size() - 1) : form;
  const bool lost = is_weak(analysis.lemma.back()) && (stem.empty() || !is_weak(stem.back()));
  // A hollow verb without its alef: يضع is وضع before it is a jussive of ضاع.
  const bool hollow = analysis.lemma.size() > 2 && analysis.lemma[analysis.lemma.size() - 2] == kAlef &&
                      form.size() > 2 && form.back() == analysis.lemma.back() && !is_weak(form[form.size() - 2]);
  const bool first_person =
      (form.front() == kAlefHamzaAbove || form.front() == kNoon) && analysis.lemma.front() != form.front();
  return costs_.verb + costs_.inflected_verb + (first_person ? costs_.first_person : 0) +
         (lost || hollow ? costs_.short_weak_verb : 0);
}

WordAnalyzer::Reading WordAnalyzer::best_reading(LettersView word) const {
  std::vector<Analysis> analyses;
  lexicon_.analyze(word, analyses);
  Reading best{Letters{word}, std::nullopt, 0};
  for (Analysis& analysis : analyses) {
    const int price = cost(analysis, word);
    if (!best.analysis || price < best.cost ||
        (price == best.cost && is_likelier(analysis, *best.analysis, lexicon_.word(*analysis.entry)))) {
      best.analysis = std::move(analysis);
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
    changed.cost += costs_.*alternative.cost;
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

// Function words stand for themselves, but for verb forms: كنت and يكن are كان.
std::optional<Letters> WordAnalyzer::function_verb(LettersView word) const {
  std::vector<Analysis> analyses;
  lexicon_.analyze(word, analyses);
  for (const Analysis& analysis : analyses) {
    const bool verb = analysis.entry->kind == Kind::kVerb && analysis.entry->rank == Rank::kCommon;
    const bool long_enough = analysis.lemma.size() >= kLeastStem;  // هنا is no form of a verb spelled as the pronoun هن
    if (verb && long_enough && analysis.proclitics.empty() && is_stop_word(to_utf8(analysis.lemma))) {
      return analysis.lemma;
    }
  }
  return std::nullopt;
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
    word.lemma = to_utf8(fold_alefs(function_verb(spelled).value_or(spelled)));
    return word;
  }
  const Reading reading = settle_final_letter(spelled);
  word.exact = to_utf8(exact_form(spelled, reading));
  if (!reading.analysis) {
    word.lemma = to_utf8(stem_unknown(spelled));
    return word;
  }
  word.lemma = to_utf8(fold_alefs(reading.analysis->lemma));
  word.broad = to_utf8(fold_alefs(reading.analysis->broad));
  const std::string as_spelled = to_utf8(reading.word);
  word.stop = is_stop_word(as_spelled) || is_stop_word(to_utf8(reading.analysis->lemma));
  return word;
}

Word WordAnalyzer::analyze(std::string_view text) const {
  if (text.empty()) return {};
  const auto letters = to_letters(text);
  if (letters) return analyze_letters(*letters);
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
  std::vector<Analysis> analyses;
  lexicon_.analyze(*letters, analyses);
  std::stable_sort(analyses.begin(), analyses.end(),
                   [&](const auto& a, const auto& b) { return cost(a, *letters) < cost(b, *letters); });
  for (const Analysis& analysis : analyses) {
    if (lines.size() == kShownReadings) break;
    std::string line = to_utf8(analysis.lemma);
    if (!analysis.proclitics.empty()) line = to_utf8(analysis.proclitics) + '+' + line;
    if (analysis.suffix_length > 0) line += '+' + to_utf8(letters->substr(letters->size() - analysis.suffix_length));
    const int tenths = cost(analysis, *letters);
    line += fmt::format(" ({}.{})", tenths / 10, tenths % 10);
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(std::move(line));
  }
  return lines;
}

std::string WordAnalyzer::digest() const {
  return hex_digest(std::string{kRulesVersion} + lexicon_.digest() + std::string{stop_word_table()});
}

}  // namespace khabar
