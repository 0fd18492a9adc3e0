#include "common/lexicon/reading_costs.h"

namespace khabar {
namespace {

using lexicon_format::Kind;
using lexicon_format::Rank;
using lexicon_format::SuffixKind;

constexpr std::size_t kThreeLetters = 3;
constexpr std::uint8_t kNisbaDual = 3;  // letters behind the ي in يتان and يتين

constexpr char kWawAlef[] = {kWaw, kAlef, '\0'};
constexpr char kWawNoon[] = {kWaw, kNoon, '\0'};
constexpr char kYehTeh[] = {kYeh, kTeh, '\0'};

constexpr bool is_weak(char letter) {
  return letter == kAlef || letter == kAlefMaksura || letter == kYeh || letter == kWaw;
}

bool has_preposition(LettersView proclitics) {
  return !proclitics.empty() && (proclitics.back() == kBeh || proclitics.back() == kLam || proclitics.back() == kKaf);
}

bool has_article(LettersView proclitics) { return proclitics.ends_with(kArticle) || proclitics.ends_with(kLamLam); }

int proclitics_cost(LettersView proclitics, bool verb) {
  int sum = 0;
  if (proclitics.ends_with(kArticle)) {
    sum += kCosts.article;
    proclitics.remove_suffix(2);
  } else if (proclitics.ends_with(kLamLam)) {
    proclitics.remove_suffix(1);
  }
  for (const char c : proclitics) {
    sum += c == kWaw    ? (verb ? kCosts.verb_waw : kCosts.waw)
           : c == kFeh  ? kCosts.feh
           : c == kKaf  ? kCosts.kaf
           : c == kSeen ? kCosts.seen
                        : kCosts.preposition;
  }
  return sum;
}

int nisba_cost(const Analysis& analysis) {
  if (analysis.lemma_entry != analysis.entry) return kCosts.nisba;
  const bool bare = analysis.suffix_length == 0;
  return bare && analysis.entry->rank == Rank::kCommon ? kCosts.nisba_of_common : kCosts.derived_nisba;
}

// Of the endings of persons: تقدموا is of تقدم before it is of قدم and سويا is no verb of two.
int person_cost(const Analysis& analysis, LettersView word, LettersView form) {
  if (analysis.suffix_length == 1 && word.back() == kTeh) return kCosts.verb_teh;
  if (analysis.suffix_length == 1 && word.back() == kAlef) return kCosts.pronoun + kCosts.two_verb;
  const LettersView ending = word.substr(word.size() - analysis.suffix_length);
  const bool many = ending.ends_with(kWawAlef) || ending.ends_with(kWawNoon);
  return kCosts.pronoun + (many && form.front() == kTeh && analysis.lemma.front() != kTeh ? kCosts.second_person : 0);
}

// An accusative does not stand behind a preposition, and تركيا is a place before it is a Turk.
int tanwin_cost(const Analysis& analysis, LettersView word) {
  const bool place = !analysis.broad.empty() && word.ends_with(analysis.broad);
  return kCosts.tanwin + (place || has_preposition(analysis.proclitics) ? kCosts.unlikely_tanwin : 0);
}

int suffix_cost(const Analysis& analysis, LettersView word, LettersView form) {
  const std::size_t length = analysis.suffix_length;
  const int of_name = analysis.entry->kind == Kind::kName ? kCosts.ending_of_name : 0;
  switch (analysis.suffix) {
    case SuffixKind::kNone:
      return 0;
    case SuffixKind::kPronoun:
      return analysis.entry->kind == Kind::kVerb ? person_cost(analysis, word, form) : kCosts.pronoun + of_name;
    case SuffixKind::kFeminine:
      return kCosts.feminine;
    case SuffixKind::kDual:
      return kCosts.dual + of_name;
    case SuffixKind::kPlural:
      if (length != 1) return kCosts.plural + of_name;
      return kCosts.construct + of_name + (has_article(analysis.proclitics) ? kCosts.definite_construct : 0);
    case SuffixKind::kTanwin:
      return length == 0 ? 0 : tanwin_cost(analysis, word) + of_name;
    case SuffixKind::kNisba:
      if (length == 1 && word.back() == kAlef) return nisba_cost(analysis) + tanwin_cost(analysis, word);
      return nisba_cost(analysis) + (length >= kNisbaDual ? kCosts.dual : 0);
    case SuffixKind::kOther:
      return kCosts.other;
  }
  return 0;
}

// Passives that look like other words: يلقى of ألقى, تؤلف of تألف; and pasts: زيد of زاد, نفي of نفى.
bool is_rare_passive(LettersView form, LettersView lemma) {
  const bool imperfect = form.front() != lemma.front();
  if (imperfect && form.back() == kAlefMaksura && lemma.back() == kAlefMaksura) return true;
  if (!imperfect && form.size() == lemma.size() && form.back() == kYeh && lemma.back() == kAlefMaksura) return true;
  if (form.size() == kThreeLetters && lemma.size() == kThreeLetters && form[1] == kYeh && lemma[1] == kAlef)
    return true;
  return form.size() > 1 && lemma.size() > 1 && form[1] == kWawHamza && lemma[1] == kAlefHamzaAbove &&
         form.front() == kTeh && lemma.front() == kTeh;
}

int weak_cost(LettersView form, LettersView lemma, bool bare) {
  const bool feminine = form.back() == kTeh;
  const LettersView stem = feminine ? form.substr(0, form.size() - 1) : form;
  const bool lost = is_weak(lemma.back()) && (stem.empty() || !is_weak(stem.back()));
  if (lost) return feminine ? kCosts.short_weak_feminine : kCosts.short_weak_verb;
  // A hollow verb without its alef: يضع is وضع before it is a jussive of ضاع, and قم a town; but قلنا is of قال.
  const bool hollow = lemma.size() > 2 && lemma[lemma.size() - 2] == kAlef && form.size() > (bare ? 1 : 2) &&
                      form.back() == lemma.back() && !is_weak(form[form.size() - 2]);
  return hollow ? kCosts.short_weak_verb : 0;
}

int verb_cost(LettersView form, LettersView lemma, bool bare) {
  if (form == lemma) return kCosts.verb;
  int sum = kCosts.verb + kCosts.inflected_verb + weak_cost(form, lemma, bare);
  const bool imperfect = form.front() != lemma.front();
  if (imperfect && (form.front() == kAlefHamzaAbove || form.front() == kNoon)) sum += kCosts.first_person;
  if (imperfect && form.front() == kTeh) sum += kCosts.feminine_verb;
  if (form.back() == kAlef && lemma.back() != kAlef) sum += kCosts.two_verb;
  if (form.ends_with(kYehTeh) && lemma.back() == kAlefMaksura) sum += kCosts.first_person;  // لبيت, "I obeyed"
  if (is_rare_passive(form, lemma)) sum += kCosts.passive;
  return sum;
}

int rank_cost(Rank rank) {
  switch (rank) {
    case Rank::kCommon:
      return 0;
    case Rank::kKnown:
    case Rank::kLearned:
      return kCosts.known;
    case Rank::kSupplement:
      return kCosts.supplement;
    case Rank::kImperative:
      return kCosts.imperative;
  }
  return 0;
}

}  // namespace

int reading_cost(const Analysis& analysis, LettersView word, LettersView form) {
  const bool verb = analysis.entry->kind == Kind::kVerb;
  int sum = proclitics_cost(analysis.proclitics, verb) + suffix_cost(analysis, word, form);
  if (verb) sum += verb_cost(form, analysis.lemma, analysis.suffix_length == 0);
  sum += rank_cost(analysis.entry->rank);
  // تم, مر and ظل are short, تمت, مرت and ظلت are not.
  const bool feminine_verb = verb && analysis.suffix_length == 1 && word.back() == kTeh;
  const bool owned = !verb && analysis.suffix == SuffixKind::kPronoun && analysis.proclitics.empty();  // ربه
  if (form.size() <= 2 && !has_article(analysis.proclitics) && !feminine_verb && !owned) sum += kCosts.short_word;
  return sum + analysis.mismatches * kCosts.mismatch;
}

}  // namespace khabar
