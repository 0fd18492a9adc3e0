#include "searcher/desk/kwic/sort_key.h"

#include <gtest/gtest.h>

#include "common/program/error.h"

namespace khabar {
namespace {

Error sort_key_error(const std::string& text) {
  try {
    read_sort_keys(text);
  } catch (const Error& error) {
    return error;
  }
  return Error("no error");
}

TEST(SortKeys, AreReadInTheirOrder) {
  const std::vector<SortKey> wanted{{SortKey::Kind::kBefore, 1}, {SortKey::Kind::kAfter, 9}, {SortKey::Kind::kDate}};
  EXPECT_EQ(read_sort_keys("before1, after9,date"), wanted);
  EXPECT_EQ(read_sort_keys("match").front().kind, SortKey::Kind::kMatch);
  EXPECT_EQ(read_sort_keys("ending").front().kind, SortKey::Kind::kEnding);
  EXPECT_EQ(read_sort_keys("source").front().kind, SortKey::Kind::kSource);
}

TEST(SortKeys, AreRefusedIfTheyAreNone) {
  for (const char* text : {"", "before", "before0", "before10", "left1", "date,", ",date", "after-1"}) {
    EXPECT_TRUE(std::string{sort_key_error(text).what()}.starts_with("--sort: '")) << text;
  }
  EXPECT_EQ(sort_key_error("befor1").hint(), "did you mean before1?");
}

TEST(SortKeys, AreThreeAtMostAndDifferent) {
  EXPECT_STREQ(sort_key_error("date,date").what(), "--sort names date twice");
  EXPECT_STREQ(sort_key_error("date,source,match,before1").what(), "--sort names more than 3 keys");
}

}  // namespace
}  // namespace khabar
