#include "searcher/rank/names/letter_names.h"

#include <algorithm>
#include <array>

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
bool is_among(const std::array<std::string_view, kSize>& words, std::string_view word) {
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
  return is_letter_name(rest) && !is_among(kDoubtful, rest) ? rest : word;  // الان is no row
}

bool is_spelled_by(std::string_view latin, std::span<const std::string> words) {
  if (words.size() < latin.size() || latin.size() < 2) return false;
  for (std::size_t i = 0; i < latin.size(); ++i) {
    const std::string_view word = i == 0 ? without_article(words[i]) : words[i];
    if (!is_named(latin[i], word)) return false;
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

bool is_written_as(std::string_view latin, std::string_view word) {
  return word == latin || (is_joined_in_one_word(latin) && is_joined_of(latin, word));
}

}  // namespace

std::size_t letter_row_length(std::span<const std::string> words) {
  std::size_t end = 0;
  bool sure = false;
  while (end < words.size() && is_letter_name(words[end])) ++end;
  while (end > 0 && is_among(kNeverLast, words[end - 1])) --end;
  for (std::size_t i = 0; i < end; ++i) sure = sure || !is_among(kDoubtful, words[i]);
  return end > 1 && sure ? end : 0;
}

Abbreviation abbreviation_at(std::span<const std::string> words) {
  Abbreviation longest;
  if (words.empty()) return longest;
  for (const std::string_view latin : kAbbreviations) {
    const std::size_t length = is_spelled_by(latin, words) ? latin.size() : is_written_as(latin, words[0]) ? 1 : 0;
    if (length > longest.length) longest = {length, latin};
  }
  return longest;
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
