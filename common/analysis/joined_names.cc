#include "common/analysis/joined_names.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/letters/letters.h"

namespace khabar {
namespace {

// Second words that are joined to أبو without an article. Written by hand, alefs folded.
constexpr std::array<std::string_view, 40> kAfterAbu{
    "ظبي",   "ظبى",   "بكر",   "مازن",  "ردينة", "ردينه", "غزالة", "غزاله", "تريكة", "تريكه",
    "زيد",   "ديس",   "سمبل",  "قير",   "زعبل",  "عمار",  "مرزوق", "حمزة",  "حمزه",  "ذر",
    "ذياب",  "غريب",  "عبيدة", "عبيده", "هريرة", "هريره", "طالب",  "سفيان", "سليم",  "سياف",
    "قتادة", "قتاده", "رمانة", "رمانه", "شباك",  "ديب",   "عودة",  "عوده",  "جهل",   "عيسى"};

// First words that are joined to الدين. Written by hand, alefs folded.
constexpr std::array<std::string_view, 45> kBeforeAlDin{
    "نور", "صلاح", "علاء", "علا",   "عز",   "شمس",  "سيف",  "بدر",  "خير",  "محيي", "محيى", "محي",
    "محى", "نجم",  "جمال", "كمال",  "جلال", "سراج", "تاج",  "زين",  "شرف",  "حسام", "عماد", "ضياء",
    "ضيا", "بهاء", "بها",  "فخر",   "قطب",  "سعد",  "معين", "ناصر", "عصام", "نصر",  "شهاب", "ركن",
    "مجد", "تقي",  "صفي",  "برهان", "اسد",  "غياث", "علم",  "نظام", "رشيد"};

constexpr std::size_t kMostProclitics = 2;
constexpr std::size_t kMostBefore = kMostProclitics + 2;  // with an article
constexpr std::size_t kLettersBeforeAllah = 3;
constexpr std::size_t kLettersOfAName = 2;  // behind an article

template <std::size_t kSize>
bool is_one_of(const std::array<std::string_view, kSize>& words, LettersView wanted) {
  return std::ranges::any_of(words, [&](std::string_view word) { return to_letters(word) == wanted; });
}

bool starts(LettersView word, std::string_view with) { return word.starts_with(*to_letters(with)); }
bool ends(LettersView word, std::string_view with) { return word.ends_with(*to_letters(with)); }

// Letters of the first word of a name without proclitics, alefs folded; 0 if it is none.
std::size_t first_word(LettersView name) {
  constexpr std::size_t kThree = 3;  // عبد, ابو
  const bool article = name.size() >= kThree + 2 + kLettersOfAName && starts(name.substr(kThree), "ال");
  if (starts(name, "عبد") && article) return kThree;
  if (starts(name, "ابو")) {
    if (article && name.size() > kThree + 2 + kLettersOfAName) return kThree;
    if (is_one_of(kAfterAbu, name.substr(kThree))) return kThree;
  }
  if ((ends(name, "الله") || ends(name, "اللة")) && name.size() >= kLettersBeforeAllah + 4) return name.size() - 4;
  if (ends(name, "الدين") && is_one_of(kBeforeAlDin, name.substr(0, name.size() - 5))) return name.size() - 5;
  return 0;
}

// The same where an article may stand before عبد: العبدالله is the name of families.
std::size_t first_word_with_article(LettersView name) {
  constexpr std::size_t kArticle = 2;
  const bool article = starts(name, "العبد") || starts(name, "للعبد");
  const std::size_t first = article ? first_word(name.substr(kArticle)) : 0;
  return first != 0 ? kArticle + first : first_word(name);
}

bool is_proclitic(char letter) {
  return letter == kWaw || letter == kFeh || letter == kBeh || letter == kLam || letter == kKaf;
}

constexpr std::size_t kBytesOfALetter = 2;

// Whether the bytes may be such a name, with any hamza: most words are seen not to be one at once.
bool may_be_joined_names(std::string_view word) {
  constexpr std::size_t kShortest = 5;  // أبوذر
  if (word.size() < kShortest * kBytesOfALetter) return false;
  if (word.ends_with("لله") || word.ends_with("للة") || word.ends_with("لدين")) return true;
  for (std::size_t before = 0; before <= kMostBefore; ++before) {
    const std::string_view name = word.substr(std::min(before * kBytesOfALetter, word.size()));
    if (name.starts_with("عبد") || name.substr(std::min(kBytesOfALetter, name.size())).starts_with("بو")) return true;
  }
  return false;
}

}  // namespace

std::size_t first_of_joined_names(std::string_view word) {
  if (!may_be_joined_names(word)) return 0;
  const auto letters = to_letters(word);
  if (!letters) return 0;
  const Letters folded = fold_alefs(*letters);
  for (std::size_t proclitics = 0; proclitics <= kMostProclitics; ++proclitics) {
    if (const std::size_t first = first_word_with_article(LettersView{folded}.substr(proclitics)); first != 0) {
      return (proclitics + first) * kBytesOfALetter;
    }
    if (!is_proclitic(folded[proclitics])) break;
  }
  return 0;
}

}  // namespace khabar
