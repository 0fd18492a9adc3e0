#include "common/index/token_sequence.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <unordered_map>
#include <utility>

#include "common/analysis/word_shape.h"
#include "common/index/damage.h"
#include "common/index/leb128.h"

namespace khabar {
namespace {

static_assert(std::endian::native == std::endian::little, "codes are read as they lie");

enum Flags : unsigned char { kWide = 1, kTitleIsLead = 2, kNumbered = 4, kAllFlags = 7 };

// What shape() reads at most to find a literal. A small block is a short way, a large one a small table.
constexpr std::size_t kBlockWords = 64;

// Two bytes keep 600 different lemmas apart with one seed in 16, and 1,000 with one in 2,000.
constexpr std::uint64_t kNarrowSeeds = 64;
constexpr std::size_t kNarrowLemmas = 1000;

// Four bytes keep 50,000 lemmas apart with three seeds in four, 100,000 with one in three, and 200,000 with one in 100.
constexpr std::uint64_t kWideSeeds = 16;
constexpr std::size_t kWideLemmas = 150'000;

std::uint32_t code_of(std::string_view lemma, std::uint64_t seed, bool wide) {
  const XXH64_hash_t hash = XXH3_64bits_withSeed(lemma.data(), lemma.size(), seed);
  return wide ? static_cast<std::uint32_t>(hash) : static_cast<std::uint16_t>(hash);
}

template <typename Code>
Code load(std::string_view codes, std::size_t at) {
  Code code = 0;
  std::memcpy(&code, codes.data() + at * sizeof(Code), sizeof(Code));
  return code;
}

template <typename Code>
std::size_t find_code(std::string_view codes, std::uint32_t code, std::size_t from, std::size_t end) {
  const auto wanted = static_cast<Code>(code);
  while (from < end && load<Code>(codes, from) != wanted) ++from;
  return from;
}

// The different lemmas of an article, and for each word which of them it has.
struct Lemmas {
  std::vector<std::string_view> distinct;
  std::vector<std::uint32_t> of_word;

  explicit Lemmas(const std::vector<Token>& words) {
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    numbers.reserve(std::min(words.size(), kNarrowLemmas));
    of_word.reserve(words.size());
    for (const Token& token : words) {
      const auto next = static_cast<std::uint32_t>(distinct.size());
      const auto [at, is_new] = numbers.emplace(token.word->lemma, next);
      if (is_new) distinct.push_back(at->first);
      of_word.push_back(at->second);
    }
  }
};

struct Coding {
  std::uint64_t seed = 0;
  bool wide = false;
  std::vector<std::uint32_t> codes;     // of Lemmas::distinct
  std::vector<std::uint32_t> numbered;  // which of them have a number instead of their hash
};

Coding hashed(const std::vector<std::string_view>& lemmas, std::uint64_t seed, bool wide) {
  Coding coding;
  coding.seed = seed;
  coding.wide = wide;
  coding.codes.reserve(lemmas.size());
  for (const std::string_view lemma : lemmas) coding.codes.push_back(code_of(lemma, seed, wide));
  return coding;
}

bool all_differ(std::vector<std::uint32_t> codes) {
  std::sort(codes.begin(), codes.end());
  return std::adjacent_find(codes.begin(), codes.end()) == codes.end();
}

// Gives each lemma whose hash a lemma before it has the least number that is nobody's hash.
void number_the_rest(Coding& coding) {
  std::vector<std::uint32_t> hashes = coding.codes;
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  std::vector<bool> seen(hashes.size());
  std::uint32_t number = 0;
  auto taken = hashes.cbegin();
  for (std::uint32_t i = 0; i < coding.codes.size(); ++i) {
    const auto at = std::lower_bound(hashes.cbegin(), hashes.cend(), coding.codes[i]) - hashes.cbegin();
    if (!seen[static_cast<std::size_t>(at)]) {
      seen[static_cast<std::size_t>(at)] = true;
      continue;
    }
    for (; taken != hashes.cend() && *taken == number; ++taken) ++number;
    coding.codes[i] = number++;
    coding.numbered.push_back(i);
  }
}

Coding choose_coding(const std::vector<std::string_view>& lemmas) {
  const std::uint64_t narrow = lemmas.size() > kNarrowLemmas ? 0 : kNarrowSeeds;
  const std::uint64_t wide = lemmas.size() > kWideLemmas ? 0 : kWideSeeds;
  for (std::uint64_t seed = 0; seed < narrow + wide; ++seed) {
    Coding coding = hashed(lemmas, seed, seed >= narrow);
    if (all_differ(coding.codes)) return coding;
  }
  Coding coding = hashed(lemmas, 0, true);
  number_the_rest(coding);
  return coding;
}

void append_numbered(std::string& out, const Coding& coding, const Lemmas& lemmas) {
  std::vector<std::uint32_t> ascending = coding.numbered;
  std::ranges::sort(ascending, {}, [&](std::uint32_t i) { return lemmas.distinct[i]; });
  append_leb128(out, ascending.size());
  for (const std::uint32_t i : ascending) {
    append_leb128(out, lemmas.distinct[i].size());
    out += lemmas.distinct[i];
    append_leb128(out, coding.codes[i]);
  }
}

void append_codes(std::string& out, const Coding& coding, const std::vector<std::uint32_t>& words) {
  const std::size_t bytes = coding.wide ? 4 : 2;
  const std::size_t begin = out.size();
  out.resize(begin + words.size() * bytes);
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::memcpy(out.data() + begin + i * bytes, &coding.codes[words[i]], bytes);
  }
}

void append_shapes(std::string& out, const std::vector<Token>& words) {
  for (const Token& token : words) out += static_cast<char>(token.word->shape);
  for (const Token& token : words) {
    if (token.word->shape != kLiteralShape) continue;
    const std::string shape = word_shape(token.word->exact, token.word->lemma);
    append_leb128(out, shape.size());
    out += shape;
  }
}

Damage damaged_words() { return Damage("the stored words are damaged"); }

std::uint64_t read_number(std::string_view& in) {
  const auto number = read_leb128(in);
  if (!number) throw damaged_words();
  return *number;
}

std::string_view take_literal(std::string_view& literals) {
  const std::uint64_t length = read_number(literals);
  if (length > literals.size()) throw damaged_words();
  const std::string_view shape = literals.substr(0, length);
  literals.remove_prefix(length);
  return shape;
}

}  // namespace

std::string encode_tokens(const std::vector<Token>& words, std::size_t title_words, bool title_is_lead) {
  const Lemmas lemmas(words);
  const Coding coding = choose_coding(lemmas.distinct);
  const bool numbered = !coding.numbered.empty();
  std::string out;
  out.reserve(16 + words.size() * (coding.wide ? 6 : 4));
  out += static_cast<char>((coding.wide ? kWide : 0) | (title_is_lead ? kTitleIsLead : 0) | (numbered ? kNumbered : 0));
  append_leb128(out, coding.seed);
  append_leb128(out, title_words);
  append_leb128(out, words.size());
  if (numbered) append_numbered(out, coding, lemmas);
  append_codes(out, coding, lemmas.of_word);
  append_shapes(out, words);
  return out;
}

TokenSequence::TokenSequence(std::string_view value) {
  if (value.empty()) throw damaged_words();
  const auto flags = static_cast<unsigned char>(value.front());
  wide_ = (flags & kWide) != 0;
  title_is_lead_ = (flags & kTitleIsLead) != 0;
  if (flags > kAllFlags) throw damaged_words();
  value.remove_prefix(1);
  seed_ = read_number(value);
  title_words_ = read_number(value);
  size_ = read_number(value);
  if ((flags & kNumbered) != 0) read_numbered(value);
  const std::size_t width = wide_ ? 4 : 2;
  if (size_ > value.size() / (width + 1) || title_words_ > size_) throw damaged_words();
  codes_ = value.substr(0, size_ * width);
  shapes_ = value.substr(codes_.size(), size_);
  literals_ = value.substr(codes_.size() + shapes_.size());
}

void TokenSequence::read_numbered(std::string_view& value) {
  if (!wide_) throw damaged_words();
  for (std::uint64_t left = read_number(value); left > 0; --left) {
    const std::uint64_t length = read_number(value);
    if (length > value.size()) throw damaged_words();
    const std::string_view lemma = value.substr(0, length);
    value.remove_prefix(length);
    const std::uint64_t code = read_number(value);
    if (code > 0xFFFF'FFFFU || (!numbered_.empty() && numbered_.back().lemma >= lemma)) throw damaged_words();
    numbered_.push_back({lemma, static_cast<std::uint32_t>(code)});
  }
}

std::uint32_t TokenSequence::code(std::string_view lemma) const {
  if (!numbered_.empty()) {
    const auto at = std::ranges::lower_bound(numbered_, lemma, {}, &NumberedLemma::lemma);
    if (at != numbered_.end() && at->lemma == lemma) return at->code;
  }
  return code_of(lemma, seed_, wide_);
}

std::size_t TokenSequence::find(std::uint32_t code, std::size_t from, WordRange range) const {
  from = std::max(from, range.begin);
  return wide_ ? find_code<std::uint32_t>(codes_, code, from, range.end)
               : find_code<std::uint16_t>(codes_, code, from, range.end);
}

std::uint32_t TokenSequence::code_at(std::size_t word) const {
  return wide_ ? load<std::uint32_t>(codes_, word) : load<std::uint16_t>(codes_, word);
}

void TokenSequence::check() const {
  std::string_view literals = literals_;
  for (std::size_t word = 0; word < size_; ++word) shape_at(word, literals);
  if (!literals.empty()) throw damaged_words();
}

std::string_view TokenSequence::shape(std::size_t word) const {
  const auto code = static_cast<std::uint8_t>(shapes_[word]);
  std::string_view literals;
  if (code == kLiteralShape) {
    literals = literals_of_block(word);
    for (std::size_t before = word / kBlockWords * kBlockWords; before < word; ++before) {
      if (static_cast<std::uint8_t>(shapes_[before]) == kLiteralShape) take_literal(literals);
    }
  }
  return shape_at(word, literals);
}

std::string_view TokenSequence::literals_of_block(std::size_t word) const {
  if (blocks_.empty()) blocks_.push_back(literals_);
  while (blocks_.size() <= word / kBlockWords) {
    std::string_view literals = blocks_.back();
    const std::string_view block = shapes_.substr((blocks_.size() - 1) * kBlockWords, kBlockWords);
    for (const char code : block) {
      if (static_cast<std::uint8_t>(code) == kLiteralShape) take_literal(literals);
    }
    blocks_.push_back(literals);
  }
  return blocks_[word / kBlockWords];
}

std::string_view TokenSequence::shape_at(std::size_t word, std::string_view& literals) const {
  const auto code = static_cast<std::uint8_t>(shapes_[word]);
  if (code == kLiteralShape) {
    const std::string_view shape = take_literal(literals);
    if (!is_shape(shape)) throw damaged_words();
    return shape;
  }
  const std::string_view shape = coded_shape(code);
  if (shape.empty()) throw damaged_words();
  return shape;
}

}  // namespace khabar
