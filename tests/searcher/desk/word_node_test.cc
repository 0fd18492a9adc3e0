#include "searcher/desk/word_node.h"

#include <gtest/gtest.h>

#include "searcher/query/query_text.h"

namespace khabar {
namespace {

std::string text_of(const std::optional<QueryNode>& node) { return node ? query_text(*node) : "none"; }

TEST(WordNode, AsksForAFormAsItIsSpelled) {
  Analyzer analyzer;
  EXPECT_EQ(text_of(form_node("والهجرة", analyzer)), "=والهجرة");
  EXPECT_EQ(text_of(form_node("bbc", analyzer)), "=bbc");
  EXPECT_EQ(text_of(form_node("عبدالله", analyzer)), "none") << "two words";
  EXPECT_EQ(text_of(form_node("", analyzer)), "none");
}

TEST(WordNode, AsksForALemmaByASpellingThatIsReadAsIt) {
  Analyzer analyzer;
  EXPECT_EQ(text_of(lemma_node("هجرة", {"فرنسا", "للهجرة", "هجرة"}, analyzer)), "للهجرة");
  EXPECT_EQ(text_of(lemma_node("هجرة", {"فرنسا"}, analyzer)), "none");
  EXPECT_EQ(text_of(lemma_node("هجرة", {}, analyzer)), "none");
}

TEST(WordNode, AsksForStopWordsSoThatTheyAreRequired) {
  Analyzer analyzer;
  const auto node = lemma_node("في", {"في"}, analyzer);
  EXPECT_EQ(text_of(node), "ATLEAST/1 في");
  EXPECT_EQ(query_text(bare_word(*node)), "في");
}

TEST(WordNode, SetsWordsSideBySide) {
  Analyzer analyzer;
  EXPECT_EQ(text_of(phrase_node({*form_node("غير", analyzer), *form_node("شرعية", analyzer)})), "\"=غير =شرعية\"");
  EXPECT_EQ(text_of(phrase_node({*lemma_node("في", {"في"}, analyzer), *form_node("شرعية", analyzer)})),
            "\"في =شرعية\"");
}

}  // namespace
}  // namespace khabar
