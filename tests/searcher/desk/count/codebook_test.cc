#include "searcher/desk/count/codebook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/program/error.h"

namespace khabar {
namespace {

std::string codebook_error(std::string_view text) {
  try {
    const Codebook book{text, "kinds.tsv"};
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

TEST(Codebook, KnowsTheKindOfASourceHoweverItIsSpelled) {
  const Codebook book{"# kinds\nالمصري اليوم\tprivate\r\nالأهرام\tstate\nBBC\tforeign\nCNN\tforeign\n", "kinds.tsv"};
  ASSERT_EQ(book.kinds().size(), 3U);
  EXPECT_EQ(book.kinds()[0].name, "private");
  EXPECT_EQ(book.kinds()[2].sources, (std::vector<std::string>{"BBC", "CNN"}));
  EXPECT_EQ(book.kind_of("المصرى اليوم "), 0U);
  EXPECT_EQ(book.kind_of("الاهرام"), 1U);
  EXPECT_EQ(book.kind_of("bbc"), 2U);
  EXPECT_EQ(book.kind_of("Reuters"), std::nullopt);
  EXPECT_EQ(book.kind_of(""), std::nullopt);
}

TEST(Codebook, TakesALineTwiceButNoSourceOfTwoKinds) {
  EXPECT_EQ(Codebook("BBC\tx\nbbc\tx\n", "kinds.tsv").kinds().front().sources.size(), 1U);
  EXPECT_EQ(codebook_error("BBC\tx\nbbc\ty\n"), "kinds.tsv:2: 'bbc' is of the kind 'x' already");
}

TEST(Codebook, RefusesLinesThatAreNone) {
  EXPECT_EQ(codebook_error("BBC\tx\nCNN private\n"), "kinds.tsv:2: no source and kind: 'CNN private'");
  EXPECT_EQ(codebook_error("BBC\t\n"), "kinds.tsv:1: no source and kind: 'BBC'");
  EXPECT_EQ(codebook_error("\tprivate\n"), "kinds.tsv:1: no source and kind: 'private'");
  EXPECT_EQ(codebook_error("a\tb\tc\n"), "kinds.tsv:1: no source and kind: 'a\tb\tc'");
  EXPECT_EQ(codebook_error("BBC\tother\n"),
            "kinds.tsv:1: 'other' is what all sources are that the codebook leaves out");
  EXPECT_EQ(codebook_error("\xff\tx\n"), "kinds.tsv:1: the line is not UTF-8");
  EXPECT_EQ(codebook_error("\u0640\tx\n"), "kinds.tsv:1: '\u0640' is no name of a source");
  EXPECT_EQ(codebook_error(""), "kinds.tsv has no source");
}

TEST(Codebook, RefusesMoreSourcesThanAQueryCanName) {
  std::string text;
  for (std::size_t i = 0; i <= kMostCodedSources; ++i) text += "s" + std::to_string(i) + "\tx\n";
  EXPECT_EQ(codebook_error(text), "kinds.tsv:901: more than 900 sources");
}

}  // namespace
}  // namespace khabar
