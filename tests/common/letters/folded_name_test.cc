#include "common/letters/folded_name.h"

#include <gtest/gtest.h>

namespace khabar {
namespace {

TEST(FoldedName, IsTheSameForSpellingsOfOneName) {
  const std::vector<std::vector<const char*>> groups = {
      {"المصري اليوم", "المصرى اليوم", " المصري  اليوم ", "المصري\u00A0اليوم", "\u200Fالمصري اليوم\u200F",
       "\u202Bالمصري اليوم\u202C", "الْمِصْرِي اليوم", "المصـري اليوم", "المصري\tاليوم\n", "المصری الیوم",
       "\uFEFFالمصري اليوم"},
      {"الأهرام", "الاهرام", "الإهرام", "الآهرام", "الٱهرام"},
      {"الجزيرة", "الجزيره"},
      {"BBC", "bbc", "Bbc", "ＢＢＣ"},
      {"El País", "el pais", "EL PAÍS"},
      {"القناة 24", "القناة ٢٤", "القناه ۲۴"},
      {"لا", "\uFEFB"},
  };
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (const char* name : groups[i]) EXPECT_EQ(folded_name(name), folded_name(groups[i].front())) << name;
    const char* other = groups[(i + 1) % groups.size()].front();
    EXPECT_NE(folded_name(groups[i].front()), folded_name(other)) << other;
  }
}

TEST(FoldedName, KeepsWhatTellsNamesApart) {
  for (const auto& [one, other] : {std::pair{"BBC عربي", "BBC-عربي"},
                                   {"الشرق", "الشروق"},
                                   {"مسؤول", "مسئول"},
                                   {"قناة 1", "قناة 2"},
                                   {"المصري اليوم", "المصرياليوم"},
                                   {"C++", "C"},
                                   {"日本", "日"}}) {
    EXPECT_NE(folded_name(one), folded_name(other));
  }
}

TEST(FoldedName, MayBeEmpty) {
  for (const char* name : {"", " ", "\u200F", "\u00A0\n", "ـ"}) EXPECT_EQ(folded_name(name), "") << name;
}

}  // namespace
}  // namespace khabar
