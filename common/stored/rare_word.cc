#include "common/stored/rare_word.h"

#include <optional>
#include <vector>

#include "common/letters/letters.h"
#include "common/lexicon/word_shape.h"
#include "common/stored/compact_word.h"
#include "common/stored/damage.h"
#include "common/stored/leb128.h"

namespace khabar {
namespace {

// A letter that is spelled otherwise: six bits for its place, two for the spelling.
constexpr std::size_t kMostPlaces = 64;
constexpr std::size_t kPlaceBits = 6;
constexpr char kAlefs[] = {kAlefHamzaAbove, kAlefHamzaBelow, kAlefMadda, '\0'};

Damage damaged_word() { return Damage("the stored words are damaged"); }

// The spelling with the number `which` of a letter of an exact form; 0 if there is none.
char spelling_of(char exact, std::size_t which) {
  if (exact == kAlef) return kAlefs[which];
  if (which > 0) return '\0';
  switch (exact) {
    case kHeh:
      return kTehMarbuta;
    case kTehMarbuta:
      return kHeh;
    case kYeh:
      return kAlefMaksura;
    case kAlefMaksura:
      return kYeh;
    default:
      return '\0';
  }
}

std::optional<std::size_t> number_of_spelling(char exact, char spelled) {
  for (std::size_t which = 0; which < std::size(kAlefs); ++which) {
    const char letter = spelling_of(exact, which);
    if (letter == '\0') return std::nullopt;
    if (letter == spelled) return which;
  }
  return std::nullopt;
}

void append_text(std::string& out, std::string_view text) {
  append_leb128(out, text.size());
  out += text;
}

// The letters that are spelled otherwise, if that says everything.
std::optional<std::string> spelled_letters(const RareWord& word) {
  if (word.exact == word.spelled) return std::string{};
  const auto exact = to_letters(word.exact);
  const auto spelled = to_letters(word.spelled);
  if (!exact || !spelled || exact->size() != spelled->size() || exact->size() > kMostPlaces) return std::nullopt;
  std::string letters;
  for (std::size_t place = 0; place < exact->size(); ++place) {
    if ((*exact)[place] == (*spelled)[place]) continue;
    const auto which = number_of_spelling((*exact)[place], (*spelled)[place]);
    if (!which) return std::nullopt;
    letters += static_cast<char>(*which << kPlaceBits | place);
  }
  return letters;
}

// With its length, as it is stored.
std::string spelling_bytes(const RareWord& word) {
  std::string out;
  if (const auto letters = spelled_letters(word)) {
    out += static_cast<char>(letters->size());
    return out + *letters;
  }
  out += static_cast<char>(kOtherSpelling);
  append_text(out, compact_word(word.spelled));
  return out;
}

std::uint64_t take_number(std::string_view& in) {
  const auto number = read_leb128(in);
  if (!number) throw damaged_word();
  return *number;
}

std::string_view take_bytes(std::string_view& in, std::uint64_t size) {
  if (size > in.size()) throw damaged_word();
  const std::string_view bytes = in.substr(0, size);
  in.remove_prefix(size);
  return bytes;
}

std::uint8_t take_byte(std::string_view& in) { return static_cast<std::uint8_t>(take_bytes(in, 1).front()); }

std::string_view take_spelling(std::string_view& in) {
  const std::string_view begin = in;
  const std::uint8_t letters = take_byte(in);
  take_bytes(in, letters == kOtherSpelling ? take_number(in) : letters);
  return begin.substr(0, begin.size() - in.size());
}

std::string expanded(std::string_view bytes) {
  auto word = expanded_word(bytes);
  if (!word || word->empty()) throw damaged_word();
  return std::move(*word);
}

std::string spelled_word(std::string_view spelling, const std::string& exact) {
  const auto letters_spelled = static_cast<std::uint8_t>(spelling.front());
  spelling.remove_prefix(1);
  if (letters_spelled == kOtherSpelling) {
    take_number(spelling);
    return expanded(spelling);
  }
  if (spelling.empty()) return exact;
  auto letters = to_letters(exact);
  if (!letters) throw damaged_word();
  std::size_t next = 0;
  for (const char c : spelling) {
    const auto byte = static_cast<unsigned char>(c);
    const std::size_t place = byte % kMostPlaces;
    if (place < next || place >= letters->size()) throw damaged_word();
    const char letter = spelling_of((*letters)[place], byte >> kPlaceBits);
    if (letter == '\0') throw damaged_word();
    (*letters)[place] = letter;
    next = place + 1;
  }
  return to_utf8(*letters);
}

}  // namespace

void append_rare_word(std::string& out, const RareWord& word, const WordTable& table) {
  const NumberRange common = table.lemma(word.lemma);
  const std::uint16_t number = common.empty() ? kNoCommonLemma : static_cast<std::uint16_t>(common.begin);
  out += static_cast<char>(number & 0xFFU);
  out += static_cast<char>(number >> 8U);
  if (common.empty()) append_text(out, compact_word(word.lemma));
  const std::string shape = word_shape(word.exact, word.lemma);
  const std::uint8_t code = shape_code(shape);
  out += static_cast<char>(code);
  if (code == kLiteralShape) append_text(out, compact_word(shape));
  out += spelling_bytes(word);
}

StoredRareWord StoredRareWord::read_any(std::string_view& in) {
  StoredRareWord word;
  const std::string_view begin = in;
  const std::uint8_t low = take_byte(in);
  word.common_ = static_cast<std::uint16_t>(low | take_byte(in) << 8U);
  if (word.common_ == kNoCommonLemma) word.lemma_ = take_bytes(in, take_number(in));
  word.lemma_size_ = begin.size() - in.size();
  word.shape_ = take_byte(in);
  if (word.shape_ == kLiteralShape) word.literal_ = take_bytes(in, take_number(in));
  word.form_size_ = begin.size() - in.size();
  word.spelling_ = take_spelling(in);
  word.bytes_ = begin.substr(0, begin.size() - in.size());
  return word;
}

RareWord StoredRareWord::word(const WordTable& table) const {
  RareWord word;
  if (common_ == kNoCommonLemma) {
    word.lemma = expanded(lemma_);
  } else {
    if (common_ >= table.size()) throw damaged_word();
    word.lemma = table[common_].lemma;
  }
  const std::string shape = shape_ == kLiteralShape ? expanded(literal_) : std::string{coded_shape(shape_)};
  const auto exact = shaped_form(shape, word.lemma);
  if (!exact) throw damaged_word();
  word.exact = *exact;
  word.spelled = spelled_word(spelling_, word.exact);
  return word;
}

RarePattern::RarePattern(std::string_view lemma, const WordTable& table)
    : common_(table.lemma(lemma)), lemma_(compact_word(lemma)), any_form_(true), any_spelling_(true) {}

RarePattern::RarePattern(std::string_view lemma, std::string_view exact, const WordTable& table)
    : RarePattern(lemma, table) {
  any_form_ = false;
  const std::string shape = word_shape(exact, lemma);
  shape_ = shape_code(shape);
  if (shape_ == kLiteralShape) literal_ = compact_word(shape);
}

RarePattern::RarePattern(const RareWord& word, const WordTable& table) : RarePattern(word.lemma, word.exact, table) {
  any_spelling_ = false;
  spelling_ = spelling_bytes(word);
}

bool RarePattern::is(const StoredRareWord& word) const {
  const bool same_lemma =
      word.common_ == kNoCommonLemma ? common_.empty() && word.lemma_ == lemma_ : common_.contains(word.common_);
  return same_lemma && (any_form_ || (word.shape_ == shape_ && word.literal_ == literal_)) &&
         (any_spelling_ || word.spelling_ == spelling_);
}

}  // namespace khabar
