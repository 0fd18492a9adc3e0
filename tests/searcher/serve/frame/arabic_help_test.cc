#include "searcher/serve/frame/arabic_help.h"

#include <gtest/gtest.h>

#include "common/stored/field.h"
#include "searcher/query/language/operator_table.h"

namespace khabar {
namespace {

TEST(ArabicHelp, HasEachOperatorAndEachFieldThatHelpShows) {
  for (const ArgumentOperator& row : kOperatorTable) EXPECT_FALSE(arabic_help(row.text).empty()) << row.text;
  for (const FieldSpec& field : kFieldTable) {
    EXPECT_TRUE(field.example.empty() || !arabic_help(field.description).empty()) << field.description;
  }
}

TEST(ArabicHelp, KnowsNothingElse) {
  for (const char* other : {"", "a", "a grou", "UTC year, YYYY"}) EXPECT_TRUE(arabic_help(other).empty()) << other;
}

}  // namespace
}  // namespace khabar
