#include "searcher/desk/count/dimension.h"

#include <gtest/gtest.h>

#include "common/program/error.h"

namespace khabar {
namespace {

Error dimension_error(const std::vector<std::string>& values) {
  try {
    read_dimensions(values);
  } catch (const Error& error) {
    return error;
  }
  return Error("no error");
}

TEST(Dimensions, AreReadFromSeveralValuesOrOne) {
  const std::vector<Dimension> wanted{Dimension::kSource, Dimension::kYear};
  EXPECT_EQ(read_dimensions({"source", "year"}), wanted);
  EXPECT_EQ(read_dimensions({"source, year"}), wanted);
  EXPECT_TRUE(read_dimensions({}).empty());
}

TEST(Dimensions, AreRefusedIfThereAreNoneOfThatName) {
  EXPECT_STREQ(
      dimension_error({"moth"}).what(),
      "--by: 'moth' is not one of source, section, author, lang, year, month, week, day, form, group, kind, code");
  EXPECT_EQ(dimension_error({"moth"}).hint(), "did you mean month?");
  EXPECT_STREQ(dimension_error({""}).what(),
               "--by: '' is not one of source, section, author, lang, year, month, week, day, form, group, kind, code");
}

TEST(Dimensions, AreTwoAtMostAndDifferent) {
  EXPECT_STREQ(dimension_error({"year", "year"}).what(), "--by year is given twice");
  EXPECT_STREQ(dimension_error({"year,source", "lang"}).what(), "--by names more than two dimensions");
}

}  // namespace
}  // namespace khabar
