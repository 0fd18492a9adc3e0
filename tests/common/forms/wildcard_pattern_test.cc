#include "common/forms/wildcard_pattern.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/stored/compact_word.h"

namespace khabar {
namespace {

TEST(WildcardPattern, MatchesWhateverStandsInItsGaps) {
  struct Case {
    const char* pattern;
    std::vector<std::string> matching;
    std::vector<std::string> others;
  };
  for (const Case& c : {
           Case{"هجر*", {"هجر", "هجرة", "هجرات"}, {"الهجرة", "هج", ""}},
           Case{"*هجرة", {"هجرة", "الهجرة", "والهجرة"}, {"هجرات", "هجر"}},
           Case{"ال*ات", {"الهجرات", "الات"}, {"الا", "هجرات", "الهجرة"}},
           Case{"ه?رة", {"هجرة", "هدرة"}, {"هرة", "هججرة"}},
           Case{"*كتب*", {"كتب", "مكتبة", "يكتبون"}, {"كاتب", ""}},
           Case{"?*", {"ا", "اب"}, {""}},
           Case{"*?", {"ا", "اب", "日本"}, {""}},
           Case{"*", {"", "ا"}, {}},
           Case{"**ب**", {"ب", "ابا"}, {"ا"}},
           Case{"كتاب", {"كتاب"}, {"كتابة", "كتا"}},
           Case{"", {""}, {"ا"}},
           Case{"*اب*اب*", {"ابابا", "ابساب"}, {"اب", "ابا"}},
           Case{"???", {"كتب", "abc", "日本語", "ب日a"}, {"كت", "كتاب"}},
           Case{"日*", {"日", "日本"}, {"本日"}},
           Case{"3.?", {"3.5"}, {"3", "345"}},
       }) {
    const WildcardPattern pattern(c.pattern);
    for (const std::string& form : c.matching) {
      EXPECT_TRUE(pattern.matches(form)) << c.pattern << " and " << form;
      EXPECT_TRUE(pattern.matches_compact(compact_word(form))) << c.pattern << " and " << form;
    }
    for (const std::string& form : c.others) EXPECT_FALSE(pattern.matches(form)) << c.pattern << " and " << form;
  }
}

TEST(WildcardPattern, ReadsItsLettersAsExactFormsHaveThem) {
  struct Case {
    const char* pattern;
    const char* form;
  };
  for (const auto& [pattern, form] :
       {Case{"إيم*", "ايمان"}, Case{"آخر*", "اخرون"}, Case{"كِتَـــاب*", "كتابة"}, Case{"Nat*", "nato"},
        Case{"مـ*ـان", "مكان"}, Case{"گوگ*", "كوكل"}, Case{"٢*", "20"}, Case{"ﻻ*", "لاعب"}, Case{"caf?", "cafe"},
        Case{"Café*", "cafe"}}) {
    EXPECT_TRUE(WildcardPattern(pattern).matches(form)) << pattern;
  }
}

TEST(WildcardPattern, TakesTheLastLetterOfAFormEitherWay) {
  for (const char* pattern : {"مدرس?", "*درسة", "*درسه", "مدرسة", "مدرسه*", "م*ة*", "مدرس*ه"}) {
    EXPECT_TRUE(WildcardPattern(pattern).matches("مدرسة")) << pattern;
    EXPECT_TRUE(WildcardPattern(pattern).matches("مدرسه")) << pattern;
  }
  EXPECT_TRUE(WildcardPattern("مستشف*ي").matches("مستشفى"));
  EXPECT_FALSE(WildcardPattern("*درسة").matches("مدرسي"));
  EXPECT_FALSE(WildcardPattern("ة*").matches("هجر"));
  EXPECT_FALSE(WildcardPattern("*ש").matches("לת")) << "whose bytes are those of ى and ي";
}

TEST(WildcardPattern, KnowsWhatEveryFormThatMatchesBeginsWith) {
  struct Case {
    const char* pattern;
    const char* prefix;
  };
  for (const auto& [pattern, prefix] :
       {Case{"هجر*", "هجر"}, Case{"إيم*ن", "ايم"}, Case{"*ات", ""}, Case{"?هجرة", ""}, Case{"مدرسة*", "مدرس"},
        Case{"مدرسه", "مدرس"}, Case{"يه*", "ي"}, Case{"كتاب", "كتاب"}, Case{"", ""}, Case{"日*", "日"}}) {
    EXPECT_EQ(WildcardPattern(pattern).prefix(), prefix) << pattern;
    EXPECT_EQ(WildcardPattern(pattern).compact_prefix(), compact_word(prefix)) << pattern;
  }
}

TEST(WildcardPattern, MatchesNothingWithWhatNoWordHas) {
  for (const char* pattern : {"\xFF*", "هج\xD9*", "هج رة*", "هجرة-*"}) {
    EXPECT_FALSE(WildcardPattern(pattern).matches("هجرة")) << pattern;
  }
}

TEST(WildcardPattern, IsQuickWithMany) {
  std::string gaps;
  for (int i = 0; i < 2'000; ++i) gaps += "*ا";
  const WildcardPattern pattern(gaps + "*ب");
  EXPECT_FALSE(pattern.matches(std::string(240, 'a')));
  std::string alefs;
  for (int i = 0; i < 100; ++i) alefs += "ا";
  EXPECT_FALSE(pattern.matches(alefs));
  EXPECT_FALSE(WildcardPattern("*ا*ا*ا*ا*ا*ا*ا*ا*ا*ا*ا*ا*ا*ا*ا*ب").matches(alefs));
}

}  // namespace
}  // namespace khabar
