#include "searcher/rank/names/letter_names.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace khabar {
namespace {

bool may_be_one_row(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) {
    const auto names = names_of_letter(x);
    return std::ranges::any_of(names_of_letter(y),
                               [&](std::string_view name) { return std::ranges::find(names, name) != names.end(); });
  });
}

TEST(LetterNames, SpellNoTwoAbbreviationsAlike) {
  EXPECT_GE(abbreviations().size(), 60U);
  for (const std::string_view one : abbreviations()) {
    for (const std::string_view other : abbreviations()) {
      EXPECT_TRUE(one == other || !may_be_one_row(one, other)) << one << ' ' << other;
    }
  }
}

TEST(LetterNames, TellAnAbbreviationByEachName) {
  for (const std::string_view latin : abbreviations()) {
    std::vector<std::string> row;
    std::string joined;
    for (const char letter : latin) {
      for (const std::string_view name : names_of_letter(letter)) {
        std::vector<std::string> words{row};
        words.emplace_back(name);
        EXPECT_TRUE(words.size() < latin.size() || abbreviation_at(words).latin == latin) << latin << ' ' << name;
      }
      ASSERT_FALSE(names_of_letter(letter).empty()) << latin;
      row.emplace_back(names_of_letter(letter).front());
      joined += row.back();
    }
    EXPECT_EQ(abbreviation_at(row).length, latin.size()) << latin;
    EXPECT_EQ(abbreviation_at(std::vector{std::string{latin}}).latin, latin);
    const std::string_view told = abbreviation_at(std::vector{joined}).latin;
    EXPECT_EQ(told, is_joined_in_one_word(latin) ? latin : "") << joined;
  }
}

TEST(LetterNames, FindTheLongestAbbreviationAtTheBeginning) {
  using WordRow = std::vector<std::string>;
  EXPECT_EQ(abbreviation_at(WordRow{"سي", "ان", "بي", "سي"}).latin, "cnbc");
  EXPECT_EQ(abbreviation_at(WordRow{"ان", "بي", "سي", "خبر"}).latin, "nbc");
  EXPECT_EQ(abbreviation_at(WordRow{"السي", "ان", "ان"}).latin, "cnn");
  EXPECT_EQ(abbreviation_at(WordRow{"خبر", "سي", "ان", "ان"}).length, 0U);
  EXPECT_EQ(abbreviation_at(WordRow{"الان", "بي", "سي"}).length, 0U) << "now";
  EXPECT_EQ(abbreviation_at(WordRow{"سي", "ان"}).length, 0U);
  EXPECT_EQ(abbreviation_at(WordRow{"us"}).length, 0U);
  EXPECT_EQ(abbreviation_at(WordRow{"يو", "بي", "اس"}).length, 0U) << "UPS or UBS";
  EXPECT_EQ(abbreviation_at(WordRow{}).length, 0U);
  EXPECT_EQ(abbreviation_at(WordRow{""}).length, 0U);
}

}  // namespace
}  // namespace khabar
