#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/format/sample_page.h"
#include "tests/support/recording_sink.h"

namespace khabar::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string wxr(const std::string& items) {
  return "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>"
         "<title>صحيفة الحقل</title>" +
         items + "</channel></rss>";
}

std::string wxr_item(const std::string& title, const std::string& more) {
  return "<item><title>" + title + "</title><content:encoded><![CDATA[سطر أول\n\nسطر <b>ثان</b>]]></content:encoded>" +
         more + "</item>";
}

TEST(Wxr, GivesWhatIsPublished) {
  const RecordingSink sink = read_bytes(
      wxr(wxr_item("أ",
                   "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:post_date>2024-03-02 "
                   "01:30:00</wp:post_date><wp:post_date_gmt>2024-03-01 22:30:00</wp:post_date_gmt><category "
                   "domain=\"post_tag\">وسم</category><category domain=\"category\">اقتصاد</category>") +
          wxr_item("ب", "<wp:status>draft</wp:status><wp:post_type>post</wp:post_type>") +
          wxr_item("ت", "<wp:status>private</wp:status>") + wxr_item("ث", "<wp:status>trash</wp:status>") +
          wxr_item("ج", "<wp:status>inherit</wp:status><wp:post_type>revision</wp:post_type>") +
          wxr_item("ح", "<wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type>") +
          wxr_item("خ", "<wp:status>publish</wp:status><wp:post_password>x</wp:post_password>") +
          wxr_item("د", "<wp:status>future</wp:status>")),
      "a.xml");
  ASSERT_THAT(sink.articles, SizeIs(1));
  EXPECT_EQ(sink.articles[0].title, "أ");
  EXPECT_EQ(sink.articles[0].body, "سطر أول\nسطر ثان");
  EXPECT_EQ(sink.articles[0].section, "اقتصاد");
  EXPECT_EQ(day_of(sink), "2024-03-01");
  EXPECT_THAT(sink.passed_over, SizeIs(7));
  EXPECT_THAT(sink.reasons(), IsEmpty());
}

const std::string kPublished = "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>";

std::vector<std::string> titles_of(const RecordingSink& sink) {
  std::vector<std::string> titles;
  for (const Article& article : sink.articles) titles.push_back(article.title);
  return titles;
}

TEST(Wxr, WithABrokenItemKeepsThePublishedOnesAroundIt) {
  const RecordingSink sink =
      read_bytes(wxr("\n" + wxr_item("أ", kPublished) + "\n" + wxr_item("ب <c", kPublished) + "\n" +
                     wxr_item("ت", "<wp:status>draft</wp:status>") + "\n" + wxr_item("ث", kPublished) + "\n"),
                 "a.xml");
  EXPECT_THAT(titles_of(sink), ElementsAre("أ", "ث"));
  EXPECT_THAT(sink.reasons(), ElementsAre(::testing::StartsWith("5: broken XML: ")));
  EXPECT_THAT(sink.passed_over, SizeIs(1)) << "the draft";
}

// What is missing may be what says that it is a draft.
TEST(Wxr, ThatBreaksOffShowsNoItemWithoutItsEnd) {
  const std::string whole =
      wxr("\n" + wxr_item("أ", kPublished) + "\n" + wxr_item("ب", "<wp:status>draft</wp:status>"));
  const RecordingSink sink = read_bytes(whole.substr(0, whole.find("<wp:status>draft")), "a.xml");
  EXPECT_THAT(titles_of(sink), ElementsAre("أ"));
  EXPECT_THAT(sink.reasons(), ElementsAre("7: broken XML: it breaks off"));
}

}  // namespace
}  // namespace khabar::testing
