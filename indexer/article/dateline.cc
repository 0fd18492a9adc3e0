#include "indexer/article/dateline.h"

#include <array>
#include <string>

#include "common/dates/date_match.h"
#include "indexer/article/article_date.h"

namespace khabar {

namespace {

constexpr std::size_t kLongestParagraph = 4000;  // bytes that are looked at
constexpr std::size_t kMostPlaceWords = 6;
constexpr std::size_t kMostWordsOfUnpartedPlace = 3;
constexpr std::size_t kMostAgencyWords = 6;

// [weekday] [Islamic date] [الموافق] [(] before a date, in any order.
std::size_t skip_introduction(DateTokens tokens, std::size_t at) {
  static constexpr std::array<std::string_view, 5> kBetween{"يوم", "الموافق", "موافق", "الموافقه", "الاول"};
  for (;;) {
    if (is_word(tokens, at, kBetween) || is_mark(tokens, at, ",(/-)")) {
      ++at;
    } else if (is_word(tokens, at) && is_weekday(tokens[at].text)) {
      ++at;
    } else if (const std::size_t hijri = at < tokens.size() ? match_hijri_day(tokens.subspan(at)).length : 0;
               hijri > 0) {
      at += hijri;
    } else {
      return at;
    }
  }
}

// Where a day begins after PLACE and what parts them.
struct PlaceMatch {
  std::size_t length = 0;
  bool has_place = false;
  bool parted = false;  // by a comma, a dash or the like
};

std::optional<PlaceMatch> match_place(DateTokens tokens) {
  static constexpr std::array<std::string_view, 30> kSentenceBegins{
      "في",   "من",   "منذ",  "بعد",  "قبل",  "حتي",   "الي", "عن",   "علي",    "مع",
      "خلال", "يوم",  "ليله", "صباح", "مساء", "فجر",   "ظهر", "عصر",  "اليوم",  "امس",
      "كان",  "كانت", "ولد",  "ولدت", "توفي", "توفيت", "وقع", "وقعت", "بتاريخ", "قال"};
  static constexpr std::array<std::string_view, 1> kIn{"في"};
  if (is_word(tokens, 0, kSentenceBegins)) return std::nullopt;
  PlaceMatch place;
  std::size_t words = 0;
  std::size_t at = 0;
  for (; at < tokens.size() && !is_number(tokens, at); ++at) {
    if (is_word(tokens, at) && is_weekday(tokens[at].text)) break;
    if (is_word(tokens, at, kIn)) {
      if (at > 0 && is_mark(tokens, at - 1, "-:"))
        return std::nullopt;  // the text has begun: "دبي (CNN) – في 6 سبتمبر"
      ++at;
      break;
    }
    if (is_word(tokens, at)) {
      place.parted = false;
      if (++words > kMostPlaceWords) return std::nullopt;
    } else if (is_mark(tokens, at, ",-:)/")) {
      place.parted = true;
    } else if (!is_mark(tokens, at, "(.\"'")) {
      return std::nullopt;
    }
  }
  if (words == 0) place.parted = false;
  if (!place.parted && words > kMostWordsOfUnpartedPlace) return std::nullopt;
  place.length = at;
  place.has_place = words > 0;
  return place;
}

// (و م ع), (رويترز)
std::size_t match_bracket(DateTokens tokens, std::size_t at) {
  if (!is_mark(tokens, at, "(")) return 0;
  std::size_t end = at + 1;
  while (is_word(tokens, end) || is_mark(tokens, end, "./-")) ++end;
  return is_mark(tokens, end, ")") && end - at - 1 <= 2 * kMostAgencyWords ? end + 1 - at : 0;
}

bool is_end(DateTokens tokens, std::size_t at, const PlaceMatch& place) {
  static constexpr std::array<std::string_view, 12> kAgencies{"واس",  "وام", "كونا", "قنا", "بنا", "بترا",
                                                              "سانا", "وفا", "ومع",  "واج", "وات", "وكالات"};
  while (is_mark(tokens, at, ")\"")) ++at;
  if (at >= tokens.size() || is_word(tokens, at, kAgencies) || match_bracket(tokens, at) > 0) return true;
  if (is_mark(tokens, at, place.has_place ? "-:" : "-")) return !is_number(tokens, at + 1);
  return place.has_place && place.parted && is_mark(tokens, at, ",.");
}

std::optional<Date> opening_date(DateTokens tokens) {
  const auto place = match_place(tokens);
  if (!place) return std::nullopt;
  const std::size_t at = skip_introduction(tokens, place->length);
  if (at >= tokens.size()) return std::nullopt;
  const auto day = match_day(tokens.subspan(at));
  if (!day) return std::nullopt;
  std::size_t end = at + day->length;
  if (is_word(tokens, end) && is_gregorian_mark(tokens[end].text)) ++end;
  return is_end(tokens, end, *place) ? checked_day(day->day) : std::nullopt;
}

bool means_another_day(DateTokens tokens, std::size_t at) {
  static constexpr std::array<std::string_view, 6> kOther{"ذلك", "ذاك", "نفس", "مثل", "كل", "بنفس"};
  static constexpr std::array<std::string_view, 3> kThis{"هذا", "هدا", "لهذا"};
  static constexpr std::array<std::string_view, 2> kLike{"مثل", "كمثل"};
  if (at == 0) return false;
  return is_word(tokens, at - 1, kOther) ||
         (at > 1 && is_word(tokens, at - 1, kThis) && is_word(tokens, at - 2, kLike));
}

std::optional<Date> introduced_date(DateTokens tokens) {
  static constexpr std::array<std::string_view, 6> kToday{"اليوم", "امس", "يومه", "واليوم", "وامس", "لليوم"};
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (!is_word(tokens, at, kToday) || means_another_day(tokens, at)) continue;
    const std::size_t begin = skip_introduction(tokens, at + 1);
    if (begin >= tokens.size()) continue;
    const auto day = match_day(tokens.subspan(begin));
    const auto date = day ? checked_day(day->day) : std::nullopt;
    if (date) return date;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Date> find_dateline(std::string_view first_paragraph) {
  const std::vector<DateToken> tokens = date_tokens(first_paragraph.substr(0, kLongestParagraph));
  const auto opening = opening_date(tokens);
  return opening ? opening : introduced_date(tokens);
}

}  // namespace khabar
