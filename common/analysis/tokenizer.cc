#include "common/analysis/tokenizer.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "common/analysis/joined_names.h"
#include "common/ascii.h"
#include "common/letters/characters.h"
#include "common/letters/normalizer.h"
#include "common/utf8.h"

namespace khabar {
namespace {

enum class Script { kNone, kArabic, kLatin, kNumber };  // kLatin: any script but Arabic; digits inside stay kLatin

constexpr std::array<std::string_view, 19> kProclitics{"ال",  "وال",  "بال",  "فال", "كال", "لل", "ولل",
                                                       "فلل", "وبال", "فبال", "و",   "ب",   "ل",  "ف",
                                                       "ك",   "ول",   "وب",   "فل",  "فب"};
constexpr std::array<std::string_view, 13> kElisions{"l", "d",  "j",     "m",      "t",      "s",     "n",
                                                     "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"};

template <class Table>
bool contains(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

constexpr bool is_thousands_mark(char32_t c) { return c == U',' || c == U'\u066C' || c == U'\u060C'; }
constexpr bool is_decimal_mark(char32_t c) { return c == U'.' || c == U',' || c == U'\u066B'; }
constexpr std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }
constexpr bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019' || c == U'\u02BC'; }

// The word being read, and how the next run of letters or digits joins it.
class Reader {
 public:
  Reader(std::string_view text, TokenizedText& into)
      : text_(text), into_(into), table_(character_table()), stop_(text.size()) {}

  enum class Input { kAsGiven, kNormalized };

  // False if the text needs NFKC first. What NFKC has left of combining characters is a mark. Ends behind `most` words.
  bool run(Input input, std::size_t most) {
    into_.text.clear();
    into_.tokens.clear();
    most_ = most;
    while (at_ < stop_) {
      if (at_ == host_end_) end_url();
      if (at_ == text_.size()) break;
      const std::size_t begin = at_;
      const char32_t c = next_code_point(text_, at_);
      Character character = table_[c];
      if (character.needs_nfkc) {
        if (input == Input::kAsGiven) return false;
        character.kind = CharacterKind::kMark;
      }
      switch (character.kind) {
        case CharacterKind::kSeparator:
          separator(c);
          break;
        case CharacterKind::kMark:
          if (script_ != Script::kNone) end_ = at_;
          break;
        case CharacterKind::kControl:
          break;
        case CharacterKind::kArabic:
          append(character, Script::kArabic, begin);
          break;
        case CharacterKind::kLetter:
          append(character, Script::kLatin, begin);
          break;
        case CharacterKind::kDigit:
          append(character, Script::kNumber, begin);
          break;
      }
    }
    if (at_ == text_.size()) finish();
    return true;
  }

 private:
  std::string_view word() const { return std::string_view(into_.text).substr(word_begin_); }

  void append(const Character& character, Script script, std::size_t begin) {
    if (script_ == Script::kLatin && script == Script::kNumber) script = Script::kLatin;   // covid19
    if (script_ == Script::kNumber && script == Script::kLatin) script_ = Script::kLatin;  // 4g
    if (script_ != Script::kNone && script_ != script) {
      if (script_ == Script::kArabic && contains(kProclitics, word())) {
        drop();
      } else {
        finish();
      }
    }
    if (script_ == Script::kNone) start(script, begin);
    end_ = at_;
    cut_ = cut_ || !has_room(character.mapped[1] == 0 ? 1 : 2, 0);
    if (cut_) return;
    for (const char32_t letter : character.mapped) {
      if (letter == 0) continue;
      letter_begins_[letters_++] = begin;
      append_code_point(into_.text, letter);
    }
  }

  // For so many letters behind so many bytes (a character may become two). A word that is cut is read as itself: it has
  // no more letters, and no less of them behind a full stop than belong there.
  bool has_room(std::size_t letters, std::size_t before) const {
    constexpr std::size_t kMostLetterBytes = 4;
    return letters_ + letters <= kMaxWordLetters &&
           word().size() + before + kMostLetterBytes * letters <= kMaxWordBytes;
  }

  void start(Script script, std::size_t begin) {
    script_ = script;
    begin_ = begin;
    word_begin_ = into_.text.size();
    letters_ = 0;
    thousands_ = 0;
    decimal_ = false;
    abbreviation_ = false;
    cut_ = false;
  }

  void finish() {
    if (script_ == Script::kNone) return;
    strip_www();
    while (script_ == Script::kLatin && !word().empty() && word().back() == '.') {
      into_.text.pop_back();
    }
    if (script_ == Script::kArabic) part_joined_names();
    if (script_ == Script::kLatin) part_model_number();
    push(begin_, end_, word().size());
    script_ = Script::kNone;
  }

  void push(std::size_t begin, std::size_t end, std::size_t size) {
    if (size == 0) return;
    into_.tokens.push_back({offset(begin), offset(end), offset(word_begin_), offset(size)});
    word_begin_ += size;
    if (into_.tokens.size() >= most_) stop_ = 0;
  }

  // عبدالله is two words, and each is a part of what was typed; ابوعبدالله is three.
  void part_joined_names() {
    constexpr std::size_t kBytesALetter = 2;
    if (word().size() != letters_ * kBytesALetter || abbreviation_) return;
    std::vector<std::size_t> places;
    find_parts(word(), 0, places);
    std::size_t parted = 0;
    for (const std::size_t place : places) {
      const std::size_t begin = letter_begins_[place / kBytesALetter];
      push(begin_, begin, place - parted);
      begin_ = begin;
      parted = place;
    }
  }

  // iphone15 is two words, as iphone 15 is; mp4 and g20 are names of their own.
  void part_model_number() {
    constexpr std::size_t kLeastLettersBefore = 3;
    constexpr std::string_view kDigits = "0123456789";
    const std::size_t digits = word().find_first_of(kDigits);
    if (digits == std::string_view::npos || digits < kLeastLettersBefore) return;
    if (word().find_first_not_of(kDigits, digits) != std::string_view::npos) return;
    if (!std::ranges::all_of(word().substr(0, digits), &ascii::is_lower<char>)) return;
    const std::size_t begin = letter_begins_[digits];
    push(begin_, begin, digits);
    begin_ = begin;
  }

  // Adds the places in the word, in bytes, at which `names` is parted; it stands at `begin` of the word.
  static void find_parts(std::string_view names, std::size_t begin, std::vector<std::size_t>& places) {
    const std::size_t first = first_of_joined_names(names);
    if (first == 0) return;
    find_parts(names.substr(0, first), begin, places);
    places.push_back(begin + first);
    find_parts(names.substr(first), begin + first, places);
  }

  void drop() {
    into_.text.resize(word_begin_);
    script_ = Script::kNone;
  }

  void strip_www() {
    if (script_ != Script::kLatin) return;
    while (word().starts_with("www.") && names_a_host(word().substr(4))) into_.text.erase(word_begin_, 4);
  }

  // www.24.ae keeps its www, for 24.ae by itself begins with a number.
  static bool names_a_host(std::string_view host) {
    return host.substr(0, host.find('.')).find_first_not_of("0123456789") != std::string_view::npos;
  }

  // Once the text is normalized: what NFKC would compose did not find its letter.
  static bool is_left_out(const Character& character) {
    return character.needs_nfkc || character.kind == CharacterKind::kMark || character.kind == CharacterKind::kControl;
  }

  // What follows a separator, without moving: kinds of the next characters.
  struct Ahead {
    Script script = Script::kNone;
    std::size_t length = 0;  // letters or digits of that script in a row
  };

  Ahead look_ahead() const {
    Ahead ahead;
    for (std::size_t at = at_; at < text_.size();) {
      const Character next = table_[next_code_point(text_, at)];
      if (is_left_out(next)) continue;
      const Script script = next.kind == CharacterKind::kArabic   ? Script::kArabic
                            : next.kind == CharacterKind::kLetter ? Script::kLatin
                            : next.kind == CharacterKind::kDigit  ? Script::kNumber
                                                                  : Script::kNone;
      if (script == Script::kNone || (ahead.length > 0 && script != ahead.script) || ahead.length > kMaxWordLetters)
        break;
      ahead.script = script;
      ++ahead.length;
    }
    return ahead;
  }

  void separator(char32_t c) {
    if (script_ == Script::kNone) return;
    if (script_ == Script::kNumber && joins_number(c)) return;
    if (c == U'.' && joins_dotted()) return;
    if (script_ == Script::kLatin && is_apostrophe(c) && joins_apostrophe()) return;
    if (c == U':' && is_scheme()) {
      read_url();
      return;
    }
    finish();
  }

  bool joins_number(char32_t c) {
    const Ahead ahead = look_ahead();
    if (ahead.script != Script::kNumber) return false;
    if (is_thousands_mark(c) && !decimal_ && ahead.length == 3 && letters_ <= 3 + thousands_) {
      thousands_ = letters_;
      return true;
    }
    if (!is_decimal_mark(c) || decimal_ || (c == U',' && ahead.length > 2)) return false;
    // 20.1.2025 is a date: a second full stop behind the next digits takes the number apart.
    if (c == U'.' && followed_by_dotted_number()) return false;
    if (c == U'.' && !into_.tokens.empty() && begin_ > 0 && text_[begin_ - 1] == '.') return false;
    decimal_ = true;
    cut_ = cut_ || !has_room(1, 1);
    if (!cut_) into_.text += '.';
    return true;
  }

  // Behind the digits that come next.
  bool followed_by_dotted_number() const {
    char32_t before = U'0';
    for (std::size_t at = at_; at < text_.size();) {
      const char32_t c = next_code_point(text_, at);
      const Character character = table_[c];
      if (is_left_out(character)) continue;
      const bool is_digit = character.kind == CharacterKind::kDigit;
      if (before == U'.') return is_digit;
      if (!is_digit && c != U'.') return false;
      before = c;
    }
    return false;
  }

  bool joins_dotted() {
    const Ahead ahead = look_ahead();
    const bool single = letters_ == 1 || abbreviation_;
    if (single && script_ != Script::kNumber && ahead.script == script_ && ahead.length == 1) {
      abbreviation_ = true;
      return true;
    }
    if (abbreviation_) {
      end_ = at_;  // the last full stop of U.S. belongs to it
      return false;
    }
    const bool host = script_ == Script::kLatin && !cut_ && has_room(3, 1) && letters_ > 1 && ahead.length > 1 &&
                      (ahead.script == Script::kLatin || ahead.script == Script::kNumber);
    if (host) into_.text += '.';
    return host;
  }

  bool joins_apostrophe() {
    const Ahead ahead = look_ahead();
    if (ahead.script != Script::kLatin) return false;
    if (contains(kElisions, word())) {
      drop();
      return true;
    }
    if (ahead.length == 1 && (text_[at_] == 's' || text_[at_] == 'S')) {
      ++at_;
      return false;
    }
    return true;
  }

  bool is_scheme() const {
    return (word() == "http" || word() == "https" || word() == "ftp") && text_.substr(at_, 2) == "//";
  }

  // The host is read by the rules of any text, so that typed by itself it gives the same words.
  void read_url() {
    drop();
    at_ += 2;
    host_end_ = std::min(text_.find_first_of("/?#: \t\n\r\"<>)", at_), text_.size());
  }

  // What follows the host, up to the next space or Arabic letter, says nothing about the news.
  void end_url() {
    finish();
    while (at_ < text_.size()) {
      const std::size_t before = at_;
      const char32_t c = next_code_point(text_, at_);
      if (c <= U' ' || c > 0x7F) {
        at_ = before;
        break;
      }
    }
  }

  std::string_view text_;
  TokenizedText& into_;
  const CharacterTable& table_;
  std::size_t stop_;      // where reading ends: behind the text, or at once if there are words enough
  std::size_t most_ = 0;  // words
  std::size_t at_ = 0;
  std::size_t host_end_ = std::string_view::npos;  // of the last URL
  Script script_ = Script::kNone;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t word_begin_ = 0;
  std::size_t letters_ = 0;
  std::array<std::size_t, kMaxWordLetters> letter_begins_{};  // of the word
  std::size_t thousands_ = 0;
  bool cut_ = false;  // there is no room for more of the word
  bool decimal_ = false;
  bool abbreviation_ = false;
};

}  // namespace

// How a word is read depends on what follows it, up to the second word behind it: so far it must be known whether the
// text needs NFKC.
void tokenize(std::string_view text, TokenizedText& into, std::size_t most) {
  constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
  constexpr std::size_t kWordsAhead = 4;
  if (Reader(text, into).run(Reader::Input::kAsGiven, most < kAll - kWordsAhead ? most + kWordsAhead : kAll)) return;
  const NormalizedText normalized(text);
  Reader(normalized.text(), into).run(Reader::Input::kNormalized, kAll);
  for (RawToken& token : into.tokens) {
    token.begin = offset(normalized.original_begin(token.begin));
    token.end = offset(normalized.original_end(token.end));
  }
  // One character may be a whole sentence (U+FDFA): its first word stands for it, for one place is marked once.
  std::size_t apart = 0;
  for (const RawToken& token : into.tokens) {
    if (apart == 0 || token.begin >= into.tokens[apart - 1].end) into.tokens[apart++] = token;
  }
  into.tokens.resize(apart);
}

}  // namespace khabar
