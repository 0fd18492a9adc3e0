#include "common/index/token_sequence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>

#include "common/analysis/word_shape.h"
#include "common/index/damage.h"
#include "common/index/leb128.h"

namespace khabar {
namespace {

std::vector<std::size_t> places(const TokenSequence& tokens, std::string_view lemma, WordRange range) {
  std::vector<std::size_t> found;
  const std::uint32_t code = tokens.code(lemma);
  for (std::size_t at = tokens.find(code, 0, range); at < range.end; at = tokens.find(code, at + 1, range)) {
    found.push_back(at);
  }
  return found;
}

// Every lemma is found where the words have it and nowhere else, and every exact form comes back.
void expect_same(const std::vector<Token>& words, const TokenSequence& tokens) {
  ASSERT_EQ(tokens.size(), words.size());
  std::map<std::string, std::vector<std::size_t>> wanted;
  for (const Token& token : words) wanted[token.word->lemma].push_back(token.position);
  for (const auto& [lemma, at] : wanted) EXPECT_EQ(places(tokens, lemma, {0, words.size()}), at) << lemma;
  for (const Token& token : words) {
    const auto form = shaped_form(tokens.shape(token.position), token.word->lemma);
    EXPECT_EQ(form, token.word->exact);
  }
}

TEST(TokenSequence, FindsEachLemmaAtItsPlacesOnly) {
  Analyzer analyzer;
  const auto& words =
      analyzer.analyze("الهجرة غير الشرعية: غرق قوارب في البحر، وقارب الهجرة غير بعيد عن قوارب الصيادين");
  const std::string value = encode_tokens(words, 3, false);
  expect_same(words, TokenSequence{value});
}

TEST(TokenSequence, KeepsArticlesOfAnyLengthExact) {
  Analyzer analyzer;
  std::mt19937 random{7};
  for (const std::size_t different : {1U, 10U, 300U, 900U, 1100U, 20'000U}) {
    std::string text;
    for (std::size_t i = 0; i < different * 2; ++i) text += "xw" + std::to_string(random() % different) + ' ';
    const auto& words = analyzer.analyze(text);
    const std::string value = encode_tokens(words, 0, false);
    expect_same(words, TokenSequence{value});
  }
}

// Words that no Analyzer has to be asked for.
class MadeWords {
 public:
  explicit MadeWords(const std::vector<std::string>& lemmas) {
    words_.reserve(lemmas.size());
    for (const std::string& lemma : lemmas) {
      Word& word = words_.emplace_back();
      word.exact = lemma;
      word.lemma = lemma;
      tokens_.push_back({0, 0, static_cast<std::uint32_t>(tokens_.size()), &word});
    }
  }

  const std::vector<Token>& tokens() const { return tokens_; }

 private:
  std::vector<Word> words_;
  std::vector<Token> tokens_;
};

std::vector<std::string> numbers(int from, int count) {
  std::vector<std::string> words;
  for (int i = 0; i < count; ++i) words.push_back(std::to_string(from + i));
  return words;
}

TEST(TokenSequence, KeepsLemmasApartThatNoSeedKeepsApart) {
  for (const int different : {90'000, 400'000}) {
    const MadeWords made(numbers(1'000'000, different));
    const std::string value = encode_tokens(made.tokens(), 0, false);
    const TokenSequence tokens{value};
    std::vector<std::uint32_t> codes;
    for (const Token& token : made.tokens()) {
      const std::uint32_t code = tokens.code(token.word->lemma);
      ASSERT_TRUE(tokens.has_code(token.position, code)) << token.word->lemma;
      codes.push_back(code);
    }
    std::ranges::sort(codes);
    EXPECT_TRUE(std::ranges::adjacent_find(codes) == codes.end()) << different;
    EXPECT_LE(value.size(), static_cast<std::size_t>(different) * 5 + 10'000) << different;
  }
}

TEST(TokenSequence, RefusesNumberedLemmasThatAreDamaged) {
  const std::string begin("\x05\0\0\1", 4);  // wide, numbered; seed 0, a title of none, one word
  const std::string end("\0\0\0\0\0", 5);    // its code and its shape
  const std::string sound("\2\1a\7\1b\x08", 7);
  EXPECT_EQ(TokenSequence{begin + sound + end}.code("b"), 8U);
  for (const std::string& damaged : {
           std::string("\2\1b\7\1a\x08", 7),    // not ascending
           std::string("\2\1a\7\1a\x08", 7),    // one twice
           std::string("\x7F\1a\7\1b\x08", 7),  // more than there are
           std::string("\2\1a\7\x7F"
                       "b\x08",
                       7),                                      // longer than the value
           std::string("\1\1a\xFF\xFF\xFF\xFF\xFF\xFF\1", 10),  // no 32 bits
           std::string("\1\1a\xFF\xFF\xFF\xFF", 7),             // a number that does not end
       }) {
    EXPECT_THROW(TokenSequence{damaged.front() == 1 ? begin + damaged : begin + damaged + end}, Error) << damaged;
  }
}

TEST(TokenSequence, HoldsAnEmptyArticle) {
  const std::string value = encode_tokens({}, 0, false);
  const TokenSequence tokens{value};
  EXPECT_EQ(tokens.size(), 0U);
  EXPECT_EQ(tokens.find(tokens.code("قال"), 0, tokens.body()), 0U);
}

TEST(TokenSequence, KnowsTitleAndBody) {
  Analyzer analyzer;
  const auto& words = analyzer.analyze("xa xb xc xa");
  const std::string apart = encode_tokens(words, 2, false);
  EXPECT_EQ(places(TokenSequence{apart}, "xa", TokenSequence{apart}.title()), std::vector<std::size_t>{0});
  EXPECT_EQ(places(TokenSequence{apart}, "xa", TokenSequence{apart}.body()), std::vector<std::size_t>{3});
  const std::string lead = encode_tokens(words, 2, true);
  EXPECT_EQ(TokenSequence{lead}.title().end, 2U);
  EXPECT_EQ(TokenSequence{lead}.body().begin, 0U);
}

TEST(TokenSequence, FindsSeveralCodesAtOnce) {
  Analyzer analyzer;
  const auto& words = analyzer.analyze("xa xb xc xa xd");
  const std::string value = encode_tokens(words, 0, false);
  const TokenSequence tokens{value};
  std::vector<std::pair<std::size_t, std::size_t>> seen;
  tokens.find_any({tokens.code("xa"), tokens.code("xd")},
                  [&](std::size_t word, std::size_t i) { seen.emplace_back(word, i); });
  EXPECT_EQ(seen, (std::vector<std::pair<std::size_t, std::size_t>>{{0, 0}, {3, 0}, {4, 1}}));
}

TEST(TokenSequence, RefusesAValueThatWasCut) {
  Analyzer analyzer;
  const std::string value = encode_tokens(analyzer.analyze("xa xb xc xa xd"), 2, false);
  for (std::size_t size = 0; size < value.size(); ++size) {
    EXPECT_THROW(TokenSequence{std::string_view(value).substr(0, size)}, Damage) << size;
  }
  EXPECT_THROW(TokenSequence{std::string(20, '\xFF')}, Damage);
}

TEST(TokenSequence, RefusesAShapeThatWasCut) {
  Analyzer analyzer;
  const auto& words = analyzer.analyze("نساء");
  ASSERT_EQ(words.front().word->shape, kLiteralShape);
  const std::string value = encode_tokens(words, 0, false);
  const TokenSequence tokens{std::string_view(value).substr(0, value.size() - 1)};
  EXPECT_THROW((void)tokens.shape(0), Damage);
}

// Of one word whose lemma has the code 0x4241: its shape code and what stands behind it.
std::string one_word(std::string_view shape) { return std::string("\0\0\0\1AB", 6) + std::string{shape}; }

// What a reader of the only word of `value` says.
std::string refusal(const std::string& value) {
  try {
    const TokenSequence tokens{value};
    const std::string shape{tokens.shape(0)};
    tokens.check();
    return "it is " + shape;
  } catch (const Damage& damage) {
    return damage.what();
  }
}

TEST(TokenSequence, RefusesAShapeWithoutMeaning) {
  EXPECT_EQ(refusal(one_word(std::string_view("\0", 1))), "it is ~0~");
  EXPECT_EQ(refusal(one_word("\xFF\5x~1~y")), "it is x~1~y");
  const std::string damaged = "the stored words are damaged";
  for (int code = 221; code <= 254; ++code)
    EXPECT_EQ(refusal(one_word(std::string(1, static_cast<char>(code)))), damaged);
  for (const char* literal : {"", "\1", "\4~0~", "\2~0", "\1x", "\3x~y", "\3~x~", "\0", "\x80",
                              "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F~0~", "\x80\x80\x80\x80\x80\x80\x80\x80\x80\1~0~"}) {
    EXPECT_EQ(refusal(one_word("\xFF" + std::string{literal})), damaged) << literal;
  }
  EXPECT_EQ(refusal(one_word("\xFF\3~0~x")), damaged) << "a byte is left over";
}

TEST(TokenSequence, RefusesFlagsAndNumbersThatItDidNotWrite) {
  for (const std::string& value :
       {std::string("\x8\0\0\0", 4), std::string("\x80\0\0\0", 4), std::string("\0\0\1\0", 4),
        std::string("\0\0\0\1", 4), std::string("\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F", 12),
        std::string("\1\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F", 12),
        std::string("\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F\0", 12)}) {
    EXPECT_THROW(TokenSequence{value}, Damage);
  }
}

TEST(TokenSequence, TakesEveryDamagedByteForDamageOrForAnotherWord) {
  Analyzer analyzer;
  const std::string whole = encode_tokens(analyzer.analyze("نساء أعلنت وزارات نساء وامرأة xa xb"), 2, false);
  std::size_t noticed = 0;
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::string value = whole;
    value[bit / 8] = static_cast<char>(value[bit / 8] ^ (1 << bit % 8));
    try {
      const TokenSequence tokens{value};
      for (std::size_t word = tokens.size(); word-- > 0;) (void)tokens.shape(word);
      tokens.read({0, tokens.size()}, [](std::uint32_t, std::string_view shape) { EXPECT_TRUE(is_shape(shape)); });
      EXPECT_EQ(tokens.find(tokens.code("no lemma"), 0, tokens.body()), tokens.body().end);
      tokens.check();
    } catch (const Damage&) {
      ++noticed;
    }
  }
  EXPECT_GT(noticed, whole.size());
}

// Each word of a long article is asked for its shape, as a search does for a word that stands everywhere in it.
TEST(TokenSequence, TellsShapesOfALongArticleWithoutReadingItAgainForEach) {
  constexpr std::size_t kWords = 400'000;
  std::string value("\0\0\0", 3);
  append_leb128(value, kWords);
  value.append(2 * kWords, 'A');
  value.append(kWords, '\xFF');
  for (std::size_t i = 0; i < kWords; ++i) {
    const std::string shape = std::to_string(i) + "~0~";
    append_leb128(value, shape.size());
    value += shape;
  }
  const TokenSequence tokens{value};
  const auto begin = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < kWords; ++i) {
    const std::size_t word = i % 2 == 0 ? i : kWords - i;
    ASSERT_EQ(tokens.shape(word), std::to_string(word) + "~0~");
  }
  // 0.1 s; reading from the beginning each time takes minutes.
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

}  // namespace
}  // namespace khabar
