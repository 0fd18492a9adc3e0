#include "searcher/saved/file/saved_name.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/program/error.h"
#include "searcher/query/query_filters.h"
#include "searcher/query/query_parser.h"
#include "searcher/query/query_text.h"

namespace khabar {
namespace {

using ::testing::HasSubstr;

TEST(SavedName, IsWhatAQueryCanName) {
  for (const std::string& name :
       std::vector<std::string>{"migration", "هجرة", "الهِجرة", "2025-01", "a_b", "أمن/سياسة", "إطار أمني", "v1.2"}) {
    EXPECT_NO_THROW(check_saved_name(name, "a set")) << name;
    const QueryNode filter = value_filter(Field::kSet, name);
    EXPECT_EQ(parse_query(query_text(filter)).tree, filter) << query_text(filter);
  }
}

TEST(SavedName, IsRefusedIfAQueryCouldNotNameIt) {
  for (const std::string name : {"", "none", "بلا", "a\"b", "a*", "-a", "a-", " a", "a;b", "a:b", "a\tb", "\xff"}) {
    EXPECT_THROW(check_saved_name(name, "a set"), Error) << name;
  }
  EXPECT_THROW(check_saved_name(std::string(61, 'a'), "a set"), Error);
}

TEST(SavedName, IsGuessedIfItIsNearOneThatThereIs) {
  EXPECT_EQ(known_names_hint("migratoin", {"migration", "x"}), "did you mean migration?");
  EXPECT_EQ(known_names_hint("abc", {"migration", "x"}), "there are migration, x");
  EXPECT_EQ(known_names_hint("abc", {}), "there is none yet");
}

}  // namespace
}  // namespace khabar
