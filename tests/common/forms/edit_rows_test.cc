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

TEST(EditRows, KnowWhereTheNextNearWordCanBegin) {
  struct Case {
    const char* word;
    const char* other;
    const char* next;  // nullptr: none is near
  };
  for (const auto& [word, other, next] :
       {Case{"ddd", "aaaa", "ad"}, Case{"bcdef", "bce", "bced"}, Case{"bcdef", "bcff", "bcgd"},
        Case{"bcdef", "cbb", "cbcd"}, Case{"bcdef", "cce", "cdef"}, Case{"", "a", "b"}}) {
    EditRows rows(compact_word(word), 1, kLongest);
    const auto found = rows.next_near(other);
    ASSERT_EQ(found.has_value(), next != nullptr) << word << ' ' << other;
    if (found) {
      EXPECT_EQ(*found, next) << word << ' ' << other;
    }
  }
  EXPECT_EQ(EditRows("ab", 0, kLongest).next_near("b"), std::nullopt);
}

TEST(EditRows, PassOverNoNearWord) {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> words = sorted_words(random);
    for (std::string& word : words) {
      if (random() % 3 == 0) word.back() = compact_word(random() % 2 == 0 ? "ة" : "ي").front();
      if (random() % 4 == 0) word += compact_word(random() % 2 == 0 ? "ه" : "ى");
    }
    std::ranges::sort(words);
    const std::string wanted = words[random() % words.size()];
    for (const std::size_t limit : {0U, 1U, 2U}) {
      EditRows rows(wanted, limit, kLongest);
      for (std::size_t i = 0; i < words.size(); i += 1 + random() % 5) {
        const std::string& former = words[i];
        const auto next = rows.next_near(former);
        for (const std::string& word : words) {
          const bool passed = word > former && (!next || word < *next);
          ASSERT_FALSE(passed && rows.distance(word, 0) <= limit) << wanted << ' ' << former << ' ' << word;
        }
        if (next) {
          EXPECT_GT(*next, former);
        }
      }
    }
  }
}

}  // namespace
}  // namespace khabar
