#include "searcher/rank/names/letter_names.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"

namespace khabar {
namespace {

struct LetterName {
  char latin;
  std::string_view name;
};

// Two or more in a row are an abbreviation.
constexpr std::array kLetterNames{
    LetterName{'a', "ايه"},  LetterName{'b', "بي"},     LetterName{'b', "بيه"},  LetterName{'c', "سي"},
    LetterName{'d', "دي"},   LetterName{'e', "اي"},     LetterName{'e', "ئي"},   LetterName{'f', "اف"},
    LetterName{'g', "جي"},   LetterName{'h', "اتش"},    LetterName{'h', "ايتش"}, LetterName{'i', "اي"},
    LetterName{'j', "جيه"},  LetterName{'j', "جي"},     LetterName{'k', "كيه"},  LetterName{'k', "كي"},
    LetterName{'k', "كاي"},  LetterName{'l', "ال"},     LetterName{'m', "ام"},   LetterName{'n', "ان"},
    LetterName{'o', "او"},   LetterName{'o', "اوه"},    LetterName{'p', "بي"},   LetterName{'p', "بيه"},
    LetterName{'q', "كيو"},  LetterName{'r', "ار"},     LetterName{'s', "اس"},   LetterName{'t', "تي"},
    LetterName{'u', "يو"},   LetterName{'v', "في"},     LetterName{'v', "فاي"},  LetterName{'w', "دبليو"},
    LetterName{'w', "دبلو"}, LetterName{'w', "دابليو"}, LetterName{'x', "اكس"},  LetterName{'y', "واي"},
    LetterName{'z', "زد"},   LetterName{'z', "زي"}};

// Those that are words of their own as well: in no row without one that is not.
constexpr std::array<std::string_view, 8> kDoubtful{"اي", "ال", "ام", "ان", "في", "كي", "او", "بيه"};

// At the end of a row they are the next word of the query: سي إن إن في مصر.
constexpr std::array<std::string_view, 2> kNeverLast{"في", "او"};

// Abbreviations that Arabic news spells out by the names of their letters. Written by hand, from the names of channels,
// agencies, firms, leagues, offices and devices that news of all regions has. An abbreviation is left out if
//
//   * it is a word of English or French as well (US, IT, UN), or a mark of texts (RT);
//   * its row of names may be another abbreviation: بي واي دي is BYD and PYD, يو بي إس is UPS and UBS;
//   * news reads it as a word (ناتو, فار) or writes a translation only (WHO, IMF).
constexpr std::array<std::string_view, 121> kAbbreviations{
    // channels, stations and agencies
    "abc", "afp", "anb", "ap", "ard", "bbc", "bfm", "cbc", "cbs", "cctv", "cnbc", "cnn", "ctv", "dmc", "dw", "espn",
    "fm", "hbo", "itv", "lbc", "lbci", "mbc", "msnbc", "mtv", "nbc", "ndtv", "nhk", "npr", "ntv", "osn", "otv", "pbs",
    "rmc", "rtl", "tmz", "trt", "tv", "upi", "zdf",
    // offices, parties and people
    "cdc", "cia", "dea", "fbi", "fda", "fsb", "hdp", "kgb", "mbs", "mbz", "nsa", "nypd", "pkk", "usa", "uss", "ypg",
    // firms and universities
    "aig", "amd", "asml", "bbva", "bhp", "bmw", "bnp", "cib", "cvs", "dhl", "edf", "efg", "emi", "ge", "gfh", "gm",
    "gmc", "hp", "hsbc", "htc", "ibm", "kfc", "klm", "kpmg", "lg", "mgm", "mit", "mtn", "nmc", "nyu", "omv", "qnb",
    "rbs", "rwe", "stc", "tcl", "tsmc", "ucla", "zte",
    // leagues, clubs and bands
    "atp", "bts", "mls", "mma", "nba", "nfl", "psg", "psv", "ufc", "wta", "wwe",
    // things
    "cd", "dna", "dvd", "gps", "hiv", "lcd", "mba", "pcr", "pdf", "rna", "sms", "suv", "tgv", "tnt", "usb", "vip"};

template <std::size_t kSize>
bool is_listed_in(const std::array<std::string_view, kSize>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool is_letter_name(std::string_view word) {
  return std::ranges::find(kLetterNames, word, &LetterName::name) != kLetterNames.end();
}

bool is_named(char latin, std::string_view word) {
  return std::ranges::any_of(kLetterNames,
                             [&](const LetterName& letter) { return letter.latin == latin && letter.name == word; });
}

std::string_view without_article(std::string_view word) {
  constexpr std::string_view kArticle = "ال";
  const std::string_view rest = word.starts_with(kArticle) ? word.substr(kArticle.size()) : word;
  return is_letter_name(rest) && !is_listed_in(kDoubtful, rest) ? rest : word;  // الان is no row
}

// `first` is the first of the words, without its article.
bool is_spelled_by(std::string_view latin, std::string_view first, std::span<const std::string> words) {
  if (words.size() < latin.size() || !is_named(latin.front(), first)) return false;
  for (std::size_t i = 1; i < latin.size(); ++i) {
    if (!is_named(latin[i], words[i])) return false;
  }
  return true;
}

// Whether `word` is the names of the letters, one behind the other.
bool is_joined_of(std::string_view latin, std::string_view word) {
  if (latin.empty()) return word.empty();
  return std::ranges::any_of(kLetterNames, [&](const LetterName& letter) {
    return letter.latin == latin.front() && word.starts_with(letter.name) &&
           is_joined_of(latin.substr(1), word.substr(letter.name.size()));
  });
}

// Whether the names of any letters are.
bool is_row_in_one_word(std::string_view word) {
  return word.empty() || std::ranges::any_of(kLetterNames, [&](const LetterName& letter) {
           return word.starts_with(letter.name) && is_row_in_one_word(word.substr(letter.name.size()));
         });
}

Abbreviation longest_row(std::string_view first, std::span<const std::string> words) {
  Abbreviation longest;
  for (const std::string_view latin : kAbbreviations) {
    if (latin.size() > longest.length && is_spelled_by(latin, first, words)) longest = {latin.size(), latin};
  }
  return longest;
}

}  // namespace

std::size_t letter_row_length(std::span<const std::string> words) {
  std::size_t end = 0;
  bool sure = false;
  while (end < words.size() && is_letter_name(words[end])) ++end;
  while (end > 0 && is_listed_in(kNeverLast, words[end - 1])) --end;
  for (std::size_t i = 0; i < end; ++i) sure = sure || !is_listed_in(kDoubtful, words[i]);
  return end > 1 && sure ? end : 0;
}

// Most words are seen to be none at once.
Abbreviation abbreviation_at(std::span<const std::string> words) {
  if (words.empty() || words[0].empty()) return {};
  const std::string& word = words[0];
  const std::string_view first = without_article(word);
  if (is_letter_name(first)) return longest_row(first, words);
  if (!ascii::is_lower(word[0]) && !is_row_in_one_word(word)) return {};
  const auto* const latin = std::ranges::find_if(kAbbreviations, [&](std::string_view one) {
    return one == word || (is_joined_in_one_word(one) && is_joined_of(one, word));
  });
  return latin == kAbbreviations.end() ? Abbreviation{} : Abbreviation{1, *latin};
}

std::span<const std::string_view> abbreviations() { return kAbbreviations; }

std::vector<std::string_view> names_of_letter(char latin) {
  std::vector<std::string_view> names;
  for (const LetterName& letter : kLetterNames) {
    if (letter.latin == latin) names.push_back(letter.name);
  }
  return names;
}

}  // namespace khabar
