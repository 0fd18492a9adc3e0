#include "common/analysis/unknown_words.h"

#include <array>

namespace khabar {
namespace {

// The nisba endings that come off an unknown word down to its ي, and what must stay before them.
constexpr std::size_t kLeastOfUnknown = 3;

Letters strip_nisba_ending(LettersView word) {
  static const std::array<Letters, 6> kEndings{*to_letters("يتان"), *to_letters("يتين"), *to_letters("يون"),
                                               *to_letters("يين"),  *to_letters("يات"),  *to_letters("ية")};
  for (const Letters& ending : kEndings) {
    if (word.ends_with(ending) && word.size() >= ending.size() + kLeastOfUnknown) {
      return Letters{word.substr(0, word.size() - ending.size() + 1)};
    }
  }
  return Letters{word};
}

// The masculine of a participle that the dictionary lacks: ممنهجة.
Letters masculine(LettersView word) {
  constexpr std::size_t kParticiple = 6;
  const bool feminine = word.size() >= kParticiple && word.front() == kMeem && word.back() == kTehMarbuta;
  return Letters{word.substr(0, word.size() - (feminine ? 1 : 0))};
}

}  // namespace

bool begins_with_and(LettersView word) {
  if (word.size() < 1 + kLeastOfUnknown || word.front() != kWaw) return false;
  return word[1] != kWaw && word[1] != kYeh && (word[1] != kAlef || word.substr(1).starts_with(kArticle));
}

Letters fold_final(LettersView word) {
  Letters folded{word};
  if (folded.empty()) return folded;
  if (folded.back() == kAlefMaksura) folded.back() = kYeh;
  if (folded.back() == kTehMarbuta) folded.back() = kHeh;
  return folded;
}

// Only what no name can begin with comes off without the lexicon's consent: the article, with what stands before it.
Letters stem_unknown(LettersView word) {
  static const std::array<Letters, 5> kArticles{*to_letters("فبال"), *to_letters("بال"), *to_letters("فال"),
                                                *to_letters("كال"), *to_letters("ال")};
  const Letters folded = fold_alefs(word);
  LettersView stem = folded;
  for (const Letters& article : kArticles) {
    // Its alef has no hamza: ألفيش is no الفيش.
    if (word.substr(0, article.size()) == article && stem.size() >= article.size() + kLeastOfUnknown) {
      stem.remove_prefix(article.size());
      return fold_final(masculine(strip_nisba_ending(stem)));
    }
  }
  if (stem.substr(0, 2) == LettersView(kLamLam) && stem.size() >= 2 + kLeastOfUnknown) stem.remove_prefix(2);
  return fold_final(masculine(strip_nisba_ending(stem)));
}

}  // namespace khabar
