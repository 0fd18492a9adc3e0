// Days and numbers of words in a query.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "searcher/query/language/reading_report.h"
#include "searcher/query/query_parser.h"
#include "searcher/query/query_text.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(QueryRange, HasOneTextForAllSpellings) {
  const std::vector<std::array<const char*, 2>> cases{
      {"date:2025", "date:2025"},
      {"تاريخ:٢٠٢٥", "date:2025"},
      {"date:2025-01", "date:2025-01"},
      {"date:2025-1-5", "date:2025-01-05"},
      {"date:2025-01-20..2025-02", "date:2025-01-20..2025-02-28"},
      {"date:2025-01..2025-02", "date:2025-01..2025-02"},
      {"date:2025-01-01..2025-12-31", "date:2025"},
      {"date:2025..", "date:2025.."},
      {"date:..2025", "date:..2025"},
      {"date:>2025-01", "date:2025-02.."},
      {"date:>=2025-02", "date:2025-02.."},
      {"date:>=2025-01", "date:2025.."},
      {"date:<2025-01", "date:..2024"},
      {"date:<=2025-01-15", "date:..2025-01-15"},
      {"date:\"يناير 2025\"", "date:2025-01"},
      {"date:\"كانون الثاني 2025\"", "date:2025-01"},
      {"date:\"20 يناير 2025\"", "date:2025-01-20"},
      {"date:\"يناير 2025..مارس 2025\"", "date:2025-01..2025-03"},
      {"date:>\"يناير 2025\"", "date:2025-02.."},
      {"date:(2024 OR 2026-01)", "date:2024 OR date:2026-01"},
      {"-date:2025، a", "-date:2025 a"},
      {"words:>500", "words:501.."},
      {"words:>=500", "words:500.."},
      {"words:<500", "words:..499"},
      {"words:100..500", "words:100..500"},
      {"كلمات:٥٠٠", "words:500"},
      {"words:..200", "words:..200"},
  };
  for (const auto& [query, text] : cases) {
    const ParsedQuery parsed = parse_query(query);
    EXPECT_EQ(query_text(parsed.tree), text) << query;
    EXPECT_THAT(parsed.notes, IsEmpty()) << query;
  }
}

TEST(QueryRange, SaysThatHijriDaysMayBeOffByOne) {
  const std::vector<std::array<const char*, 2>> cases{
      {"date:\"رمضان 1446\"", "date:2025-03-01..2025-03-29"},
      {"date:\"1446هـ\"", "date:2024-07-07..2025-06-25"},
      {"date:1446هـ", "date:2024-07-07..2025-06-25"},
      {"date:\"20 رجب 1446\"", "date:2025-01-20"},
      {"date:>=\"رمضان 1446\"", "date:2025-03.."},
  };
  for (const auto& [query, text] : cases) {
    const ParsedQuery parsed = parse_query(query);
    EXPECT_EQ(query_text(parsed.tree), text) << query;
    EXPECT_THAT(parsed.notes, ElementsAre(HasSubstr("off by one"))) << query;
  }
}

TEST(QueryRange, IsRefusedIfThereIsNothingInIt) {
  const std::vector<std::array<const char*, 2>> cases{
      {"date:2025-02-30", "there is not"},
      {"date:2025-13", "there is not"},
      {"date:\"31 أبريل 2025\"", "there is not"},
      {"date:\"30 رمضان 1446\"", "there is not"},
      {"date:2025-02..2025-01", "nothing lies in"},
      {"date:2025-01-20..2025-01-19", "nothing lies in"},
      {"date:..", "neither a beginning nor an end"},
      {"date:1446", "1800 to 2100"},
      {"date:yesterday", "no day, month or year"},
      {"date:2025*", "no day, month or year"},
      {"date:[2025", "no day, month or year"},
      {"date:\"يناير\"", "no day, month or year"},
      {"date:2025..2026..2027", "no day, month or year"},
      {"date:>", "nothing stands behind"},
      {"date:2025^2", "no day, month or year"},
      {"words:5..3", "nothing lies in"},
      {"words:<0", "nothing lies in"},
      {"words:many", "no number of words"},
      {"words:-5", "no number of words"},
      {"words:none", "no number of words"},
      {"words:99999999999", "no number of words"},
  };
  for (const auto& [query, message] : cases) {
    try {
      ADD_FAILURE() << query << " was read as " << print(parse_query(query).tree);
    } catch (const QueryError& error) {
      EXPECT_THAT(error.what(), HasSubstr(message)) << query;
      EXPECT_FALSE(error.hint().empty());
    }
  }
}

}  // namespace
}  // namespace khabar
