#include "common/index/stored_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/index/article_document.h"
#include "common/stored/damage.h"
#include "common/stored/field.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::make_article;

struct StoredWords : ::testing::Test {
  Analyzer analyzer;
  FormCounter forms;
  Xapian::Document document = make_document(make_article("a", "خبر", "نص قصير عن نساء"), analyzer, forms);

  std::string refusal() const {
    try {
      check_stored_words(document);
      return "";
    } catch (const Damage& damage) {
      return damage.what();
    }
  }
};

TEST_F(StoredWords, AreTheExactFormsOfTheBody) {
  std::vector<std::string> words;
  read_stored_words(document, [&](std::string_view word) { words.emplace_back(word); });
  EXPECT_THAT(words, ElementsAre("نص", "قصير", "عن", "نساء"));
  EXPECT_EQ(refusal(), "");
}

TEST_F(StoredWords, NeedATermForEachLemma) {
  document.remove_term(text_term(Field::kLemma, "نص"));
  EXPECT_EQ(refusal(), "article a: the stored words do not fit the terms");
}

TEST_F(StoredWords, NeedALemmaForEachTerm) {
  document.add_term(text_term(Field::kLemma, "قارب"));
  EXPECT_EQ(refusal(), "article a: the stored words do not fit the terms");
}

TEST_F(StoredWords, AreNamedByNumberWhereTheIdIsDamagedToo) {
  document.add_value(slot(Slot::kTokens), "");
  document.remove_value(slot(Slot::kOrder));
  EXPECT_THAT(refusal(), HasSubstr("document 0: the stored words are damaged"));
}

// A damaged bit may make another article, but never a crash, and never bytes that were not there.
TEST_F(StoredWords, MayHaveAnyBitDamaged) {
  const std::string whole = document.get_value(slot(Slot::kTokens));
  std::size_t noticed = 0;
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::string value = whole;
    value[bit / 8] = static_cast<char>(value[bit / 8] ^ (1 << bit % 8));
    document.add_value(slot(Slot::kTokens), value);
    noticed += refusal().empty() ? 0 : 1;
  }
  EXPECT_GT(noticed, whole.size() * 4);
}

}  // namespace
}  // namespace khabar
