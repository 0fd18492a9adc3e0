#include "searcher/output/bidi.h"

#include <gtest/gtest.h>

namespace khabar {
namespace {

const std::string kFsi = "\u2068";
const std::string kPdi = "\u2069";

TEST(BidiLine, IsolatesArabicFieldsOfAMixedLine) {
  EXPECT_EQ(BidiLine{true}.add(" 1. ").add("خبر").text(), " 1. " + kFsi + "خبر" + kPdi);
  EXPECT_EQ(BidiLine{true}.add("2020-01-01 · ").add("هسبريس").add(" · ").add("https://a.org").text(),
            "2020-01-01 · " + kFsi + "هسبريس" + kPdi + " · https://a.org");
}

TEST(BidiLine, IsolatesAnArabicSentenceAsAWhole) {
  EXPECT_EQ(BidiLine{true}.add("    ").add("قالت BBC اليوم").text(), "    " + kFsi + "قالت BBC اليوم" + kPdi);
}

TEST(BidiLine, LeavesLinesOfOneDirectionAlone) {
  EXPECT_EQ(BidiLine{true}.add("    ").add("خبر، خبر").text(), "    خبر، خبر");
  EXPECT_EQ(BidiLine{true}.add("1. ").add("news").text(), "1. news");
}

TEST(BidiLine, DoesNotTakeAColourForLatinText) {
  EXPECT_EQ(BidiLine{true}.add("\x1b[1mخبر\x1b[0m").text(), "\x1b[1mخبر\x1b[0m");
}

TEST(BidiLine, IsolatesNothingWhereItIsOff) { EXPECT_EQ(BidiLine{false}.add("1. ").add("خبر").text(), "1. خبر"); }

TEST(HasRtl, SeesArabicAndHebrewLetters) {
  EXPECT_TRUE(has_rtl("a خ"));
  EXPECT_TRUE(has_rtl("\u05D0"));
  EXPECT_FALSE(has_rtl("a 1 ،"));
}

}  // namespace
}  // namespace khabar
