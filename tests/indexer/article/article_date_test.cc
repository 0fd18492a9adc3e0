#include "indexer/article/article_date.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace khabar {
namespace {

using std::chrono::sys_days;
using namespace std::chrono_literals;

constexpr Date at(int year, unsigned month, unsigned day, int hour = 0, int minute = 0, int second = 0) {
  return sys_days(std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)) +
         std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
}

struct Good {
  std::string text;
  Date date;
};

void expect_all(const std::vector<Good>& table) {
  for (const auto& [text, date] : table) {
    const auto parsed = parse_date(text);
    ASSERT_TRUE(parsed) << text;
    EXPECT_EQ(*parsed, date) << text << " was read as " << format_day(*parsed) << ", seconds "
                             << parsed->time_since_epoch().count();
  }
}

TEST(ParseDate, ReadsIso8601WithAndWithoutTimeAndOffset) {
  expect_all({
      {"2025-01-20", at(2025, 1, 20)},
      {" 2025-01-20 \n", at(2025, 1, 20)},
      {"2025/01/20", at(2025, 1, 20)},
      {"2025.1.20", at(2025, 1, 20)},
      {"20250120", at(2025, 1, 20)},
      {"2025-01-20T10:30:00Z", at(2025, 1, 20, 10, 30)},
      {"2025-01-20t10:30:00z", at(2025, 1, 20, 10, 30)},
      {"2025-01-20T10:30", at(2025, 1, 20, 10, 30)},
      {"2025-01-20 10:30:15", at(2025, 1, 20, 10, 30, 15)},
      {"2025-01-20T10:30:15.250+01:00", at(2025, 1, 20, 9, 30, 15)},
      {"2025-01-20T10:30:15-0500", at(2025, 1, 20, 15, 30, 15)},
      {"2025-01-20T01:30:00+03", at(2025, 1, 19, 22, 30)},
      {"20250120T103000Z", at(2025, 1, 20, 10, 30)},
      {"20250120T1030+0100", at(2025, 1, 20, 9, 30)},
      {"20250120103000", at(2025, 1, 20, 10, 30)},
      {"2024-02-29", at(2024, 2, 29)},
      {"1800-01-01", at(1800, 1, 1)},
      {"2100-12-31", at(2100, 12, 31)},
      {"2016-12-31T23:59:60Z", at(2017, 1, 1)},
  });
}

TEST(ParseDate, ReadsRfc2822AndItsRelatives) {
  expect_all({
      {"Sun, 18 Feb 2018 21:35:43 +0400", at(2018, 2, 18, 17, 35, 43)},
      {"Sun, 18 Feb 2018 12:26:59 GMT", at(2018, 2, 18, 12, 26, 59)},
      {"Tue, 13 Feb 2018 10:22:00 +0000", at(2018, 2, 13, 10, 22)},
      {"20 Jan 2025 10:30 EST", at(2025, 1, 20, 15, 30)},
      {"Mon, 20 Jan 2025 10:30:00 +0100 (CET)", at(2025, 1, 20, 9, 30)},
      {"Mon Jan 20 10:30:00 2025", at(2025, 1, 20, 10, 30)},
      {"Mon Jan 20 10:30:00 UTC 2025", at(2025, 1, 20, 10, 30)},
      {"Mon Jan  6 10:30:00 CET 2025", at(2025, 1, 6, 9, 30)},
      {"20-Jan-2025", at(2025, 1, 20)},
      {"January 20, 2025", at(2025, 1, 20)},
      {"January 20th, 2025 at 3:05 pm", at(2025, 1, 20, 15, 5)},
      {"20th of January 2025", at(2025, 1, 20)},
      {"Monday 20 SEPT 2021 10:30 GMT+3", at(2021, 9, 20, 7, 30)},
  });
}

TEST(ParseDate, ReadsNumbersWithTheDayFirst) {
  expect_all({
      {"20/01/2025", at(2025, 1, 20)},
      {"1/2/2025", at(2025, 2, 1)},
      {"20-01-2025", at(2025, 1, 20)},
      {"20.01.2025", at(2025, 1, 20)},
      {"20 / 01 / 2025 10:30", at(2025, 1, 20, 10, 30)},
      {"10:30 20/01/2025", at(2025, 1, 20, 10, 30)},
      {"10:30 - 20/01/2025", at(2025, 1, 20, 10, 30)},
  });
}

TEST(ParseDate, ReadsSecondsAndMillisecondsSince1970) {
  expect_all({
      {"1737369000", at(2025, 1, 20, 10, 30)},
      {"1737369000000", at(2025, 1, 20, 10, 30)},
      {"1737369000.75", at(2025, 1, 20, 10, 30)},
      {"999999999", at(2001, 9, 9, 1, 46, 39)},
      {"/Date(1737369000000)/", at(2025, 1, 20, 10, 30)},
      {"/Date(1737369000000+0300)/", at(2025, 1, 20, 10, 30)},
  });
}

TEST(ParseDate, ReadsFrenchDays) {
  expect_all({
      {"lun., 20 janv. 2025", at(2025, 1, 20)},
      {"vendredi 1er mars 2024 à 22h30", at(2024, 3, 1, 22, 30)},
      {"1er août 2024 - 09 h 05", at(2024, 8, 1, 9, 5)},
      {"publié le 20 janvier 2025 à 8h00", at(2025, 1, 20, 8)},
  });
}

TEST(ParseDate, ReadsYearsOfTwoDigitsBehindTheNameOfAMonth) {
  expect_all({
      {"1 مارس 24", at(2024, 3, 1)},
      {"الجمعة 1 مارس 24", at(2024, 3, 1)},
      {"1 كانون الثاني 24", at(2024, 1, 1)},
      {"1 مارس 24 10:30", at(2024, 3, 1, 10, 30)},
      {"01-MAR-24", at(2024, 3, 1)},
      {"1/Mar/99 22:30", at(1999, 3, 1, 22, 30)},
      {"Fri, 01 Mar 24 22:30:00 GMT", at(2024, 3, 1, 22, 30)},
  });
  for (const std::string text : {"1 مارس 24:10", "1 مارس 24 شخصا", "32 مارس 24", "مارس 24", "1 مارس 024", "01-MAR-"})
    EXPECT_FALSE(parse_date(text)) << text;
}

TEST(ReadDate, TakesANumericDayForOneOfTheIslamicCalendarByItsYear) {
  for (const std::string text : {"1446-07-20", "20/7/1446", "20/07/1446 هـ", "20 رجب 1446"}) {
    const auto read = read_date(text);
    ASSERT_TRUE(read) << text;
    EXPECT_TRUE(read->is_converted);
    EXPECT_EQ(read->date, at(2025, 1, 20)) << text;
  }
  const auto both = read_date("1446-07-20 / 2025-01-21");
  ASSERT_TRUE(both);
  EXPECT_EQ(both->date, at(2025, 1, 21)) << "the other one needs no conversion";
  EXPECT_FALSE(both->is_converted);
  for (const std::string text : {"1799-12-31", "1600-01-01", "1446-13-01", "1446-07-31"})
    EXPECT_FALSE(read_date(text)) << text;
}

TEST(ParseDate, ReadsArabicAndPersianDigits) {
  expect_all({
      {"٢٠٢٥-٠١-٢٠", at(2025, 1, 20)},
      {"۲۰۲۵/۰۱/۲۰", at(2025, 1, 20)},
      {"٢٠/١/٢٠٢٥ ١٠:٣٠ ص", at(2025, 1, 20, 10, 30)},
      {"٢٠ كانون الثاني ٢٠٢٥", at(2025, 1, 20)},
      {"٢٥أكتوبر / تشرين الأول عام ١٩٨٤", at(1984, 10, 25)},
  });
}

TEST(ParseDate, ReadsArabicDatesWithWeekdayTimeAndTwoNamesOfTheMonth) {
  expect_all({
      {"الاثنين 20 يناير 2025", at(2025, 1, 20)},
      {"الإثنين، 20 يناير، 2025", at(2025, 1, 20)},
      {"يوم الأربعاء 22 يناير 2025م", at(2025, 1, 22)},
      {"20 كانون الثاني 2025", at(2025, 1, 20)},
      {"20 جانفي 2025", at(2025, 1, 20)},
      {"15 مارس/آذار 2018", at(2018, 3, 15)},
      {"15 آذار/مارس 2018", at(2018, 3, 15)},
      {"17 مايو/ أيار من عام 1990", at(1990, 5, 17)},
      {"10 أغسطس (آب) 2015", at(2015, 8, 10)},
      {"18 إبريل/نسيان 2018", at(2018, 4, 18)},
      {"20 من شهر يناير لعام 2025", at(2025, 1, 20)},
      {"يناير 20, 2025", at(2025, 1, 20)},
      {"20 يناير 2025 10:30", at(2025, 1, 20, 10, 30)},
      {"20 يناير 2025 - 10:30 صباحاً", at(2025, 1, 20, 10, 30)},
      {"20 يناير 2025 الساعة 3:15 مساءً", at(2025, 1, 20, 15, 15)},
      {"20 يناير 2025، 03:15 م", at(2025, 1, 20, 15, 15)},
      {"20 يناير 2025 12:05 ص", at(2025, 1, 20, 0, 5)},
      {"20 يناير 2025 12:05 م", at(2025, 1, 20, 12, 5)},
      {"20 يناير 2025 10:30 بتوقيت غرينتش", at(2025, 1, 20, 10, 30)},
      {"20 يناير 2025 10:30 بتوقيت مكة المكرمة", at(2025, 1, 20, 7, 30)},
      {"\u200F20\u200F ينـاير \u200F2025", at(2025, 1, 20)},
      {"20 يَنَايِر 2025", at(2025, 1, 20)},
  });
}

TEST(ParseDate, PassesOverWordsAndAnIslamicDateBesideTheDate) {
  expect_all({
      {"نشر في: 20 يناير 2025", at(2025, 1, 20)},
      {"آخر تحديث: 20/01/2025 10:30", at(2025, 1, 20, 10, 30)},
      {"الرياض 20 رجب 1446 هـ الموافق 20 يناير 2025 م واس", at(2025, 1, 20)},
      {"20/7/1446هـ - 20/1/2025م", at(2025, 1, 20)},
      {"25 شوال 1436هـ الموافق 10 أغسطس 2015م", at(2015, 8, 10)},
      {"الجمعة 14 جويلية 2017 - 10:35 نشر في الساحل يوم 14 - 07 - 2017", at(2017, 7, 14, 10, 35)},
      {"5 ربيع الآخر 1440 (12 ديسمبر 2018)", at(2018, 12, 12)},
  });
}

struct MonthCase {
  unsigned month;
  std::vector<std::string> names;
};

TEST(ParseDate, KnowsTheMonthsOfAllArabCountriesInTheirSpellings) {
  const std::vector<MonthCase> table = {
      {1, {"يناير", "كانون الثاني", "كانون ثاني", "كانون الثانى", "جانفي", "جانفى"}},
      {2, {"فبراير", "شباط", "فيفري"}},
      {3, {"مارس", "آذار", "اذار", "أذار"}},
      {4, {"أبريل", "إبريل", "ابريل", "نيسان", "أفريل", "افريل"}},
      {5, {"مايو", "أيار", "ايار", "ماي", "مايس"}},
      {6, {"يونيو", "يونيه", "يونية", "حزيران", "جوان"}},
      {7, {"يوليو", "يوليه", "يولية", "تموز", "جويلية", "جويليه", "يوليوز"}},
      {8, {"أغسطس", "اغسطس", "أوغسطس", "آب", "اب", "أوت", "اوت", "غشت"}},
      {9, {"سبتمبر", "أيلول", "ايلول", "شتنبر"}},
      {10, {"أكتوبر", "اكتوبر", "تشرين الأول", "تشرين الاول", "تشرين أول"}},
      {11, {"نوفمبر", "تشرين الثاني", "تشرين ثاني", "نونبر"}},
      {12, {"ديسمبر", "كانون الأول", "كانون الاول", "كانون أول", "دجنبر"}},
  };
  for (const auto& [month, names] : table) {
    for (const std::string& name : names) {
      EXPECT_EQ(parse_date("9 " + name + " 2025"), at(2025, month, 9)) << name;
    }
  }
}

TEST(ParseDate, RefusesWhatIsNoDateOrNoClearOne) {
  const std::vector<std::string> table = {
      "",
      "   ",
      "yesterday",
      "أمس",
      "2025",
      "يناير 2025",
      "20 يناير",
      "10:30",
      "31/02/2025",
      "2025-02-29",
      "31 فبراير 2025",
      "31 نيسان 2025",
      "2025-13-01",
      "01/20/2025",  // the day comes first
      "2025-00-10",
      "0/1/2025",
      "20/01/25",
      "1799-12-31",
      "2101-01-01",
      "1446-07-20",
      "20 رجب 1446",
      "20 رجب 1446 هـ",
      "20/07/1446 هـ",
      "20 رمضان 1999 هـ",
      "20 يناير 2025 هـ",
      "20 شباط/مارس 2025",
      "3 مارس 2015 - 5 مايو 2016",
      "3 مارس 2015 - 4/3/2015",
      "العدد 12، 20 يناير 2025",
      "2025-01-20T25:00:00Z",
      "2025-01-20T10:61:00Z",
      "20 يناير 2025 13:00 صباحاً ص",
      "20250231",
      "20250120T996000Z",
      "12345",
      "99999999999999999999999",
      "-",
      "/ / /",
      "\xFF\xFE",
      std::string(100000, '1'),
  };
  for (const std::string& text : table) EXPECT_FALSE(parse_date(text)) << text.substr(0, 60);
}

}  // namespace
}  // namespace khabar
