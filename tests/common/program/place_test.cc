#include "common/program/place.h"

#include <gtest/gtest.h>

#include "common/program/error.h"

namespace khabar {
namespace {

TEST(AtPlace, NamesTheLineIfThereIsOne) {
  EXPECT_EQ(at_place("news.csv", 12, "no date"), "news.csv:12: no date");
  EXPECT_EQ(at_place("news.csv", 0, "no date"), "news.csv: no date");
  EXPECT_EQ(at_place("a:b {}", 1, "{}"), "a:b {}:1: {}");
}

TEST(ErrorAt, SaysThePlaceAndKeepsTheHint) {
  const Error error = error_at("topics.tsv", 3, "not a topic", "write a name and a tab");
  EXPECT_STREQ(error.what(), "topics.tsv:3: not a topic");
  EXPECT_EQ(error.hint(), "write a name and a tab");
  EXPECT_EQ(error.status(), ExitStatus::kError);
}

}  // namespace
}  // namespace khabar
