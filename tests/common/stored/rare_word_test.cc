#include "common/stored/rare_word.h"

#include <gtest/gtest.h>

#include "common/stored/compact_word.h"
#include "common/stored/damage.h"

namespace khabar {
namespace {

const std::vector<RareWord>& words() {
  static const std::vector<RareWord> all{{"زغرتاوي", "زغرتاوي", "زغرتاوي"},
                                         {"زغرتاوي", "والزغرتاوي", "والزغرتاوي"},
                                         {"هجرة", "لهجراتكن", "لهجراتكن"},
                                         {"هجره", "هجره", "هجرة"},
                                         {"أحمد", "احمد", "أحمد"},
                                         {"أحمد", "احمد", "إحمد"},
                                         {"أحمد", "احمد", "آحمد"},
                                         {"أحمد", "احمد", "احمد"},
                                         {"كريتر", "اكريتر", "أكريتر"},
                                         {"علي", "علي", "على"},
                                         {"على", "على", "علي"},
                                         {"رؤيا", "رويا", "رؤيا"},
                                         {"iphone15", "iphone15", "iphone15"},
                                         {"x", "y", "z"},
                                         {"ڭولف", "ڭولف", "ڭولف"},
                                         {"日本", "日本", "日本"},
                                         {"امرأة", "نسايهن", "نسائهن"}};
  return all;
}

std::string stored(const RareWord& word) {
  std::string bytes;
  append_rare_word(bytes, word, WordTable{});
  return bytes;
}

TEST(RareWord, ComesBackAsItWas) {
  for (const RareWord& word : words()) {
    const std::string bytes = stored(word) + "rest";
    std::string_view rest = bytes;
    EXPECT_EQ(StoredRareWord::read(rest).word(WordTable{}), word) << word.spelled;
    EXPECT_EQ(rest, "rest");
  }
}

TEST(RareWord, TakesFewBytes) {
  EXPECT_EQ(stored({"هجرة", "وهجرة", "وهجرة"}).size(), 4U) << "a common lemma, a shape with a code, spelled so";
  EXPECT_EQ(stored({"احمد", "واحمد", "وأحمد"}).size(), 5U) << "one hamza more";
}

TEST(RareWord, IsFoundByLemmaFormAndSpelling) {
  const WordTable table;
  for (const RareWord& word : words()) {
    const std::string bytes = stored(word);
    for (const RareWord& other : words()) {
      std::string_view rest = bytes;
      const StoredRareWord read = StoredRareWord::read(rest);
      EXPECT_EQ(RarePattern(other.lemma, table).is(read), other.lemma == word.lemma);
      EXPECT_EQ(RarePattern(other.lemma, other.exact, table).is(read),
                other.lemma == word.lemma && other.exact == word.exact);
      EXPECT_EQ(RarePattern(other, table).is(read), other == word) << word.spelled << ' ' << other.spelled;
    }
  }
}

TEST(RareWord, IsDamagedWhereverItIsCut) {
  for (const RareWord& word : words()) {
    const std::string bytes = stored(word);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      std::string_view cut = std::string_view(bytes).substr(0, size);
      EXPECT_THROW(StoredRareWord::read(cut), Damage) << word.spelled << ' ' << size;
    }
  }
}

TEST(RareWord, IsDamagedWithPartsThatHaveNoMeaning) {
  const std::string lemma = "\xFF\xFF\4" + compact_word("احمد");
  const std::pair<const char*, std::string> rows[] = {
      {"a common word beyond the table", std::string("\xFE\xFF\0\0", 4)},
      {"an empty lemma", std::string("\xFF\xFF\0\0\0", 5)},
      {"a lemma that is no text", std::string("\xFF\xFF\1\xFF\0\0", 6)},
      {"a lemma of no letters", std::string("\xFF\xFF\1\x80\0\0", 6)},
      {"a code of no shape", lemma + std::string("\xFE\0", 2)},
      {"a shape that is none", lemma + std::string("\xFF\2xx\0", 5)},
      {"a shape of a longer lemma", lemma + std::string("\xFF\3~9~\0", 6)},
      {"a letter with no such spelling", lemma + std::string("\0\1\xC0", 3)},
      {"a letter that has one spelling", lemma + std::string("\0\1\1", 3)},
      {"a letter beyond the word", lemma + std::string("\0\1\x10", 3)},
      {"letters that do not ascend", lemma + std::string("\0\2\0\0", 4)},
      {"an empty spelling", lemma + std::string("\0\xFF\0", 3)},
  };
  for (const auto& [what, bytes] : rows) {
    std::string_view rest = bytes;
    const StoredRareWord word = StoredRareWord::read(rest);
    EXPECT_TRUE(rest.empty()) << what;
    EXPECT_THROW((void)word.word(WordTable{}), Damage) << what;
  }
}

}  // namespace
}  // namespace khabar
