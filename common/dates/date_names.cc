#include "common/dates/date_names.h"

#include <algorithm>
#include <array>

namespace khabar {

namespace {

struct Named {
  std::string_view word;
  unsigned value;
};

// One word.
constexpr std::array kMonths{
    // Egypt, the Gulf, Sudan, Yemen, Libya
    Named{"يناير", 1}, Named{"فبراير", 2}, Named{"مارس", 3}, Named{"ابريل", 4}, Named{"مايو", 5}, Named{"يونيو", 6},
    Named{"يونيه", 6}, Named{"يوليو", 7}, Named{"يوليه", 7}, Named{"اغسطس", 8}, Named{"اوغسطس", 8}, Named{"سبتمبر", 9},
    Named{"اكتوبر", 10}, Named{"اوكتوبر", 10}, Named{"نوفمبر", 11}, Named{"نوفنبر", 11}, Named{"ديسمبر", 12},
    Named{"دسمبر", 12}, Named{"ديسنبر", 12},
    // The Levant and Iraq
    Named{"شباط", 2}, Named{"اذار", 3}, Named{"نيسان", 4}, Named{"ايار", 5}, Named{"مايس", 5}, Named{"حزيران", 6},
    Named{"تموز", 7}, Named{"اب", 8}, Named{"ايلول", 9},
    // Algeria and Tunisia
    Named{"جانفي", 1}, Named{"فيفري", 2}, Named{"افريل", 4}, Named{"ماي", 5}, Named{"جوان", 6}, Named{"جويليه", 7},
    Named{"اوت", 8},
    // Morocco and Mauritania
    Named{"يوليوز", 7}, Named{"غشت", 8}, Named{"اغشت", 8}, Named{"شتنبر", 9}, Named{"شتمبر", 9}, Named{"نونبر", 11},
    Named{"نونمبر", 11}, Named{"دجنبر", 12}, Named{"دجمبر", 12},
    // English
    Named{"january", 1}, Named{"february", 2}, Named{"march", 3}, Named{"april", 4}, Named{"may", 5}, Named{"june", 6},
    Named{"july", 7}, Named{"august", 8}, Named{"september", 9}, Named{"october", 10}, Named{"november", 11},
    Named{"december", 12}, Named{"jan", 1}, Named{"feb", 2}, Named{"mar", 3}, Named{"apr", 4}, Named{"jun", 6},
    Named{"jul", 7}, Named{"aug", 8}, Named{"sep", 9}, Named{"sept", 9}, Named{"oct", 10}, Named{"nov", 11},
    Named{"dec", 12},
    // French, on pages of the Maghreb and Lebanon
    Named{"janvier", 1}, Named{"février", 2}, Named{"fevrier", 2}, Named{"mars", 3}, Named{"avril", 4}, Named{"mai", 5},
    Named{"juin", 6}, Named{"juillet", 7}, Named{"août", 8}, Named{"aout", 8}, Named{"septembre", 9},
    Named{"octobre", 10}, Named{"novembre", 11}, Named{"décembre", 12}, Named{"decembre", 12}, Named{"janv", 1},
    Named{"févr", 2}, Named{"fév", 2}, Named{"avr", 4}, Named{"juil", 7}, Named{"déc", 12}};

struct NamedPair {
  std::string_view first;
  std::string_view second;
  unsigned value;
};

constexpr std::array kMonthPairs{NamedPair{"تشرين", "اول", 10}, NamedPair{"تشرين", "ثاني", 11},
                                 NamedPair{"كانون", "اول", 12}, NamedPair{"كانون", "ثاني", 1},
                                 NamedPair{"تشرين", "ثان", 11}, NamedPair{"كانون", "ثان", 1},
                                 NamedPair{"تشرين", "1", 10},   NamedPair{"تشرين", "2", 11},
                                 NamedPair{"كانون", "1", 12},   NamedPair{"كانون", "2", 1}};

constexpr std::array kHijriMonths{Named{"محرم", 1},  Named{"المحرم", 1}, Named{"صفر", 2},  Named{"رجب", 7},
                                  Named{"شعبان", 8}, Named{"رمضان", 9},  Named{"شوال", 10}};

constexpr std::array kHijriMonthPairs{
    NamedPair{"ربيع", "اول", 3},   NamedPair{"ربيع", "ثاني", 4},   NamedPair{"ربيع", "اخر", 4},
    NamedPair{"جمادي", "اولي", 5}, NamedPair{"جمادي", "اول", 5},   NamedPair{"جمادي", "اخره", 6},
    NamedPair{"جمادي", "اخر", 6},  NamedPair{"جمادي", "ثانيه", 6}, NamedPair{"جمادي", "ثاني", 6},
    NamedPair{"ذو", "قعده", 11},   NamedPair{"ذي", "قعده", 11},    NamedPair{"ذو", "حجه", 12},
    NamedPair{"ذي", "حجه", 12}};

constexpr std::array<std::string_view, 31> kWeekdays{
    "الاثنين", "اثنين", "الثلاثاء", "الثلاثا", "الاربعاء",  "الاربعا",  "الخميس",  "الجمعه",
    "السبت",   "الاحد", "monday",   "tuesday", "wednesday", "thursday", "friday",  "saturday",
    "sunday",  "mon",   "tue",      "wed",     "thu",       "fri",      "sat",     "sun",
    "lundi",   "mardi", "mercredi", "jeudi",   "vendredi",  "samedi",   "dimanche"};

struct Zone {
  std::string_view word;
  int hours;
};

constexpr std::array kZones{
    Zone{"z", 0},       Zone{"utc", 0},     Zone{"gmt", 0},   Zone{"ut", 0},    Zone{"est", -5},   Zone{"edt", -4},
    Zone{"cst", -6},    Zone{"cdt", -5},    Zone{"mst", -7},  Zone{"mdt", -6},  Zone{"pst", -8},   Zone{"pdt", -7},
    Zone{"wet", 0},     Zone{"west", 1},    Zone{"cet", 1},   Zone{"cest", 2},  Zone{"eet", 2},    Zone{"eest", 3},
    Zone{"bst", 1},     Zone{"wat", 1},     Zone{"cat", 2},   Zone{"sast", 2},  Zone{"eat", 3},    Zone{"msk", 3},
    Zone{"trt", 3},     Zone{"ast", 3},     Zone{"gst", 4},   Zone{"pkt", 5},   Zone{"sgt", 8},    Zone{"hkt", 8},
    Zone{"kst", 9},     Zone{"jst", 9},     Zone{"aest", 10}, Zone{"aedt", 11}, Zone{"غرينتش", 0}, Zone{"جرينتش", 0},
    Zone{"غرينيتش", 0}, Zone{"جرينيتش", 0}, Zone{"مكه", 3}};

template <typename Table>
MonthName find_month(DateTokens tokens, const Table& words, std::span<const NamedPair> pairs) {
  if (tokens.empty() || tokens[0].kind != DateTokenKind::kWord) return {};
  const auto word = std::find_if(words.begin(), words.end(), [&](const Named& n) { return n.word == tokens[0].text; });
  if (word != words.end()) return {word->value, 1};
  if (tokens.size() < 2) return {};
  constexpr std::string_view kArticle = "ال";
  std::string_view second = tokens[1].text;
  if (second.starts_with(kArticle)) second.remove_prefix(kArticle.size());
  const auto pair = std::find_if(pairs.begin(), pairs.end(),
                                 [&](const NamedPair& n) { return n.first == tokens[0].text && n.second == second; });
  return pair == pairs.end() ? MonthName{} : MonthName{pair->value, 2};
}

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

MonthName gregorian_month(DateTokens tokens) { return find_month(tokens, kMonths, kMonthPairs); }

MonthName hijri_month(DateTokens tokens) { return find_month(tokens, kHijriMonths, kHijriMonthPairs); }

bool is_weekday(std::string_view word) { return contains(kWeekdays, word); }

bool is_hijri_mark(std::string_view word) {
  static constexpr std::array<std::string_view, 5> kMarks{"ه", "هجري", "هجريه", "هجريا", "للهجره"};
  return contains(kMarks, word);
}

bool is_gregorian_mark(std::string_view word) {
  static constexpr std::array<std::string_view, 4> kMarks{"م", "ميلادي", "ميلاديه", "ميلاديا"};
  return contains(kMarks, word);
}

HalfOfDay half_of_day(std::string_view word) {
  static constexpr std::array<std::string_view, 5> kMorning{"am", "ص", "صباحا", "صباح", "فجرا"};
  static constexpr std::array<std::string_view, 5> kEvening{"pm", "م", "مساء", "ظهرا", "عصرا"};
  if (contains(kMorning, word)) return HalfOfDay::kMorning;
  return contains(kEvening, word) ? HalfOfDay::kEvening : HalfOfDay::kNone;
}

std::optional<std::chrono::minutes> zone_offset(std::string_view word) {
  const auto found = std::find_if(kZones.begin(), kZones.end(), [&](const Zone& z) { return z.word == word; });
  if (found == kZones.end()) return std::nullopt;
  return std::chrono::hours(found->hours);
}

}  // namespace khabar
