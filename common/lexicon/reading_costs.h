// What a reading of a word costs, but for the rarity of its lemma.
#pragma once

#include "common/lexicon/lexicon.h"

namespace khabar {

// What each part of a reading costs, in tenths: sums of whole numbers tie alike on every machine. To this comes how
// rare its lemma is in news (lexicon_format::rarity()), and the cheapest reading wins. Set by hand, from the pairs in
// tests/data/, from the kinds of errors on the gold lemmas and from how often news has each ending; not fitted, and not
// confirmed on lemmas that were held back.
struct ReadingCosts {
  int waw = 10;          // و
  int verb_waw = 6;      // و before a verb
  int feh = 16;          // ف
  int preposition = 15;  // ب ل
  int kaf = 25;          // ك
  int article = 0;       // ال: nothing else begins so
  int seen = 5;          // س of the future
  int pronoun = 15;
  int verb_teh = 13;  // ت behind a verb
  int feminine = 8;
  int dual = 16;
  int plural = 6;
  int construct = 11;           // a plural without its ن: مسؤولو
  int definite_construct = 60;  // which takes no article: السهلي is a name
  int tanwin = 9;
  int unlikely_tanwin = 20;  // بتركيا, تركيا
  int ending_of_name = 10;   // of those above: عدنا is no Aden, بعقوبات not several of بعقوبة
  int nisba = 7;             // that is a word of the lexicon as well
  int derived_nisba = 9;
  int nisba_of_common = 17;  // derived of a common word: هدفي is two goals of, before it is of a goal
  int other = 17;
  int verb = 4;
  int known = 10;  // in the dictionary, but no common word of the news
  int supplement = 20;
  int imperative = 60;
  int inflected_verb = 3;       // any verb form but the lemma itself: أكد is أكد before it is "I toil"
  int feminine_verb = 2;        // a form with ت that a noun or another verb may have as well: تقدم
  int short_weak_verb = 16;     // a weak last letter lost: يصل is وصل before it is صلى
  int short_weak_feminine = 4;  // the same before ت: أدت
  int passive = 15;             // of a weak verb: يلقى is لقي before it is ألقى, زيد is no form of زاد
  int first_person = 7;         // I and we hardly write the news
  int second_person = 12;       // nor does it speak to many: تقدموا
  int two_verb = 14;            // the ا of two who act
  int mismatch = 10;            // a hamza left out where the dictionary has it; twice, where it is written elsewhere
  int short_word = 15;          // two letters left, or fewer, and no article
  int final_letter = 15;        // ى read as ي, or the other way round
  int final_heh = 20;           // ه read as ة
  int final_heh_of_plural = 10;
  int dear = 40;         // from here on affixes are tried that the dictionary does not give the word: loose_affixes.h
  int too_dear = 65;     // what costs so much is another word, most often a foreign name: فاجن is no ف + جن
  int loose = 15;        // and what that costs
  int negation = 10;     // لايمكن, written as one word
  int cut_pronoun = 20;  // ت read as ة, ئ or ؤ as ء: a pronoun was cut off (منطقت, أصدقائ)
};

inline constexpr ReadingCosts kCosts;

// In tenths. `word` is what was read, `form` the dictionary word of the reading.
int reading_cost(const Analysis& analysis, LettersView word, LettersView form);

}  // namespace khabar
