#include "common/forms/edit_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "common/program/suggestion.h"
#include "common/stored/compact_word.h"

namespace khabar {
namespace {

constexpr std::size_t kLongest = 20;

std::size_t distance(std::string_view word, std::string_view other, std::size_t limit) {
  return EditRows(compact_word(word), limit, kLongest).distance(compact_word(other), 0);
}

TEST(EditRows, CountsEdits) {
  struct Case {
    const char* word;
    const char* other;
    std::size_t edits;
  };
  for (const auto& [word, other, edits] :
       {Case{"الهجرة", "الهجرة", 0}, Case{"الهحرة", "الهجرة", 1}, Case{"الهرجة", "الهجرة", 1},
        Case{"هجرة", "الهجرة", 2}, Case{"قارب", "قرب", 1}, Case{"قارب", "كتب", 3}, Case{"", "كتب", 3},
        Case{"كتب", "", 3}, Case{"", "", 0}, Case{"مدرسة", "مدرسه", 0}, Case{"مستشفي", "مستشفى", 0},
        Case{"ab", "ba", 1}, Case{"abc", "ca", 3}}) {
    EXPECT_EQ(distance(word, other, 5), edits) << word << ' ' << other;
    EXPECT_EQ(distance(word, other, 1), std::min<std::size_t>(edits, 2)) << word << ' ' << other;
  }
}

TEST(EditRows, TakesALongerCharacterForNoLastLetter) { EXPECT_EQ(distance("לש", "לת", 2), 1U); }

// Words of few letters, so that many begin alike and many are near.
std::vector<std::string> sorted_words(std::mt19937& random) {
  std::vector<std::string> words;
  for (int i = 0; i < 300; ++i) {
    std::string word;
    for (std::size_t size = 1 + random() % 8; word.size() < size;) word += static_cast<char>('a' + random() % 3);
    words.push_back(word);
  }
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  return words;
}

TEST(EditRows, AreTheSameForWordsInTheirOrder) {
  std::mt19937 random(3);
  for (int round = 0; round < 50; ++round) {
    const std::vector<std::string> words = sorted_words(random);
    const std::string& wanted = words[random() % words.size()];
    for (const std::size_t limit : {0U, 1U, 2U, 3U}) {
      EditRows rows(wanted, limit, kLongest);
      std::string former;
      std::size_t far = std::string::npos;
      for (const std::string& word : words) {
        const auto shared = static_cast<std::size_t>(
            std::mismatch(word.begin(), word.end(), former.begin(), former.end()).first - word.begin());
        const std::size_t edits = std::min(edit_distance(wanted, word), limit + 1);
        if (shared >= far) {
          EXPECT_GT(edits, limit) << wanted << ' ' << word;
        }
        ASSERT_EQ(rows.distance(word, shared), edits) << wanted << ' ' << word << ' ' << limit;
        far = rows.far_beginning();
        former = word;
      }
    }
  }
}

TEST(EditRows, KnowWhichBeginningsAreFar) {
  EditRows rows("abcd", 1, kLongest);
  EXPECT_FALSE(rows.is_far(""));
  EXPECT_FALSE(rows.is_far("ab"));
  EXPECT_FALSE(rows.is_far("x"));
  EXPECT_TRUE(rows.is_far("xy"));
  EXPECT_TRUE(rows.is_far("xyz"));
  EXPECT_FALSE(rows.is_far("ba"));
  EXPECT_EQ(rows.distance("bacd", 0), 1U);
}

}  // namespace
}  // namespace khabar
