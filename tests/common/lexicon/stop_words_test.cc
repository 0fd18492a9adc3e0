#include "common/lexicon/stop_words.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace khabar {
namespace {

TEST(StopWords, AreFunctionWords) {
  for (const char* word :
       {"في", "من", "على", "إلى", "عن", "أن", "التي", "الذي", "هذا", "هذه", "كان", "لم", "لا", "أو"}) {
    EXPECT_TRUE(is_stop_word(word)) << word;
  }
}

TEST(StopWords, AreNoContentWordsNorPiecesOfThem) {
  for (const char* word : {"الهجرة", "وزير", "إيران", "علي", "عراق", "حرب", "", " ", "#", "BBC", "ف ي"}) {
    EXPECT_FALSE(is_stop_word(word)) << word;
  }
}

TEST(StopWords, AreAllThatTheTableHasButItsComments) {
  std::string_view table = stop_word_table();
  std::size_t words = 0;
  while (!table.empty()) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    const std::string_view line = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    if (line.empty()) continue;
    EXPECT_EQ(is_stop_word(line), line.front() != '#') << line;
    EXPECT_EQ(line.find_first_of(" \t\r"), line.front() == '#' ? line.find_first_of(" \t\r") : std::string_view::npos)
        << line;
    ++words;
  }
  EXPECT_GT(words, 300U);
}

}  // namespace
}  // namespace khabar
