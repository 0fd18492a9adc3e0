#include "common/dates/day_range.h"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace khabar {
namespace {

std::string days_of(std::string_view text) {
  const DayRange range = read_day_range(text);
  return range.problem == DayProblem::kNone ? day_range_text(range.first, range.last) : "";
}

TEST(DayRange, IsADayAMonthOrAYear) {
  const std::vector<std::array<const char*, 2>> cases{
      {"2025", "2025"},
      {"٢٠٢٥", "2025"},
      {"2025م", "2025"},
      {"2025-01", "2025-01"},
      {"2025/1", "2025-01"},
      {"2024-02", "2024-02"},
      {"2025-01-20", "2025-01-20"},
      {"20/1/2025", "2025-01-20"},
      {"يناير 2025", "2025-01"},
      {"كانون الثاني 2025", "2025-01"},
      {"كانون ثاني ٢٠٢٥", "2025-01"},
      {"جانفي 2025", "2025-01"},
      {"January 2025", "2025-01"},
      {"أغسطس 2025م", "2025-08"},
      {"20 يناير 2025", "2025-01-20"},
      {"20 تشرين الأول 2025", "2025-10-20"},
  };
  for (const auto& [text, days] : cases) {
    EXPECT_EQ(days_of(text), days) << text;
    EXPECT_FALSE(read_day_range(text).is_hijri) << text;
  }
}

TEST(DayRange, IsOfTheIslamicCalendarIfItsMonthOrMarkSaysSo) {
  const std::vector<std::array<const char*, 2>> cases{
      {"رمضان 1446", "2025-03-01..2025-03-29"},
      {"رمضان 1446هـ", "2025-03-01..2025-03-29"},
      {"ربيع الأول ١٤٤٦", "2024-09-04..2024-10-03"},
      {"ذو القعدة 1446", "2025-04-29..2025-05-27"},
      {"1446هـ", "2024-07-07..2025-06-25"},
      {"1446 هجرية", "2024-07-07..2025-06-25"},
      {"20 رجب 1446", "2025-01-20"},
      {"20 رجب 1446 هـ", "2025-01-20"},
      {"1446-07-20", "2025-01-20"},
  };
  for (const auto& [text, days] : cases) {
    EXPECT_EQ(days_of(text), days) << text;
    EXPECT_TRUE(read_day_range(text).is_hijri) << text;
  }
}

TEST(DayRange, SaysWhatIsWrong) {
  const std::vector<std::pair<const char*, DayProblem>> cases{
      {"", DayProblem::kUnreadable},
      {"أمس", DayProblem::kUnreadable},
      {"يناير", DayProblem::kUnreadable},
      {"25", DayProblem::kUnreadable},
      {"2025-", DayProblem::kUnreadable},
      {"2025-01-20-01", DayProblem::kUnreadable},
      {"2025 01", DayProblem::kUnreadable},
      {"يناير 1446هـ", DayProblem::kUnreadable},
      {"20 يناير", DayProblem::kUnreadable},
      {"2025-13", DayProblem::kNoSuchDay},
      {"2025-00", DayProblem::kNoSuchDay},
      {"2025-02-29", DayProblem::kNoSuchDay},
      {"31 أبريل 2025", DayProblem::kNoSuchDay},
      {"30 رمضان 1446", DayProblem::kNoSuchDay},
      {"1446", DayProblem::kFarYear},
      {"1446-07", DayProblem::kFarYear},
      {"0001-01-01", DayProblem::kFarYear},
      {"رمضان 2025", DayProblem::kFarYear},
      {"9999", DayProblem::kFarYear},
  };
  for (const auto& [text, problem] : cases) EXPECT_EQ(read_day_range(text).problem, problem) << text;
}

TEST(DayRangeText, IsAsShortAsItCanBe) {
  const auto first = read_day_range("2025-01-01").first;
  const auto end = read_day_range("2025-02-28").first;
  EXPECT_EQ(day_range_text(first, end), "2025-01..2025-02");
  EXPECT_EQ(day_range_text(first, first), "2025-01-01");
  EXPECT_EQ(day_range_text(first, std::nullopt), "2025..");
  EXPECT_EQ(day_range_text(std::nullopt, end), "..2025-02");
  EXPECT_EQ(day_range_text(first, read_day_range("2026").last), "2025..2026");
  EXPECT_EQ(day_range_text(end, end + std::chrono::days{1}), "2025-02-28..2025-03-01");
}

}  // namespace
}  // namespace khabar
