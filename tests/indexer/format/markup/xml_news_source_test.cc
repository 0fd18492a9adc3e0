#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/indexer/format/sample_page.h"
#include "tests/indexer/text/encode.h"
#include "tests/support/recording_sink.h"

namespace khabar::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

TEST(Nitf, FillsEveryField) {
  const std::string nitf =
      "<nitf xml:lang=\"ar\"><head><title>x</title><docdata><doc-id id-string=\"n-1\"/><date.issue "
      "norm=\"20240301T223000Z\"/></docdata><pubdata name=\"صحيفة الحقل\" "
      "position.section=\"اقتصاد\"/></head><body><body.head>"
      "<hedline><hl1>موسم السمسم</hl1></hedline><byline>سامي</byline></body.head><body.content><p>" +
      kSesame + "</p><p>ثان</p></body.content></body></nitf>";
  for (const std::string& bytes :
       {nitf, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE nitf SYSTEM \"x.dtd\">" + nitf}) {
    const RecordingSink sink = read_bytes(bytes, "a.xml");
    ASSERT_THAT(sink.ids(), ElementsAre("n-1"));
    EXPECT_EQ(sink.articles[0].title, "موسم السمسم");
    EXPECT_EQ(sink.articles[0].body, kSesame + "\nثان");
    EXPECT_EQ(sink.articles[0].author, "سامي");
    EXPECT_EQ(sink.articles[0].source, "صحيفة الحقل");
    EXPECT_EQ(sink.articles[0].section, "اقتصاد");
    EXPECT_EQ(sink.articles[0].language, "ar");
    EXPECT_EQ(day_of(sink), "2024-03-01");
  }
  EXPECT_THAT(read_bytes(nitf.substr(0, nitf.size() - 30), "a.xml").reasons(),
              ElementsAre("1: broken XML: it breaks off"));
}

std::string news_item(const std::string& id, const std::string& status) {
  return "<newsItem guid=\"" + id +
         "\" xml:lang=\"ar\"><itemMeta><provider literal=\"وكالة\"/><versionCreated>2024-03-01T23:30:00+01:00"
         "</versionCreated><pubStatus qcode=\"stat:" +
         status +
         "\"/></itemMeta><contentMeta><headline>موسم "
         "السمسم</headline><by>سامي</by></contentMeta><contentSet><inlineXML "
         "contenttype=\"application/xhtml+xml\"><html><head><title>x</title></head><body><p>" +
         kSesame + "</p></body></html></inlineXML></contentSet></newsItem>";
}

TEST(Newsml, GivesTheItemsThatMayBeUsed) {
  const RecordingSink sink = read_bytes("<?xml version=\"1.0\"?><newsMessage><itemSet>" + news_item("1", "usable") +
                                            news_item("2", "canceled") + "</itemSet></newsMessage>",
                                        "a.xml");
  ASSERT_THAT(sink.ids(), ElementsAre("1"));
  EXPECT_EQ(sink.articles[0].title, "موسم السمسم");
  EXPECT_EQ(sink.articles[0].body, kSesame);
  EXPECT_EQ(sink.articles[0].source, "وكالة");
  EXPECT_EQ(day_of(sink), "2024-03-01");
  EXPECT_THAT(sink.passed_over, ElementsAre("cancelled or withheld news items"));
  const RecordingSink first = read_bytes(
      "<NewsML><NewsItem><Identification><NewsIdentifier><DateId>20240301</DateId><PublicIdentifier>urn:1</"
      "PublicIdentifier>"
      "</NewsIdentifier></Identification><NewsComponent><NewsLines><HeadLine>موسم "
      "السمسم</HeadLine></NewsLines><ContentItem>"
      "<DataContent><p>" +
          kSesame + "</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
      "a.xml");
  ASSERT_THAT(first.ids(), ElementsAre("urn:1"));
  EXPECT_EQ(first.articles[0].body, kSesame);
  EXPECT_EQ(day_of(first), "2024-03-01");
}

std::string wiki_page(const std::string& title, const std::string& ns, const std::string& more,
                      const std::string& text) {
  return "<page><title>" + title + "</title><ns>" + ns + "</ns><id>7</id>" + more +
         "<revision><timestamp>2020-01-01T00:00:00Z</timestamp><text>قديم</text></revision>"
         "<revision><timestamp>2024-03-01T22:30:00Z</timestamp><text xml:space=\"preserve\">" +
         text + "</text></revision></page>\n";
}

TEST(MediaWiki, GivesPagesOfTheMainNamespaceAsPlainText) {
  const RecordingSink sink = read_bytes(
      "<mediawiki xml:lang=\"ar\"><siteinfo><base>https://ar.wikinews.test/wiki/الصفحة_الرئيسية</base></siteinfo>\n" +
          wiki_page("موسم السمسم", "0", "",
                    "{{تاريخ|1 مارس}}'''أعلنت''' [[وزارة|وزارة الزراعة]] عن [[حصاد]].&lt;ref&gt;x&lt;/ref&gt;\n== "
                    "خلفية ==\n* "
                    "[https://x.test السمسم]\n[[تصنيف:زراعة]]\n[[ملف:a.jpg|صورة [[حصاد]]]]") +
          wiki_page("نقاش:موسم", "1", "", "x") + wiki_page("موسم", "0", "<redirect title=\"موسم السمسم\"/>", "#تحويل") +
          "</mediawiki>",
      "a.xml");
  ASSERT_THAT(sink.ids(), ElementsAre("https://ar.wikinews.test/wiki/موسم_السمسم"));
  EXPECT_EQ(sink.articles[0].body, "أعلنت وزارة الزراعة عن حصاد.\nخلفية\nالسمسم");
  EXPECT_EQ(day_of(sink), "2024-03-01");
  EXPECT_THAT(sink.passed_over, ElementsAre("wiki pages outside of the main namespace", "redirects of a wiki"));
}

TEST(Sitemaps, OfNewsGiveTitlesAndNeverStandForPages) {
  const RecordingSink sink = read_bytes(
      "<?xml version=\"1.0\"?><urlset xmlns:news=\"x\"><url><loc>https://x.test/1</loc><news:news><news:publication>"
      "<news:name>صحيفة</news:name><news:language>ar</news:language></"
      "news:publication><news:publication_date>2024-03-01"
      "</news:publication_date><news:title>موسم "
      "السمسم</news:title></news:news><image:image><image:title>صورة</image:title>"
      "</image:image></url><url><loc>https://x.test/2</loc></url></urlset>",
      "map.xml");
  ASSERT_THAT(sink.ids(), ElementsAre("map.xml#1"));
  EXPECT_EQ(sink.articles[0].title, "موسم السمسم");
  EXPECT_EQ(sink.articles[0].url, "https://x.test/1");
  EXPECT_EQ(sink.articles[0].source, "صحيفة");
  EXPECT_EQ(day_of(sink), "2024-03-01");
  EXPECT_THAT(sink.remarks, ElementsAre("title_only"));
  EXPECT_THAT(sink.passed_over, ElementsAre("addresses in sitemaps"));
}

TEST(Newsml, ThatBreaksOffKeepsTheItemsBefore) {
  const std::string whole =
      "<newsMessage><itemSet>\n" + news_item("1", "usable") + "\n" + news_item("2", "usable") + "\n</itemSet>";
  const std::string cut = whole.substr(0, whole.rfind("</inlineXML>"));
  const RecordingSink sink = read_bytes(cut, "a.xml");
  EXPECT_THAT(sink.ids(), ElementsAre("1"));
  EXPECT_EQ(sink.articles[0].body, kSesame);
  EXPECT_THAT(sink.reasons(), ElementsAre("3: broken XML: it breaks off"));
}

TEST(Newsml, WithABrokenItemKeepsTheOthers) {
  std::string broken = news_item("2", "usable");
  broken.replace(broken.find("</headline>"), 11, "</header>");
  const RecordingSink sink = read_bytes("<newsMessage><itemSet>\n" + news_item("1", "usable") + "\n" + broken + "\n" +
                                            news_item("3", "usable") + "\n</itemSet></newsMessage>\n",
                                        "a.xml");
  EXPECT_THAT(sink.ids(), ElementsAre("1", "3"));
  EXPECT_THAT(sink.reasons(), ElementsAre(StartsWith("3: broken XML: ")));
}

TEST(Newsml, OfVersion1ThatBreaksOffKeepsTheItemsBefore) {
  const auto item = [](const std::string& id) {
    return "<NewsItem><Identification><NewsIdentifier><PublicIdentifier>" + id +
           "</PublicIdentifier></NewsIdentifier></Identification><NewsComponent><NewsLines><HeadLine>موسم "
           "السمسم</HeadLine></NewsLines><ContentItem><DataContent><p>" +
           kSesame + "</p></DataContent></ContentItem></NewsComponent></NewsItem>\n";
  };
  const std::string whole = "<NewsML>\n" + item("urn:1") + item("urn:2");
  const RecordingSink sink = read_bytes(whole.substr(0, whole.rfind("</DataContent>")), "a.xml");
  EXPECT_THAT(sink.ids(), ElementsAre("urn:1"));
  EXPECT_THAT(sink.reasons(), ElementsAre("3: broken XML: it breaks off"));
}

std::string map_entry(const std::string& number, const std::string& title) {
  return "<url><loc>https://x.test/" + number + "</loc><news:news><news:title>" + title +
         "</news:title></news:news></url>\n";
}

TEST(Sitemaps, ThatBreakOffKeepTheEntriesBefore) {
  const std::string whole = "<urlset>\n" + map_entry("1", "أ") + map_entry("2", "ب");
  const RecordingSink sink = read_bytes(whole.substr(0, whole.rfind("</url>")), "map.xml");
  EXPECT_THAT(sink.ids(), ElementsAre("map.xml#1"));
  EXPECT_THAT(sink.reasons(), ElementsAre("3: broken XML: it breaks off"));
}

TEST(Sitemaps, WithABrokenEntryKeepTheOthers) {
  const RecordingSink sink = read_bytes(
      "<urlset>\n" + map_entry("1", "أ") + map_entry("2", "ب <c") + map_entry("3", "ت") + "</urlset>\n", "map.xml");
  ASSERT_THAT(sink.articles, SizeIs(2));
  EXPECT_EQ(sink.articles[0].url, "https://x.test/1");
  EXPECT_EQ(sink.articles[1].url, "https://x.test/3");
  EXPECT_THAT(sink.reasons(), ElementsAre(StartsWith("3: broken XML: ")));
}

TEST(Sitemaps, OfOtherSitemapsHaveNoArticle) {
  const RecordingSink sink =
      read_bytes("<sitemapindex><sitemap><loc>https://x.test/1.xml</loc></sitemap></sitemapindex>", "map.xml");
  EXPECT_THAT(sink.articles, IsEmpty());
  EXPECT_THAT(sink.passed_over, ElementsAre("addresses in sitemaps"));
  EXPECT_THAT(sink.reasons(), IsEmpty());
}

TEST(MediaWiki, ThatIsBrokenKeepsThePagesAround) {
  const RecordingSink sink =
      read_bytes("<mediawiki>\n" + wiki_page("أ", "0", "", "نص") + wiki_page("ب", "0", "<x>", "نص") +
                     wiki_page("ت", "0", "", "نص") + "</mediawiki>\n",
                 "a.xml");
  ASSERT_THAT(sink.articles, SizeIs(2));
  EXPECT_EQ(sink.articles[1].title, "ت");
  EXPECT_THAT(sink.reasons(), ElementsAre(StartsWith("3: broken XML: ")));
}

TEST(XmlNews, IsInTheEncodingOfItsBytes) {
  const auto nitf = [](const std::string& declared, const std::string& text) {
    return "<?xml version=\"1.0\" encoding=\"" + declared + "\"?><nitf><body><body.content><p>" + text +
           "</p></body.content></body></nitf>";
  };
  const std::string arabic = windows_1256(kSesame);
  for (const std::string& bytes : {nitf("windows-1256", arabic), nitf("utf-8", arabic), nitf("iso-8859-1", arabic),
                                   nitf("windows-1256", kSesame), nitf("utf-8", kSesame)}) {
    const RecordingSink sink = read_bytes(bytes, "a.xml");
    ASSERT_THAT(sink.articles, SizeIs(1)) << bytes;
    EXPECT_EQ(sink.articles[0].body, kSesame);
    EXPECT_THAT(sink.encodings, ElementsAre(bytes.find(kSesame) == std::string::npos ? "windows-1256" : "UTF-8"));
  }
}

TEST(XmlNews, MayStandBehindWhatAServerWrote) {
  for (const std::string before : {"\n", "<!-- cached -->\n", "Warning: x\n", "<br />\n<b>Notice</b>: x\n"}) {
    const RecordingSink sink =
        read_bytes(before + "<?xml version=\"1.0\"?>\n<newsMessage>\n" + news_item("1", "usable") +
                       "\n<newsItem></a></newsItem>"
                       "</newsMessage>",
                   "a.xml");
    EXPECT_THAT(sink.ids(), ElementsAre("1")) << before;
    const auto lines = std::count(before.begin(), before.end(), '\n') + 4;
    EXPECT_THAT(sink.reasons(), ElementsAre(StartsWith(std::to_string(lines) + ": broken XML")));
  }
}

}  // namespace
}  // namespace khabar::testing
