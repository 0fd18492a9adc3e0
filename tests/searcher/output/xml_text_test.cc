#include "searcher/output/xml_text.h"

#include <gtest/gtest.h>

namespace khabar {
namespace {

TEST(XmlText, EscapesWhatMarkupIsMadeOf) {
  EXPECT_EQ(xml_text("<a b=\"c\">&amp;"), "&lt;a b=&quot;c&quot;&gt;&amp;amp;");
}

TEST(XmlText, KeepsArabicTabsAndLines) { EXPECT_EQ(xml_text("الهِجـرة\tو\nغيرها"), "الهِجـرة\tو\nغيرها"); }

TEST(XmlText, ReplacesWhatXmlCannotHold) {
  EXPECT_EQ(xml_text(std::string_view{"a\0b", 3}), "a\uFFFDb");
  EXPECT_EQ(xml_text("a\x1b[1m"), "a\uFFFD[1m");
  EXPECT_EQ(xml_text("\xff\xd9"), "\uFFFD\uFFFD");
  EXPECT_EQ(xml_text("\uFFFE\uFFFF"), "\uFFFD\uFFFD");
}

}  // namespace
}  // namespace khabar
