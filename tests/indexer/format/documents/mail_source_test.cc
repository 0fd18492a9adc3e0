#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/format/sample_page.h"
#include "tests/support/recording_sink.h"

namespace khabar::testing {
namespace {

using ::testing::ElementsAre;

const std::string kMail =
    "From: =?UTF-8?B?2LPYp9mF2Yo=?= <sami@x.test>\nTo: list@x.test\nSubject: =?windows-1256?B?zsjR?= 1\n"
    "Date: Fri, 01 Mar 2024 22:30:00 +0000\nMessage-ID: <m1@x.test>\nMIME-Version: 1.0\n"
    "Content-Type: multipart/alternative; boundary=\"b\"\n\n--b\nContent-Type: text/plain; charset=utf-8\n"
    "Content-Transfer-Encoding: base64\n\n2LPYt9ixINij2YjZhA==\n--b\nContent-Type: text/html; charset=utf-8\n\n"
    "<p>سطر أول</p>\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n";

TEST(Mail, IsDecoded) {
  const RecordingSink sink = read_bytes(kMail, "a.eml");
  ASSERT_THAT(sink.ids(), ElementsAre("m1@x.test"));
  EXPECT_EQ(sink.articles[0].title, "خبر 1");
  EXPECT_EQ(sink.articles[0].body, "سطر أول");
  EXPECT_EQ(sink.articles[0].author, "سامي");
  EXPECT_EQ(day_of(sink), "2024-03-01");
}

TEST(Mail, ComesInManyMessages) {
  std::string second = kMail;
  second.replace(second.find("m1@"), 3, "m2@");
  const std::string from = "From sami@x.test Fri Mar  1 22:30:00 2024\n";
  EXPECT_THAT(read_bytes(from + kMail + "\n" + from + second, "a.mbox").ids(), ElementsAre("m1@x.test", "m2@x.test"));
  SourceOptions options;
  options.max_article_bytes = 2000;
  const std::string large = "Subject: x\nFrom: a@x.test\nDate: x\n\n" + std::string(3000, 'x') + "\n";
  const RecordingSink sink = read_bytes(from + large + "\n" + from + second, "a.mbox", options);
  EXPECT_THAT(sink.ids(), ElementsAre("m2@x.test"));
  EXPECT_THAT(sink.reasons(), ElementsAre("1: longer than 2000 bytes"));
}

TEST(Mail, IsNotSeenInOtherTexts) {
  for (const std::string text : {"From here on\nنص\n", "From: عنوان\nنص الخبر\n", "عنوان: نص\n"}) {
    EXPECT_THAT(read_bytes(text, "a.txt").formats, ElementsAre("plain text")) << text;
  }
}

}  // namespace
}  // namespace khabar::testing
