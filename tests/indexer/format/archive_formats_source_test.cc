// Formats of archives: of each a sample byte for byte, and damaged ones.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zstd.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/support/make_archive.h"
#include "tests/support/recording_sink.h"

namespace khabar::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

const std::string kSesame = "أعلنت وزارة الزراعة عن بدء حصاد السمسم في القضارف.";
const std::string kPage =
    "<html><head><meta property=\"og:type\" content=\"article\"><meta property=\"article:published_time\" "
    "content=\"2024-03-01T22:30:00Z\"><title>موسم السمسم</title></head><body><article><h1>موسم السمسم</h1><p>" +
    kSesame + "</p></article></body></html>";

// "2024-03-01" of the only article.
std::string day_of(const RecordingSink& sink) {
  return sink.articles.size() == 1 && sink.articles[0].date ? format_day(*sink.articles[0].date) : std::string();
}

std::string arc_record(const std::string& uri, const std::string& block, std::size_t length) {
  return fmt::format("{} 192.0.2.1 20100301120000 text/html {}\n{}\n", uri, length, block);
}

std::string arc_record(const std::string& uri, const std::string& block) {
  return arc_record(uri, block, block.size());
}

const std::string kArcHead =
    "filedesc://x.arc 0.0.0.0 20100301000000 text/plain 76\n1 0 InternetArchive\nURL IP-address Archive-date "
    "Content-type Archive-length\n\n";
const std::string kResponse = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + kPage;

TEST(Arc, GivesThePagesOfItsResponses) {
  const std::string bytes = kArcHead + arc_record("http://x.test/1", kResponse) +
                            arc_record("dns:x.test", "20100301 x.test 1 IN A 192.0.2.1") +
                            arc_record("http://x.test/two words", kResponse) + arc_record("http://x.test/3", kPage);
  for (const std::string& packed : {bytes, pack(bytes, Packing::kGzip)}) {
    const RecordingSink sink = read_bytes(packed, "a.arc");
    EXPECT_THAT(sink.ids(), ElementsAre("http://x.test/1", "http://x.test/two_words", "http://x.test/3"));
    EXPECT_THAT(sink.reasons(), IsEmpty());
    EXPECT_THAT(sink.passed_over, ElementsAre("descriptions of ARC files", "no HTTP"));
    EXPECT_EQ(sink.articles[0].body, kSesame);
  }
}

TEST(Arc, OfVersion2HasMoreFields) {
  const RecordingSink sink = read_bytes(
      "filedesc://x.arc 0.0.0.0 20100301000000 text/plain 200 - - 0 x.arc 0\n\n"
      "http://x.test/1 192.0.2.1 20100301120000 text/html 200 abc - 76 x.arc " +
          std::to_string(kResponse.size()) + "\n" + kResponse + "\n",
      "a.arc");
  EXPECT_THAT(sink.ids(), ElementsAre("http://x.test/1"));
}

TEST(Arc, WithoutADateInThePageHasThatOfItsRecord) {
  std::string page = kResponse;
  page.replace(page.find("2024-03-01T22:30:00Z"), 20, "x");
  EXPECT_EQ(day_of(read_bytes(kArcHead + arc_record("http://x.test/1", page), "a.arc")), "2010-03-01");
}

TEST(Arc, GoesOnBehindADamagedRecord) {
  const std::string good = arc_record("http://x.test/2", kResponse);
  for (const auto& [bad, reason] : std::vector<std::pair<std::string, std::string>>{
           {arc_record("http://x.test/1", kResponse, kResponse.size() + 100), "ARC record with a wrong length"},
           {arc_record("http://x.test/1", kResponse, 1'000'000), "ARC record cut short"},
           {"http://x.test/1 broken\n" + kResponse + "\n", "broken ARC header"}}) {
    const RecordingSink sink = read_bytes(kArcHead + bad + good, "a.arc");
    EXPECT_THAT(sink.ids(), ElementsAre("http://x.test/2")) << reason;
    ASSERT_THAT(sink.reasons(), SizeIs(1)) << reason;
    EXPECT_THAT(sink.reasons()[0], StartsWith("0: " + reason));
  }
}

std::string warc_record(const std::string& type, const std::string& content_type, const std::string& block) {
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: http://x.test/1\r\nWARC-Date: 2024-03-01T22:30:00Z\r\n{}"
      "Content-Length: {}\r\n\r\n{}\r\n\r\n",
      type, content_type.empty() ? "" : "Content-Type: " + content_type + "\r\n", block.size(), block);
}

TEST(Wet, HasTextsThatWereTakenFromPages) {
  const RecordingSink sink = read_bytes(warc_record("conversion", "text/plain", "موسم السمسم\n" + kSesame), "a.wet");
  EXPECT_THAT(sink.ids(), ElementsAre("http://x.test/1"));
  EXPECT_EQ(sink.articles[0].title, "موسم السمسم");
  EXPECT_EQ(sink.articles[0].body, kSesame);
  EXPECT_EQ(day_of(sink), "2024-03-01");
}

TEST(Warc, LooksAtBytesOfAVagueType) {
  for (const std::string type : {"", "text/plain", "application/octet-stream", "unknown/unknown", "html"}) {
    for (const std::string& page : {kPage, "<!DOCTYPE html>" + kPage, "\n <div>" + kPage}) {
      const std::string fields = type.empty() ? "" : "Content-Type: " + type + "\r\n";
      EXPECT_THAT(
          read_bytes(warc_record("response", "application/http", "HTTP/1.1 200 OK\r\n" + fields + "\r\n" + page),
                     "a.warc")
              .ids(),
          ElementsAre("http://x.test/1"))
          << type;
      EXPECT_THAT(read_bytes(warc_record("resource", type, page), "a.warc").ids(), ElementsAre("http://x.test/1"))
          << type;
    }
  }
}

TEST(Warc, ReadsBrotli) {
  // `brotli -q 11` of kPage.
  static constexpr char kPacked[] =
      "\xa1\x78\x0a\x00\x64\x59\xc0\x9b\x3b\x52\x21\x2a\x6a\x58\xb9\xe2\x58\xef\xed\x45\x8d\x9d\x0d\xe2\x52"
      "\xb7\x79\xdc\x77\xe0\xc2\xe7\x8d\x8e\xe5\x11\xa2\x52\x60\xc2\xc4\xcc\xa4\x4f\xcc\x57\xa1\xc1\x25\x0f"
      "\x76\x76\x8b\xb4\xe8\x68\x51\xb7\x85\x5c\xff\xc3\x1e\x5e\x4c\x82\x29\x0b\xc2\xb8\xcd\x6c\x0b\xd2\x4d"
      "\x86\xd0\xd4\x6d\x1e\x12\x74\xf7\xa9\x6b\x95\x41\x1d\x61\x48\x43\x83\x98\x98\xb9\x24\x53\x0b\x94\x35"
      "\xa6\x50\x94\x08\xc5\xc8\xec\x69\x9b\xb1\xe9\x16\x45\xf0\xb0\x18\x4c\xde\x23\x55\x61\x98\xa8\x50\xe8"
      "\xd5\x02\x0f\xa7\xd2\x91\xc8\x96\xaa\x6a\x7a\xb5\x75\x72\xb0\xb9\xa4\x12\x05\xb3\xfc\x9c\x02\x35\x9b"
      "\x6e\xce\xe1\xd6\x5c\x0f\x39\x9a\xdd\x7c\x28\xc7\xc1\xe1\xa3\x68\xfc\xa3\xa7\xce\x24\x59\x54";
  const std::string packed(kPacked, sizeof kPacked - 1);
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\n";
  const RecordingSink sink = read_bytes(warc_record("response", "application/http", head + packed), "a.warc");
  ASSERT_THAT(sink.ids(), ElementsAre("http://x.test/1"));
  EXPECT_EQ(sink.articles[0].body, kSesame);
  const RecordingSink cut =
      read_bytes(warc_record("response", "application/http", head + packed.substr(0, 90)), "a.warc");
  EXPECT_THAT(cut.reasons(), ElementsAre(StartsWith("0: damaged br body")));
}

std::string with_dictionary(const std::string& bytes, bool is_packed) {
  std::string dictionary = kPage + "WARC/1.0\r\nWARC-Type: response";
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  ZSTD_CCtx* const context = ZSTD_createCCtx();
  packed.resize(ZSTD_compress_usingDict(context, packed.data(), packed.size(), bytes.data(), bytes.size(),
                                        dictionary.data(), dictionary.size(), 3));
  if (is_packed) {
    std::string small(ZSTD_compressBound(dictionary.size()), '\0');
    small.resize(ZSTD_compressCCtx(context, small.data(), small.size(), dictionary.data(), dictionary.size(), 3));
    dictionary = std::move(small);
  }
  ZSTD_freeCCtx(context);
  const auto size = static_cast<std::uint32_t>(dictionary.size());
  std::string frame = "\x5D\x2A\x4D\x18";
  for (unsigned shift = 0; shift < 32; shift += 8) frame += static_cast<char>(size >> shift & 0xFFU);
  return frame + dictionary + packed;
}

TEST(Warc, ReadsZstandardWithItsDictionary) {
  const std::string bytes = warc_record("resource", "text/html", kPage);
  for (const bool is_packed : {false, true}) {
    const std::string packed = with_dictionary(bytes, is_packed);
    EXPECT_THAT(read_bytes(packed, "a.warc.zst").ids(), ElementsAre("http://x.test/1")) << is_packed;
    EXPECT_THAT(read_bytes(packed.substr(0, packed.size() - 5), "a.warc.zst").reasons(),
                Contains(HasSubstr("the zstd data are cut short")));
    std::string damaged = packed;
    damaged[4] = '\xFF';
    damaged[7] = '\x7F';
    EXPECT_THAT(read_bytes(damaged, "a.warc.zst").reasons(), ElementsAre(HasSubstr("their dictionary cannot be read")));
  }
}

TEST(Wacz, IsReadInItsArchiveAlone) {
  const std::string warc = warc_record("resource", "text/html", kPage);
  const RecordingSink sink = read_bytes(make_zip({{"datapackage.json", "{}"},
                                                  {"pages/pages.jsonl", "{\"id\":\"1\",\"title\":\"x\"}"},
                                                  {"archive/a.warc", warc}}),
                                        "a.wacz");
  EXPECT_THAT(sink.ids(), ElementsAre("http://x.test/1"));
  EXPECT_THAT(sink.passed_over, ElementsAre("files of a WACZ beside its crawls", "files of a WACZ beside its crawls"));
}

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

TEST(RecordsInMarkup, AreReadWithARootOrWithout) {
  const auto record = [](const std::string& name, const std::string& id) {
    return "<" + name + ">\n<ID>" + id + "</ID>\n<URL>http://x.test/" + id +
           "</URL>\n<Headline>موسم السمسم</Headline>\n" + "<Dateline>2010-05-13</Dateline>\n<Text>" + kSesame +
           "</Text>\n</" + name + ">\n";
  };
  for (const std::string& bytes : {record("Alittihad", "1") + record("Alittihad", "2"),
                                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Alittihads>" +
                                       record("Alittihad", "1") + record("Alittihad", "2") + "</Alittihads>"}) {
    const RecordingSink sink = read_bytes(bytes, "a.xml");
    ASSERT_THAT(sink.ids(), ElementsAre("1", "2"));
    EXPECT_EQ(sink.articles[0].title, "موسم السمسم");
    EXPECT_EQ(sink.articles[0].body, kSesame);
    EXPECT_EQ(format_day(*sink.articles[0].date), "2010-05-13");
  }
  EXPECT_THAT(read_bytes("<svg><g><path d=\"M0\"/></g></svg>", "a.txt").reasons(),
              ElementsAre("0: XML, but neither a feed nor a page"));
}

TEST(TrecSgml, HasDateAndSourceInIdsOfNewswires) {
  for (const std::string id :
       {"<DOC id=\"AFP_ARB_20040301.0001\" type=\"story\">", "<DOC><DOCNO>20040301_AFP_ARB.0001</DOCNO>"}) {
    const RecordingSink sink = read_bytes(id + "\n<HEADLINE>أ</HEADLINE><TEXT><P>" + kSesame + "</P></TEXT>\n</DOC>\n");
    EXPECT_EQ(day_of(sink), "2004-03-01") << id;
    EXPECT_EQ(sink.articles.at(0).source, "AFP") << id;
  }
  const RecordingSink other = read_bytes("<DOC id=\"ART_99999999.1\">\n<TEXT>" + kSesame + "</TEXT>\n</DOC>\n");
  EXPECT_EQ(day_of(other), "");
  EXPECT_EQ(other.articles.at(0).source, "");
}

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

TEST(Epub, GivesItsChapters) {
  const std::string chapter =
      "<html><head><title>كتاب</title></head><body><h1>فصل أول</h1><p>" + kSesame + "</p></body></html>";
  const RecordingSink sink = read_bytes(make_zip({{"mimetype", "application/epub+zip"},
                                                  {"OEBPS/a.css", "p {}"},
                                                  {"OEBPS/1.xhtml", chapter},
                                                  {"OEBPS/cover.xhtml", "<html><body><img src='x'/></body></html>"}}),
                                        "a.epub");
  ASSERT_THAT(sink.ids(), ElementsAre("a.epub!OEBPS/1.xhtml"));
  EXPECT_EQ(sink.articles[0].title, "فصل أول");
  EXPECT_EQ(sink.articles[0].body, kSesame);
}

TEST(Inputs, NameWhatTheyCannotRead) {
  for (const auto& [name, bytes, reason] : std::vector<std::tuple<std::string, std::string, std::string>>{
           {"a.parquet", "PAR1\x15", "a Parquet table, which is not read"},
           {"a.zim", "ZIM\x04\x06", "a ZIM archive, which is not read"},
           {"a.zip", "PK\x07\x08PK\x03\x04", "a part of a split zip archive, which is not read"},
           {"a.zip.002", "abc", "a part of a split archive, which is not read"},
           {"a.zip", "PK\x03\x04\x14\x00\x01\x00", "the archive is encrypted"},
           {"a.7z", "7z\xBC\xAF\x27\x1C", "a 7-Zip archive, which is not read"},
           {"a.rar", "Rar!\x1A\x07", "a RAR archive, which is not read"}}) {
    const std::string whole = bytes == std::string("PK\x03\x04\x14") ? std::string("PK\x03\x04\x14\0\x01\0", 8) : bytes;
    EXPECT_THAT(read_bytes(whole, name).reasons(), ElementsAre("0: " + reason)) << name;
  }
  EXPECT_THAT(read_bytes(make_zip({{"[Content_Types].xml", "x"}, {"word/document.xml", "x"}}), "a.docx").reasons(),
              ElementsAre("0: a DOCX document, which is not read"));
}

TEST(Inputs, PassOverWhatLiesBesidePages) {
  const TempDir dir;
  for (const char* name :
       {"style.css", "app.js", "logo.svg", "robots.txt", "a.cdx", "crawl.log", "mimetype", ".hidden"}) {
    dir.write(name, "نص");
  }
  dir.write("a.txt", "نص");
  const RecordingSink sink = read_all_of({dir.path().string()});
  EXPECT_THAT(sink.ids(), ElementsAre("a.txt"));
  EXPECT_THAT(sink.passed_over, SizeIs(8));
  EXPECT_THAT(sink.passed_over, Contains("hidden files and README.md"));
}

TEST(Inputs, WithFilesOfOneNameKeepThemApart) {
  const TempDir dir;
  dir.write("y1/1.txt", "خبر\nنص أول");
  dir.write("y2/1.txt", "خبر\nنص ثان");
  const RecordingSink sink = read_all_of({(dir.path() / "y1").string(), (dir.path() / "y2").string()});
  EXPECT_THAT(sink.ids(), ElementsAre("y1/1.txt", "y2/1.txt")) << "as those of the directory above";
  EXPECT_THAT(sink.remarks, ElementsAre("renamed_path: y1/1.txt", "renamed_path: y2/1.txt"));
}

TEST(Encoding, OfAFooterOrAnItemCostsNothingElse) {
  const std::string footer = "\xCC\xE3\xED\xDA \xC7\xE1\xCD\xDE\xE6\xDE \xE3\xCD\xDD\xE6\xD9\xC9";  // windows-1256
  std::string page = kPage;
  page.insert(page.find("</body>"), "<p>" + footer + "</p>");
  const RecordingSink html = read_bytes(page, "a.html");
  ASSERT_THAT(html.ids(), ElementsAre("a.html"));
  EXPECT_THAT(html.articles[0].body, HasSubstr(kSesame));
  EXPECT_THAT(html.remarks, Contains("replaced_bytes"));
  const RecordingSink feed =
      read_bytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss><channel><item><title>" + kSesame +
                     "</title></item><item><title>" + footer + "</title></item></channel></rss>",
                 "a.xml");
  ASSERT_THAT(feed.articles, SizeIs(2));
  EXPECT_EQ(feed.articles[0].title, kSesame);
  EXPECT_EQ(feed.articles[1].title, "جميع الحقوق محفوظة");
}

}  // namespace
}  // namespace khabar::testing
