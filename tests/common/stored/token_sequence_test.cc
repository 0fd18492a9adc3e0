#include "common/stored/token_sequence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <random>

#include "common/stored/damage.h"
#include "common/stored/leb128.h"
#include "tests/support/encoded_words.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using testing::encoded_words;
using ::testing::IsEmpty;

std::vector<std::size_t> places(const TokenSequence& tokens, const WordPattern& pattern, WordRange range) {
  std::vector<std::size_t> found;
  tokens.find_any({tokens.codes(pattern)}, [&](std::size_t word, std::size_t) {
    if (word >= range.begin && word < range.end) found.push_back(word);
  });
  return found;
}

using Places = std::map<std::string, std::vector<std::size_t>>;

// Of many words some are looked for: each search reads the whole article.
constexpr std::size_t kSearched = 300;

// Every lemma and every exact form is found where the words have it and nowhere else, and every text comes back.
void expect_same(const std::vector<Token>& words, const TokenSequence& tokens) {
  ASSERT_EQ(tokens.size(), words.size());
  Places lemmas;
  std::map<std::string, Places> forms;
  for (const Token& token : words) {
    lemmas[token.word->lemma].push_back(token.position);
    forms[token.word->lemma][token.word->exact].push_back(token.position);
    const CommonWord texts{token.word->lemma, token.word->exact, token.word->spelled};
    EXPECT_EQ(tokens.texts(tokens.code(token.position)), texts);
  }
  const WordRange all{0, words.size()};
  const std::size_t step = lemmas.size() / kSearched + 1;
  std::size_t number = 0;
  for (const auto& [lemma, at] : lemmas) {
    if (number++ % step != 0) continue;
    EXPECT_EQ(places(tokens, WordPattern{lemma}, all), at) << lemma;
  }
  for (const auto& [lemma, of_lemma] : forms) {
    if (number++ % step != 0) continue;
    for (const auto& [exact, at] : of_lemma) EXPECT_EQ(places(tokens, WordPattern{lemma, exact}, all), at) << exact;
  }
  tokens.check();
}

TEST(TokenSequence, FindsEachLemmaAndFormAtItsPlacesOnly) {
  Analyzer analyzer;
  for (const char* text : {
           "الهجرة غير الشرعية: غرق قوارب في البحر، وقارب الهجرة غير بعيد عن قوارب الصيادين",
           "أحمد واحمد وأحمد إحمد آحمد، شركة وشركه والشركه، على وعلي، مصطفى ومصطفي",
           "زغرتاوي والزغرتاوية، كقطيفتنا، iPhone15 O'Neil U.S. 3.5 1,000 ڭولف چپس",
           "فسيكفيكهم أفاستسقيناكموها لزغاريدهن",
       }) {
    const auto& words = analyzer.analyze(text);
    const std::string value = encoded_words(analyzer, text, 3);
    expect_same(words, TokenSequence{value});
  }
}

// From the first number of rare words that needs four bytes.
TEST(TokenSequence, KeepsArticlesOfAnyLengthExact) {
  Analyzer analyzer;
  std::mt19937 random{7};
  for (const std::size_t different : {1U, 300U, 4095U, 4096U, 4097U, 20'000U}) {
    std::string text;
    for (std::size_t i = 0; i < different; ++i) text += "xw" + std::to_string(i) + " قال ";
    for (std::size_t i = 0; i < different; ++i) text += "xw" + std::to_string(random() % different) + ' ';
    const std::string value = encoded_words(analyzer, text);
    expect_same(analyzer.analyze(text), TokenSequence{value});
    const std::size_t bytes = different <= 4096 ? 2 : 4;
    EXPECT_GE(value.size(), different * 3 * bytes) << different;
    EXPECT_LE(value.size(), different * (3 * bytes + 16) + 20) << different;
  }
}

TEST(TokenSequence, IsMadeInTimeOfVeryManyDifferentWords) {
  Analyzer analyzer;
  std::string text;
  for (int i = 1'000'000; i < 1'100'000; ++i) text += std::to_string(i) + '\n';
  const auto begin = std::chrono::steady_clock::now();
  const std::string value = encoded_words(analyzer, text);
  const TokenSequence tokens{value};
  EXPECT_THAT(places(tokens, WordPattern{"1099999"}, tokens.body()), ElementsAre(99'999));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
}

TEST(TokenSequence, HasALemmaThatAVariantTableGivesToCommonWords) {
  const VariantTable table("صحيفة\tجريدة\n", "t");
  Analyzer analyzer(table);
  const std::string text = "قالت الجريدة إن الصحف وجرائد أخرى";
  const std::string value = encoded_words(analyzer, text);
  expect_same(analyzer.analyze(text), TokenSequence{value});
  EXPECT_THAT(places(TokenSequence{value}, WordPattern{"صحيفة"}, TokenSequence{value}.body()), ElementsAre(1, 3, 4));
}

TEST(TokenSequence, HoldsAnEmptyArticle) {
  const std::string value = encode_tokens({{}, {}, 0, false});
  const TokenSequence tokens{value};
  EXPECT_EQ(tokens.size(), 0U);
  EXPECT_THAT(places(tokens, WordPattern{"قال"}, tokens.body()), IsEmpty());
  EXPECT_TRUE(tokens.sentences().empty());
  tokens.check();
}

TEST(TokenSequence, KnowsTitleAndBody) {
  Analyzer analyzer;
  const std::string apart = encoded_words(analyzer, "xa xb xc xa", 2);
  const WordPattern xa{"xa"};
  EXPECT_THAT(places(TokenSequence{apart}, xa, TokenSequence{apart}.title()), ElementsAre(0));
  EXPECT_THAT(places(TokenSequence{apart}, xa, TokenSequence{apart}.body()), ElementsAre(3));
  const std::string lead = encoded_words(analyzer, "xa xb xc xa", 2, true);
  EXPECT_EQ(TokenSequence{lead}.title().end, 2U);
  EXPECT_EQ(TokenSequence{lead}.body().begin, 0U);
}

TEST(TokenSequence, KnowsItsSentencesAndParagraphs) {
  Analyzer analyzer;
  const std::string value = encoded_words(analyzer, "عنوان الخبر\nقال الوزير. ثم سافر!\nانتهى", 2);
  EXPECT_THAT(TokenSequence{value}.sentences(),
              ElementsAre(Sentence{2, true}, Sentence{2, false}, Sentence{2, true}, Sentence{1, true}));
}

TEST(TokenSequence, FindsSeveralPatternsAtOnce) {
  Analyzer analyzer;
  const std::string value = encoded_words(analyzer, "xa قال xc xa ويقول xd");
  const TokenSequence tokens{value};
  std::vector<std::pair<std::size_t, std::size_t>> seen;
  tokens.find_any({tokens.codes(WordPattern{"xa"}), tokens.codes(WordPattern{"xd"}), tokens.codes(WordPattern{"قال"}),
                   tokens.codes(WordPattern{"no word of it"})},
                  [&](std::size_t word, std::size_t i) { seen.emplace_back(word, i); });
  EXPECT_EQ(seen, (std::vector<std::pair<std::size_t, std::size_t>>{{0, 0}, {1, 2}, {3, 0}, {4, 2}, {5, 1}}));
}

TEST(TokenSequence, RefusesAValueThatWasCut) {
  Analyzer analyzer;
  const std::string value = encoded_words(analyzer, "xa قال xc xa xd", 2);
  for (std::size_t size = 0; size < value.size(); ++size) {
    EXPECT_THROW(TokenSequence{std::string_view(value).substr(0, size)}, Damage) << size;
  }
  EXPECT_THROW(TokenSequence{value + '\0'}, Damage);
  EXPECT_THROW(TokenSequence{std::string(20, '\xFF')}, Damage);
}

// One common word.
struct Parts {
  int flags = 0;
  std::uint64_t title = 0;
  std::uint64_t words = 1;
  std::uint64_t rare = 0;
  std::string rare_bytes{};
  std::string sentences = "\3";  // one word, a paragraph
  std::string codes = std::string(2, '\0');
};

std::string joined(const Parts& parts) {
  std::string value(1, static_cast<char>(parts.flags));
  for (const std::uint64_t number : {parts.title, parts.words, parts.rare, std::uint64_t{parts.rare_bytes.size()},
                                     std::uint64_t{parts.sentences.size()}}) {
    append_leb128(value, number);
  }
  return value + parts.rare_bytes + parts.sentences + parts.codes;
}

// What a reader of all of it says.
std::string refusal(const std::string& value) {
  try {
    const TokenSequence tokens{value};
    tokens.check();
    return "";
  } catch (const Damage& damage) {
    return damage.what();
  }
}

// Its lemma as it is, its form that of the lemma, spelled so.
std::string rare_word(const std::string& lemma) {
  std::string bytes = "\xFF\xFF";
  append_leb128(bytes, lemma.size());
  return bytes + lemma + std::string(2, '\0');
}

TEST(TokenSequence, RefusesPartsThatItDidNotWrite) {
  const std::string rare_code("\x00\xF0", 2);
  ASSERT_EQ(refusal(joined({})), "");
  ASSERT_EQ(refusal(joined({.rare = 1, .rare_bytes = rare_word("xa"), .codes = rare_code})), "");
  const std::uint64_t huge = 0x7FFF'FFFF'FFFF'FFFF;
  const std::pair<const char*, Parts> rows[] = {
      {"an unknown flag", {.flags = 4}},
      {"a longer title than there are words", {.title = 2}},
      {"more words than codes", {.words = 2}},
      {"fewer words than codes", {.words = 0, .sentences = ""}},
      {"more words than memory", {.words = huge}},
      {"more rare words than bytes", {.rare = 2, .rare_bytes = rare_word("xa"), .codes = rare_code}},
      {"more rare words than memory", {.rare = huge, .rare_bytes = rare_word("xa"), .codes = rare_code}},
      {"fewer rare words than bytes", {.rare = 1, .rare_bytes = rare_word("xa") + rare_word("xb"), .codes = rare_code}},
      {"rare words that do not ascend", {.rare = 2, .rare_bytes = rare_word("xb") + rare_word("xa")}},
      {"a rare word twice", {.rare = 2, .rare_bytes = rare_word("xa") + rare_word("xa")}},
      {"the code of no rare word", {.codes = rare_code}},
      {"the code of no word", {.rare = 1, .rare_bytes = rare_word("xa"), .codes = "\x01\xF0"}},
      {"a sentence without words", {.sentences = std::string("\0\3", 2)}},
      {"sentences with fewer words", {.words = 2, .codes = std::string(4, '\0')}},
      {"sentences with more words", {.sentences = "\5"}},
      {"a last sentence that ends no paragraph", {.sentences = "\2"}},
      {"a sentence that is cut", {.sentences = "\x83"}},
      {"an odd byte", {.codes = std::string(3, '\0')}},
      {"narrow codes that are said to be wide", {.flags = 1}},
  };
  for (const auto& [what, parts] : rows) EXPECT_EQ(refusal(joined(parts)), "the stored words are damaged") << what;
}

TEST(TokenSequence, TakesEveryDamagedBitForDamageOrForAnotherWord) {
  Analyzer analyzer;
  const std::string whole = encoded_words(analyzer, "نساء أعلنت زغرتاوية نساء وامرأة xa. xb والزغرتاوي", 2);
  std::size_t noticed = 0;
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::string value = whole;
    value[bit / 8] = static_cast<char>(value[bit / 8] ^ (1 << bit % 8));
    try {
      const TokenSequence tokens{value};
      for (std::size_t word = tokens.size(); word-- > 0;) EXPECT_FALSE(tokens.texts(tokens.code(word)).exact.empty());
      EXPECT_THAT(places(tokens, WordPattern{"no lemma"}, tokens.body()), IsEmpty());
      tokens.check();
    } catch (const Damage&) {
      ++noticed;
    }
  }
  EXPECT_GT(noticed, whole.size());
}

}  // namespace
}  // namespace khabar
