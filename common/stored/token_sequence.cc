#include "common/stored/token_sequence.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <unordered_map>

#include "common/stored/damage.h"
#include "common/stored/leb128.h"

namespace khabar {
namespace {

static_assert(std::endian::native == std::endian::little, "codes are read as they lie");

enum Flags : unsigned char { kWide = 1, kTitleIsLead = 2, kAllFlags = 3 };

constexpr std::uint32_t kFirstRare = kMostCommonWords;
constexpr std::size_t kMostNarrowRare = 0x10000 - kFirstRare;
constexpr std::size_t kLeastRareBytes = 4;  // of one rare word

Damage damaged_words() { return Damage("the stored words are damaged"); }

std::uint64_t read_number(std::string_view& in) {
  const auto number = read_leb128(in);
  if (!number) throw damaged_words();
  return *number;
}

std::string_view take(std::string_view& in, std::uint64_t bytes) {
  if (bytes > in.size()) throw damaged_words();
  const std::string_view part = in.substr(0, bytes);
  in.remove_prefix(bytes);
  return part;
}

// The rare words of an article in their order, and the code of each word.
struct Coding {
  std::vector<RareWord> rare;
  std::vector<std::uint32_t> codes;

  explicit Coding(const std::vector<Token>& tokens) {
    std::unordered_map<const Word*, std::uint32_t> numbers;
    for (const Token& token : tokens) {
      if (!token.word->number && numbers.emplace(token.word, 0).second) {
        rare.push_back({token.word->lemma, token.word->exact, token.word->spelled});
      }
    }
    std::ranges::sort(rare);
    const auto same = std::ranges::unique(rare);
    rare.erase(same.begin(), same.end());
    for (auto& [word, number] : numbers) {
      const RareWord wanted{word->lemma, word->exact, word->spelled};
      number = static_cast<std::uint32_t>(std::ranges::lower_bound(rare, wanted) - rare.begin());
    }
    codes.reserve(tokens.size());
    for (const Token& token : tokens) {
      codes.push_back(token.word->number ? *token.word->number : kFirstRare + numbers.at(token.word));
    }
  }

  bool wide() const { return rare.size() > kMostNarrowRare; }
};

void append_codes(std::string& out, const Coding& coding) {
  const std::size_t bytes = coding.wide() ? 4 : 2;
  const std::size_t begin = out.size();
  out.resize(begin + coding.codes.size() * bytes);
  for (std::size_t i = 0; i < coding.codes.size(); ++i) {
    std::memcpy(out.data() + begin + i * bytes, &coding.codes[i], bytes);
  }
}

}  // namespace

std::string encode_tokens(const ArticleWords& words) {
  const Coding coding(words.tokens);
  std::string rare;
  for (const RareWord& word : coding.rare) append_rare_word(rare, word, WordTable{});
  std::string sentences;
  for (const Sentence& sentence : words.sentences) {
    append_leb128(sentences, sentence.words * 2 + (sentence.ends_paragraph ? 1 : 0));
  }
  std::string out;
  out.reserve(16 + rare.size() + sentences.size() + words.tokens.size() * (coding.wide() ? 4 : 2));
  out += static_cast<char>((coding.wide() ? kWide : 0) | (words.title_is_lead ? kTitleIsLead : 0));
  append_leb128(out, words.title_words);
  append_leb128(out, words.tokens.size());
  append_leb128(out, coding.rare.size());
  append_leb128(out, rare.size());
  append_leb128(out, sentences.size());
  out += rare;
  out += sentences;
  append_codes(out, coding);
  return out;
}

WordPattern::WordPattern(std::string_view lemma) : common_(WordTable{}.lemma(lemma)), rare_(lemma, WordTable{}) {}

WordPattern::WordPattern(std::string_view lemma, std::string_view exact)
    : common_(WordTable{}.exact(lemma, exact)), rare_(lemma, exact, WordTable{}) {}

TokenSequence::TokenSequence(std::string_view value) {
  if (value.empty()) throw damaged_words();
  const auto flags = static_cast<unsigned char>(value.front());
  wide_ = (flags & kWide) != 0;
  title_is_lead_ = (flags & kTitleIsLead) != 0;
  if (flags > kAllFlags) throw damaged_words();
  value.remove_prefix(1);
  title_words_ = read_number(value);
  size_ = read_number(value);
  rare_count_ = read_number(value);
  const std::uint64_t rare_bytes = read_number(value);
  const std::uint64_t sentence_bytes = read_number(value);
  rare_bytes_ = take(value, rare_bytes);
  sentence_bytes_ = take(value, sentence_bytes);
  codes_ = value;
  const std::size_t width = wide_ ? 4 : 2;
  const bool fits = codes_.size() % width == 0 && size_ == codes_.size() / width && title_words_ <= size_ &&
                    rare_count_ <= rare_bytes_.size() / kLeastRareBytes;
  if (!fits) throw damaged_words();
}

const std::vector<StoredRareWord>& TokenSequence::rare_words() const {
  if (!rare_.empty() || rare_count_ == 0) return rare_;
  std::vector<StoredRareWord> words;
  words.reserve(rare_count_);
  each_rare_word([&](std::uint32_t, const StoredRareWord& word) { words.push_back(word); });
  rare_ = std::move(words);
  return rare_;
}

void TokenSequence::check_rare_end(std::string_view rest) {
  if (!rest.empty()) throw damaged_words();
}

std::size_t TokenSequence::count_wanted(const std::vector<std::uint8_t>& wanted, std::size_t end,
                                        std::size_t most) const {
  return wide_ ? count_wanted<std::uint32_t>(wanted, end, most) : count_wanted<std::uint16_t>(wanted, end, most);
}

// Without a branch for each word, which would be guessed wrong as often as not.
template <typename Code>
std::size_t TokenSequence::count_wanted(const std::vector<std::uint8_t>& wanted, std::size_t end,
                                        std::size_t most) const {
  constexpr std::size_t kStep = 32;
  const std::uint8_t* const is_wanted = wanted.data();
  std::size_t count = 0;
  for (std::size_t word = 0; word < end && count < most;) {
    const std::size_t stop = std::min(end, word + kStep);
    for (; word < stop; ++word) {
      const std::uint32_t code = load<Code>(word);
      if (sizeof(Code) == sizeof(std::uint16_t) || code < wanted.size()) count += is_wanted[code];
    }
  }
  return count;
}

std::vector<Sentence> TokenSequence::sentences() const {
  std::vector<Sentence> sentences;
  std::size_t left = size_;
  for (std::string_view rest = sentence_bytes_; !rest.empty();) {
    const std::uint64_t number = read_number(rest);
    const Sentence sentence{number / 2, number % 2 == 1};
    if (sentence.words == 0 || sentence.words > left) throw damaged_words();
    left -= sentence.words;
    sentences.push_back(sentence);
  }
  if (left > 0 || (!sentences.empty() && !sentences.back().ends_paragraph)) throw damaged_words();
  return sentences;
}

void TokenSequence::check() const {
  sentences();
  std::string rare;
  for (std::uint32_t i = 0; i < rare_count_; ++i) {
    const CommonWord word = texts(kFirstRare + i);
    if (i > 0 && word <= texts(kFirstRare + i - 1)) throw damaged_words();
    append_rare_word(rare, {std::string{word.lemma}, std::string{word.exact}, std::string{word.spelled}}, table_);
  }
  if (rare != rare_bytes_) throw damaged_words();  // a pattern finds what is written in one way only
  for (std::size_t word = 0; word < size_; ++word) texts(code(word));
}

WordCodes TokenSequence::codes(const WordPattern& pattern) const {
  const std::vector<StoredRareWord>& words = rare_words();
  const auto is_wanted = [&](const StoredRareWord& word) { return pattern.rare_.is(word); };
  const auto first = std::ranges::find_if(words, is_wanted);
  const auto last = std::find_if_not(first, words.end(), is_wanted);
  const auto number = [&](auto at) { return kFirstRare + static_cast<std::uint32_t>(at - words.begin()); };
  return {pattern.common_, {number(first), number(last)}};
}

CommonWord TokenSequence::texts(std::uint32_t code) const {
  if (code < table_.size()) return table_[code];
  if (code < kFirstRare || code - kFirstRare >= rare_count_) throw damaged_words();
  if (rare_texts_.empty()) {
    std::vector<RareWord> texts;
    texts.reserve(rare_count_);
    for (const StoredRareWord& word : rare_words()) texts.push_back(word.word(table_));
    rare_texts_ = std::move(texts);
  }
  const RareWord& word = rare_texts_[code - kFirstRare];
  return {word.lemma, word.exact, word.spelled};
}

}  // namespace khabar
