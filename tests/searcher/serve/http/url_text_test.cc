#include "searcher/serve/http/url_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

TEST(UrlText, DecodesWhatItEncodes) {
  for (const std::string text : {"", "a b", "هجرة", "a&b=c+d%", "\"<script>\"", "\x01\x7f\xff"}) {
    EXPECT_EQ(percent_decoded(percent_encoded(text)), text);
  }
  EXPECT_EQ(percent_encoded("هـ a/~"), "%D9%87%D9%80%20a%2F~");
  EXPECT_EQ(encoded_path("/a b/ج"), "/a%20b/%D8%AC");
}

TEST(UrlText, LeavesAPercentSignThatBeginsNoByte) {
  for (const std::string text : {"%", "%4", "%zz", "100%", "%-1", "% 1"}) EXPECT_EQ(percent_decoded(text), text);
}

TEST(UrlText, ReadsForms) {
  EXPECT_THAT(read_form("q=a+b&source=x&source=%D8%AC&empty=&bare&&=v"),
              ElementsAre(Pair("q", "a b"), Pair("source", "x"), Pair("source", "ج"), Pair("empty", ""),
                          Pair("bare", ""), Pair("", "v")));
  EXPECT_THAT(read_form(""), ElementsAre());
}

TEST(UrlText, WritesFormsThatItReads) {
  const Parameters parameters{{"q", "هجرة & \"لجوء\""}, {"a=b", "+"}, {"a=b", ""}};
  EXPECT_EQ(read_form(form_text(parameters)), parameters);
}

}  // namespace
}  // namespace khabar
