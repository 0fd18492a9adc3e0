#include "searcher/desk/kwic/context.h"

#include <gtest/gtest.h>

#include <limits>
#include <utility>

#include "common/program/error.h"

namespace khabar {
namespace {

class Contexts : public ::testing::Test {
 protected:
  std::string cut(const std::string& text, const Span& match, const std::string& width) {
    const ContextWidth size = read_context_width(width);
    const Context context = cut_context(text, words_of(text), match, size);
    const Context same = cut_context(text, words_of(text, words_needed(match, size)), match, size);
    EXPECT_EQ(same.before + '|' + same.match + '|' + same.after,
              context.before + '|' + context.match + '|' + context.after);
    return context.before + '|' + context.match + '|' + context.after;
  }

  static std::vector<RawToken> words_of(const std::string& text,
                                        std::size_t most = std::numeric_limits<std::size_t>::max()) {
    TokenizedText words;
    tokenize(text, words, most);
    return std::move(words.tokens);
  }

  // The words of the context, each part by itself.
  std::string words(const std::string& text, const Span& match, const std::string& width) {
    const std::vector<RawToken> tokens = words_of(text);
    const ContextWords words = context_words(text, tokens, match, read_context_width(width));
    std::string parts;
    for (const WordRange& range : {words.before, words.match, words.after}) {
      for (std::size_t i = range.begin; i < range.end; ++i) {
        parts += text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
      }
      parts += '|';
    }
    return parts;
  }
};

TEST_F(Contexts, HaveSoManyWords) {
  EXPECT_EQ(cut("a b c d e", {2, 3}, "1"), "b|c|d");
  EXPECT_EQ(cut("a b c d e", {2, 3}, "2"), "a b|c|d e");
  EXPECT_EQ(cut("a b c d e", {2, 3}, "9"), "a b|c|d e");
  EXPECT_EQ(cut("a b c d e", {1, 4}, "1"), "a|b c d|e");
  EXPECT_EQ(cut("a b c d e", {2, 3}, "0"), "|c|");
}

TEST_F(Contexts, HaveSoManyCharactersOfWholeWords) {
  EXPECT_EQ(cut("الأولى ثانية الهجرة ثالثة رابعة", {2, 3}, "6c"), "ثانية|الهجرة|ثالثة");
  EXPECT_EQ(cut("الأولى ثانية الهجرة ثالثة رابعة", {2, 3}, "5c"), "|الهجرة|");
  EXPECT_EQ(cut("الأولى ثانية الهجرة ثالثة رابعة", {2, 3}, "100c"), "الأولى ثانية|الهجرة|ثالثة رابعة");
  EXPECT_EQ(cut("a b", {0, 1}, "0c"), "|a|");
}

TEST_F(Contexts, KeepMarksAndPunctuation) {
  EXPECT_EQ(cut("«قال: \"الهِجـرة\"، ثم ذهب.»", {1, 2}, "1"), "«قال: \"|الهِجـرة|\"، ثم");
  EXPECT_EQ(cut("«قال: الهجرة.»", {1, 2}, "3"), "«قال:|الهجرة|.»");
}

TEST_F(Contexts, HaveSingleSpaces) { EXPECT_EQ(cut("a\t\tb\n\nc\u00A0\u2028d e", {2, 3}, "2"), "a b|c|d e"); }

TEST_F(Contexts, HaveTheWordsThatAreInTheirText) {
  EXPECT_EQ(words("a b c d e", {2, 3}, "1"), "b|c|d|");
  EXPECT_EQ(words("a b c d e", {1, 4}, "9"), "a|bcd|e|");
  EXPECT_EQ(words("«a» b, c. d", {1, 2}, "1"), "a|b|c|");
  EXPECT_EQ(words("«a» b.", {0, 1}, "0"), "|a||");
  EXPECT_EQ(words("aaa bbb ccc ddd", {1, 2}, "4c"), "aaa|bbb|ccc|");
  EXPECT_EQ(words("aaa bbb ccc ddd", {1, 2}, "3c"), "|bbb||");
  EXPECT_EQ(words("aaa bbb ccc ddd", {1, 2}, "99c"), "aaa|bbb|cccddd|");
}

TEST_F(Contexts, AreOfAWidthThatIsANumber) {
  for (const char* text : {"", "c", "-1", "8 ", "8w", "10001", "123456", "٨"}) {
    EXPECT_THROW(read_context_width(text), Error) << text;
  }
  EXPECT_EQ(read_context_width("10000c").number, 10'000U);
}

}  // namespace
}  // namespace khabar
