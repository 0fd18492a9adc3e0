#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/text/encode.h"
#include "tests/support/make_archive.h"
#include "tests/support/recording_sink.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::iso_8859_6;
using testing::pack;
using testing::Packing;
using testing::read_all_of;
using testing::read_bytes;
using testing::RecordingSink;
using ::testing::SizeIs;
using ::testing::StartsWith;
using testing::TempDir;
using testing::windows_1256;

const std::string kRss = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="style.xsl"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
  <title>أخبار الساحل</title><link>https://sahel.example.com/</link><language>ar</language>
  <atom:link href="https://sahel.example.com/feed" rel="self"/>
  <image><title>شعار</title><url>https://sahel.example.com/l.png</url><link>https://sahel.example.com/</link></image>
  <item>
    <title>وصول أول قطار &amp;quot;سريع&amp;quot; إلى المحطة</title>
    <link>https://sahel.example.com/train?a=1&b=2</link>
    <guid isPermaLink="false">sahel-101</guid>
    <pubDate>Mon, 20 Jan 2025 10:30:00 +0100</pubDate>
    <dc:creator><![CDATA[منى العطار]]></dc:creator>
    <category><![CDATA[نقل]]></category><category>محليات</category>
    <media:content url="https://sahel.example.com/a.jpg"><media:title>صورة القطار</media:title></media:content>
    <description><![CDATA[موجز&nbsp;الخبر]]></description>
    <content:encoded><![CDATA[<p>وصل القطار <b>الأول</b> صباح اليوم.</p><script>x()</script>
<p>وقال المدير: &laquo;نبدأ غدا&raquo; &amp; نكمل.</p>
<p>The post <a href="x">وصول</a> appeared first on <a href="y">الساحل</a>.</p>]]></content:encoded>
  </item>
  <item>
    <title>خبر بلا محتوى</title>
    <guid>https://sahel.example.com/second/</guid>
    <author>desk@example.com (تحرير الساحل)</author>
    <dc:date>2025-01-21T08:00:00Z</dc:date>
    <description>&lt;p&gt;فقرة أولى&lt;/p&gt;&lt;p&gt;فقرة ثانية&lt;/p&gt;</description>
  </item>
  <item><title>خبر بلا رابط</title><description>نص&nbsp;قصير &eacute; &unknown; R&D</description></item>
</channel></rss>
)xml";

TEST(Feed, RssFillsEveryField) {
  const RecordingSink sink = read_bytes(kRss, "feed.xml");
  EXPECT_THAT(sink.reasons(), IsEmpty());
  EXPECT_THAT(sink.ids(), ElementsAre("sahel-101", "https://sahel.example.com/second/", "feed.xml#3"));
  const Article& first = sink.articles[0];
  EXPECT_EQ(first.title, "وصول أول قطار \"سريع\" إلى المحطة");
  EXPECT_EQ(first.body, "وصل القطار الأول صباح اليوم.\nوقال المدير: «نبدأ غدا» & نكمل.");
  EXPECT_EQ(first.url, "https://sahel.example.com/train?a=1&b=2");
  ASSERT_TRUE(first.date);
  EXPECT_EQ(first.date->time_since_epoch().count(), 1737365400);
  EXPECT_EQ(first.source, "أخبار الساحل");
  EXPECT_EQ(first.section, "نقل");
  EXPECT_EQ(first.author, "منى العطار");
  EXPECT_EQ(first.language, "ar");
  EXPECT_EQ(first.path, "feed.xml");
  EXPECT_EQ(sink.articles[1].body, "فقرة أولى\nفقرة ثانية");
  EXPECT_EQ(sink.articles[1].url, "https://sahel.example.com/second/");
  EXPECT_EQ(sink.articles[1].author, "تحرير الساحل");
  EXPECT_EQ(format_day(*sink.articles[1].date), "2025-01-21");
  EXPECT_EQ(sink.articles[2].body, "نص قصير é &unknown; R&D");
}

TEST(Feed, AtomFillsEveryField) {
  const RecordingSink sink = read_bytes(R"xml(<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar-LB"><title type="text">بريد المرفأ</title>
<author><name>هيئة التحرير</name></author><updated>2025-02-01T00:00:00Z</updated>
<entry><title type="html">خبر &amp;amp; تعليق</title><id>tag:example.org,2025:7</id>
<link rel="self" href="https://example.org/api/7"/><link rel="alternate" href="https://example.org/7"/>
<published>2025-01-30T12:00:00+02:00</published><updated>2025-01-31T12:00:00+02:00</updated>
<author><name>ليلى</name><email>l@example.org</email></author><author><name>نبيل</name></author>
<category term="culture" label="ثقافة"/><summary>موجز</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>فقرة <em>أو</em>لى 3 &lt; 5</p><p>ثانية</p></div></content>
<source><title>مصدر آخر</title><id>x</id></source></entry>
<entry xml:lang="fr"><title>Deux</title><id>tag:8</id><link href="https://example.org/8"/><updated>2025-01-31</updated>
<content type="html">&lt;p&gt;Un texte&lt;/p&gt;</content></entry></feed>)xml",
                                        "a");
  EXPECT_THAT(sink.reasons(), IsEmpty());
  ASSERT_THAT(sink.ids(), ElementsAre("tag:example.org,2025:7", "tag:8"));
  const Article& first = sink.articles[0];
  EXPECT_EQ(first.title, "خبر & تعليق");
  EXPECT_EQ(first.body, "فقرة أولى 3 < 5\nثانية");
  EXPECT_EQ(first.url, "https://example.org/7");
  EXPECT_EQ(first.date->time_since_epoch().count(), 1738231200);
  EXPECT_EQ(first.source, "بريد المرفأ");
  EXPECT_EQ(first.section, "ثقافة");
  EXPECT_EQ(first.author, "ليلى, نبيل");
  EXPECT_EQ(first.language, "ar-LB");
  EXPECT_EQ(sink.articles[1].language, "fr");
  EXPECT_EQ(sink.articles[1].body, "Un texte");
}

TEST(Feed, RdfGivesItems) {
  const RecordingSink sink = read_bytes(R"xml(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="http://x.test/"><title>قناة</title><items><rdf:Seq><rdf:li resource="http://x.test/1"/></rdf:Seq></items></channel>
<item rdf:about="http://x.test/1"><title>أول</title><link>http://x.test/1</link><description>نص</description>
<dc:subject>رياضة</dc:subject><dc:date>2004-05-03</dc:date></item></rdf:RDF>)xml",
                                        "a.rdf");
  EXPECT_THAT(sink.reasons(), IsEmpty());
  ASSERT_THAT(sink.ids(), ElementsAre("http://x.test/1"));
  EXPECT_EQ(sink.articles[0].source, "قناة");
  EXPECT_EQ(sink.articles[0].section, "رياضة");
  EXPECT_EQ(format_day(*sink.articles[0].date), "2004-05-03");
}

std::string items(int count) {
  std::string feed = "<rss><channel><title>ق</title>\n";
  for (int i = 0; i < count; ++i) {
    const std::string n = std::to_string(i);
    feed += "<item><title>خبر " + n + "</title><guid>" + n + "</guid><description>نص الخبر رقم " + n +
            "</description></item>\n";
  }
  return feed;
}

TEST(Feed, ThatBreaksOffGivesTheItemsBefore) {
  for (const std::string end :
       {"<item><title>مقطوع</title><descr", "<item><title>مقطو", "<item>", "<item><title><![CDATA[x"}) {
    const RecordingSink sink = read_bytes(items(3) + end, "a.xml");
    EXPECT_THAT(sink.ids(), ElementsAre("0", "1", "2")) << end;
    EXPECT_THAT(sink.reasons(), ElementsAre("5: broken XML: it breaks off")) << end;
  }
}

TEST(Feed, WithWrongTagsGivesTheItemsAroundThem) {
  const RecordingSink sink = read_bytes(
      items(2) + "<item><title>خطأ</titel></item><item><guid>3</guid><title>ثالث</title></item></channel></rss>",
      "a.xml");
  EXPECT_THAT(sink.ids(), ElementsAre("0", "1", "3"));
  ASSERT_THAT(sink.reasons(), SizeIs(1));
  EXPECT_THAT(sink.reasons()[0], StartsWith("4: broken XML: Opening and ending tag mismatch"));
}

TEST(Feed, InACutGzipFileGivesTheItemsBeforeAndOneReason) {
  const std::string packed = pack(items(5000) + "</channel></rss>", Packing::kGzip);
  const RecordingSink sink = read_bytes(packed.substr(0, packed.size() / 2), "a.xml.gz");
  EXPECT_GT(sink.articles.size(), 1000U);
  EXPECT_THAT(sink.reasons(), ElementsAre("0: the gzip data are cut short"));
}

TEST(Feed, LongerThanIsLookedAtAsAWholeIsStreamed) {
  const std::string text(2'000, 'x');
  const std::string lines(20'000, '\n');
  std::string feed = "<rss><channel>";
  for (int i = 0; i < 1'000; ++i) {
    feed +=
        "<item><guid>" + std::to_string(i) + "</guid><description>&lt;p&gt;" + text + "</description></item>" + lines;
  }
  const RecordingSink sink = read_bytes(feed + "</channel></rss>", "a.xml");
  EXPECT_EQ(sink.articles.size(), 1'000U);
  EXPECT_THAT(sink.skipped, IsEmpty());
  EXPECT_EQ(sink.articles.back().body, text);
}

TEST(Feed, NeverExpandsEntitiesThatItDeclares) {
  std::string laughs = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a0 \"ها\">";
  for (int i = 1; i < 30; ++i) {
    const std::string inner = "&a" + std::to_string(i - 1) + ";";
    laughs += "<!ENTITY a" + std::to_string(i) + " \"" + inner + inner + inner + inner + "\">\n";
  }
  laughs += "]><rss><channel><item><guid>1</guid><title>&a29;</title></item></channel></rss>";
  const RecordingSink sink = read_bytes(laughs, "a.xml");
  EXPECT_THAT(sink.ids(), IsEmpty());
  ASSERT_THAT(sink.reasons(), SizeIs(1));
  EXPECT_THAT(sink.reasons()[0], HasSubstr("entities made of entities"));

  const RecordingSink harmless = read_bytes(
      "<!DOCTYPE rss [<!ENTITY nbsp \"&#160;\"> <!ENTITY name "
      "\"اسم\">]><rss><channel><item><guid>1</guid><title>أ&nbsp;ب "
      "&name;</title></item></channel></rss>",
      "a.xml");
  ASSERT_THAT(harmless.ids(), ElementsAre("1"));
  EXPECT_EQ(harmless.articles[0].title, "أ ب &name;");
}

TEST(Feed, LoadsNothing) {
  const TempDir directory;
  const std::string secret = directory.write("secret.txt", "سر");
  const std::string feed = "<!DOCTYPE rss SYSTEM \"http://127.0.0.1:9/x.dtd\" [<!ENTITY x SYSTEM \"file://" + secret +
                           "\"><!ENTITY % p SYSTEM \"file://" + secret +
                           "\"> %p;]><rss><channel><item><guid>1</guid><title>عنوان &x;</title></item></channel></rss>";
  const RecordingSink sink = read_all_of({directory.write("a.xml", feed)});
  ASSERT_THAT(sink.ids(), ElementsAre("1"));
  EXPECT_EQ(sink.articles[0].title, "عنوان &x;");
}

struct ReasonCase {
  const char* what;
  std::string bytes;
  std::string begin;
};

TEST(Feed, SkipsWhatIsNoArticle) {
  const std::vector<ReasonCase> table = {
      {"no items", "<rss><channel><title>x</title></channel></rss>", "0: no article: the feed has no items"},
      {"an empty item", "<rss><channel>\n<item><guid>1</guid></item></channel></rss>", "2: no text"},
      {"nested",
       "<rss><channel><item><description>" + std::string(900, ' ') +
           [] {
             std::string nested;
             for (int i = 0; i < 100'000; ++i) nested += "<a>";
             return nested;
           }(),
       "1: broken XML: more than 256 nested elements"},
  };
  for (const auto& [what, bytes, begin] : table) {
    const RecordingSink sink = read_bytes(bytes, "a.xml");
    EXPECT_THAT(sink.ids(), IsEmpty()) << what;
    ASSERT_THAT(sink.reasons(), SizeIs(1)) << what;
    EXPECT_THAT(sink.reasons()[0], StartsWith(begin)) << what;
  }
}

TEST(Feed, SkipsAnItemOverTheLimitAndGoesOn) {
  SourceOptions options;
  options.max_article_bytes = 10'000;
  const RecordingSink sink =
      read_bytes("<rss><channel>\n<item><guid>1</guid><description>" + std::string(20'000, 'x') +
                     "</description></item>\n<item><guid>2</guid><title>x</title></item></channel></rss>",
                 "a.xml", options);
  EXPECT_THAT(sink.ids(), ElementsAre("2"));
  EXPECT_THAT(sink.reasons(), ElementsAre("2: longer than 10000 bytes"));
}

TEST(Feed, ReplacesABrokenByte) {
  const RecordingSink sink =
      read_bytes("<rss><channel><item><guid>1</guid><title>ع\xD8 نوان</title></item></channel></rss>", "a.xml");
  ASSERT_THAT(sink.ids(), ElementsAre("1"));
  EXPECT_EQ(sink.articles[0].title, "ع\uFFFD نوان");
}

TEST(Feed, IsNotDisturbedByControlCharactersAndSignsInsideOfCdata) {
  const RecordingSink sink = read_bytes(
      "<rss><channel><!-- & <item> --><item><guid>1</guid><title>أ\x01\x0Bب &#8; &#60;ج&#62;</title>"
      "<description><![CDATA[a & b &amp; c\x02 ]] > d]]></description></item></channel></rss>",
      "a.xml");
  ASSERT_THAT(sink.ids(), ElementsAre("1"));
  EXPECT_EQ(sink.articles[0].body, "a & b & c ]] > d");
  EXPECT_THAT(sink.articles[0].title, StartsWith("أب"));
}

TEST(Feed, IsReadInTheEncodingThatItDeclaresOrIsIn) {
  const std::string items =
      "<rss><channel><title>أخبار الساحل</title><item><guid>1</guid><title>عنوان الخبر "
      "الأول</title></item></channel></rss>";
  const std::string declared = "<?xml version=\"1.0\" encoding=\"windows-1256\"?>" + items;
  const std::vector<std::string> table = {windows_1256(declared), declared, windows_1256(items),
                                          iso_8859_6("<?xml version='1.0' encoding='ISO-8859-6'?>" + items)};
  for (const std::string& bytes : table) {
    const RecordingSink sink = read_bytes(bytes, "a.xml");
    ASSERT_THAT(sink.ids(), ElementsAre("1"));
    EXPECT_EQ(sink.articles[0].title, "عنوان الخبر الأول");
    EXPECT_EQ(sink.articles[0].source, "أخبار الساحل");
  }
}

TEST(Feed, GivesWhatStandsAroundABrokenItemOnOneLine) {
  const RecordingSink sink = read_bytes(
      "<rss><channel><title>ح</title><item><guid>1</guid><title>أ</title></item><item><guid>2</guid><title>ب <c"
      "</title></item><item><guid>3</guid><title>ت & ث &amp; "
      "ج</title><description><![CDATA[<item>]]></description></item>"
      "<item><guid>4</guid><title>ح</title></item></channel></rss>",
      "a.xml");
  EXPECT_THAT(sink.ids(), ElementsAre("1", "3", "4"));
  EXPECT_THAT(sink.reasons(), ElementsAre(StartsWith("1: broken XML")));
  EXPECT_EQ(sink.articles[1].title, "ت & ث & ج");
  EXPECT_EQ(sink.articles[2].source, "ح");
}

TEST(Feed, MayStandBehindWhatAServerWrote) {
  for (const std::string before :
       {"\n", " \r\n", "<!-- x -->\n", "\xEF\xBB\xBF\n", "<br />\n<b>Warning</b>: x.php<br />\n"}) {
    EXPECT_THAT(read_bytes(before + "<?xml version=\"1.0\"?>\n<rss><channel><item><guid>1</guid><title>أ</title></item>"
                                    "</channel></rss>",
                           "a.xml")
                    .ids(),
                ElementsAre("1"))
        << before;
  }
}

}  // namespace
}  // namespace khabar
