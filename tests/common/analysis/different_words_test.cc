#include "common/analysis/different_words.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace khabar {
namespace {

std::string numbers(int first, int count, std::string_view between) {
  std::string text;
  for (int i = 0; i < count; ++i) text.append(std::to_string(first + i)).append(between);
  return text;
}

Article with(const std::string& title, const std::string& body) {
  Article article;
  article.title = title;
  article.body = body;
  return article;
}

TEST(DifferentWords, AreCountedUpToALimit) {
  struct Case {
    std::string text;
    std::size_t words;
    const char* what;
  };
  const Case cases[] = {
      {numbers(100'000, 40'000, " "), 40'000, "more than one piece of text"},
      {numbers(100'000, 40'000, "،") + numbers(100'000, 40'000, "\n"), 40'000, "Arabic commas only, then lines"},
      {numbers(1, 9, " ") + numbers(1, 9, " "), 9, "each word twice"},
      {"كتاب كِتاب كتـاب كتابٌ", 1, "marks and tatweel tell no words apart"},
      {"الهجرة هجرة وهجرة", 3, "forms of one lemma do"},
      {std::string(300'000, 'x'), 1, "a word of several pieces is cut"},
  };
  for (const Case& at : cases) {
    for (const Article& article : {with(at.text, ""), with("", at.text), with(at.text, at.text)}) {
      EXPECT_FALSE(has_more_different_words(article, at.words + 4)) << at.what;
      EXPECT_TRUE(has_more_different_words(article, at.words - 1)) << at.what;
    }
  }
}

TEST(DifferentWords, HaveNoLimitIfNoneIsGiven) {
  EXPECT_FALSE(has_more_different_words(with("", numbers(0, 1000, " ")), std::numeric_limits<std::size_t>::max()));
  EXPECT_FALSE(has_more_different_words(with("", ""), 0));
  EXPECT_TRUE(has_more_different_words(with("كلمة", ""), 0));
}

}  // namespace
}  // namespace khabar
