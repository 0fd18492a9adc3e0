#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "indexer/limits.h"
#include "tests/indexer/format/sample_page.h"
#include "tests/support/make_archive.h"
#include "tests/support/recording_sink.h"

namespace khabar::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string chapter(const std::string& heading, const std::string& text = kSesame) {
  return "<html><head><title>كتاب</title></head><body><h1>" + heading + "</h1><p>" + text + "</p></body></html>";
}

const std::string kOpf = R"(<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
    <dc:identifier id="id">urn:isbn:1</dc:identifier>
    <dc:title>حكايات &amp; أخبار</dc:title>
    <dc:creator opf:role="aut">سامي</dc:creator>
    <dc:creator opf:role="aut">منى</dc:creator>
    <dc:language>ar</dc:language>
    <dc:publisher>دار الحقل</dc:publisher>
    <dc:subject>زراعة</dc:subject><dc:subject>أدب</dc:subject>
    <dc:date opf:event="modification">2025-07-01</dc:date>
    <dc:date opf:event="publication">2024-03-01</dc:date>
    <meta property="dcterms:modified">2025-07-02T00:00:00Z</meta>
  </metadata>
  <manifest><item id="1" href="1.xhtml" media-type="application/xhtml+xml"/></manifest>
  <spine><itemref idref="1"/></spine>
</package>
)";

const std::pair<std::string, std::string> kMimetype{"mimetype", "application/epub+zip"};

RecordingSink read_book(Members members) {
  members.insert(members.begin(), kMimetype);
  return read_bytes(make_zip(members), "a.epub");
}

TEST(Epub, GivesItsChapters) {
  const RecordingSink sink = read_book({{"OEBPS/a.css", "p {}"},
                                        {"OEBPS/1.xhtml", chapter("فصل أول")},
                                        {"OEBPS/cover.xhtml", "<html><body><img src='x'/></body></html>"}});
  ASSERT_THAT(sink.ids(), ElementsAre("a.epub!OEBPS/1.xhtml"));
  EXPECT_EQ(sink.articles[0].title, "فصل أول");
  EXPECT_EQ(sink.articles[0].body, kSesame);
  EXPECT_THAT(sink.passed_over, ElementsAre("files of e-books beside their text", "files of e-books beside their text",
                                            "parts of e-books without text"));
  EXPECT_THAT(sink.reasons(), IsEmpty());
}

TEST(Epub, GivesEachChapterWhatTheBookSaysWhereverThatStands) {
  for (const Members& members : {Members{{"b.opf", kOpf}, {"1.xhtml", chapter("أول")}, {"2.html", chapter("ثان")}},
                                 Members{{"1.xhtml", chapter("أول")}, {"b.opf", kOpf}, {"2.html", chapter("ثان")}},
                                 Members{{"1.xhtml", chapter("أول")}, {"2.html", chapter("ثان")}, {"b.opf", kOpf}}}) {
    const RecordingSink sink = read_book(members);
    ASSERT_THAT(sink.ids(), ElementsAre("a.epub!1.xhtml", "a.epub!2.html"));
    EXPECT_THAT(sink.reasons(), IsEmpty());
    for (const Article& article : sink.articles) {
      EXPECT_EQ(article.author, "سامي, منى");
      EXPECT_EQ(article.source, "دار الحقل");
      EXPECT_EQ(article.section, "زراعة");
      EXPECT_EQ(article.language, "ar");
      ASSERT_TRUE(article.date);
      EXPECT_EQ(format_day(*article.date), "2024-03-01");
    }
  }
}

TEST(Epub, WithLessMetadataTakesWhatIsThere) {
  const RecordingSink sink =
      read_book({{"content.OPF",
                  "<package><metadata><dc-metadata><dc:Title>كتاب</dc:Title><dc:Creator/></dc-metadata><meta "
                  "property=\"dcterms:modified\">2024-03-01T22:30:00Z</meta></metadata></package>"},
                 {"1.xhtml", chapter("أول")}});
  ASSERT_THAT(sink.ids(), ElementsAre("a.epub!1.xhtml"));
  EXPECT_EQ(sink.articles[0].source, "كتاب");
  EXPECT_EQ(sink.articles[0].author, "");
  EXPECT_EQ(day_of(sink), "2024-03-01");
}

TEST(Epub, WithBrokenMetadataKeepsItsChaptersAndSaysSo) {
  const RecordingSink sink = read_book({{"1.xhtml", chapter("أول")},
                                        {"b.opf", "<package><metadata><dc:creator>سامي</dc:creator><dc:date>2024"},
                                        {"2.xhtml", chapter("ثان")}});
  EXPECT_THAT(sink.ids(), ElementsAre("a.epub!1.xhtml", "a.epub!2.xhtml"));
  EXPECT_THAT(sink.reasons(), ElementsAre("0: broken XML: it breaks off"));
  EXPECT_THAT(sink.skipped[0].path, ::testing::EndsWith("a.epub!b.opf"));
  EXPECT_EQ(sink.articles[0].author, "سامي") << "what stands before the break";
}

// Real books have their metadata first, or less text than this before them.
TEST(Epub, HoldsSoMuchTextOfChaptersBeforeItsMetadata) {
  Members members;
  for (int i = 0; i < 3; ++i) {
    members.emplace_back(std::to_string(i) + ".xhtml", chapter("فصل", std::string(kMaxHeldChapters / 2 - 2'000, 'x')));
  }
  members.emplace_back("b.opf", kOpf);
  members.emplace_back("3.xhtml", chapter("فصل"));
  const RecordingSink sink = read_book(members);
  ASSERT_THAT(sink.articles, SizeIs(4));
  EXPECT_THAT(sink.reasons(), ElementsAre("0: author and date of the book stand behind 3 of its chapters"));
  EXPECT_EQ(sink.articles[2].author, "");
  EXPECT_EQ(sink.articles[3].author, "سامي, منى");
}

TEST(Epub, HoldsSoManyChaptersBeforeItsMetadata) {
  constexpr std::size_t kChapters = kMaxHeldChapters / 500;  // whose texts alone are 17 kB
  Members members;
  for (std::size_t i = 0; i < kChapters; ++i) members.emplace_back(std::to_string(i) + ".htm", "<h1>ا</h1>ب");
  members.emplace_back("b.opf", kOpf);
  const RecordingSink sink = read_book(members);
  EXPECT_THAT(sink.articles, SizeIs(kChapters));
  EXPECT_EQ(sink.articles.front().author, "");
  EXPECT_THAT(sink.reasons(), ElementsAre(HasSubstr("author and date of the book stand behind ")));
}

TEST(Epub, ThatIsCutKeepsTheChaptersBefore) {
  const std::string whole = make_zip({kMimetype,
                                      {"1.xhtml", chapter("أول")},
                                      {"b.opf", kOpf},
                                      {"2.xhtml", chapter("ثان")},
                                      {"3.xhtml", chapter("ثالث")}});
  // The last but one chapter is cut, and with it goes what follows.
  const RecordingSink sink = read_bytes(whole.substr(0, whole.find("2.xhtml") + 40), "a.epub");
  EXPECT_THAT(sink.ids(), ElementsAre("a.epub!1.xhtml"));
  EXPECT_EQ(sink.articles[0].author, "سامي, منى");
  ASSERT_THAT(sink.reasons(), SizeIs(1));
  EXPECT_THAT(sink.reasons()[0], ::testing::StartsWith("0: the archive is damaged: "));
  EXPECT_THAT(sink.skipped[0].path, ::testing::EndsWith("a.epub!2.xhtml"));
}

TEST(Epub, CutBeforeItsMetadataKeepsTheChaptersThatWaited) {
  const std::string whole = make_zip({kMimetype, {"1.xhtml", chapter("أول")}, {"b.opf", kOpf}});
  const RecordingSink sink = read_bytes(whole.substr(0, whole.find("b.opf") + 40), "a.epub");
  EXPECT_THAT(sink.ids(), ElementsAre("a.epub!1.xhtml"));
  ASSERT_THAT(sink.reasons(), SizeIs(1));
  EXPECT_THAT(sink.skipped[0].path, ::testing::EndsWith("a.epub!b.opf"));
}

TEST(Epub, LosesADamagedChapterOnly) {
  std::string bytes = make_zip({kMimetype,
                                {"b.opf", kOpf},
                                {"1.xhtml", chapter("أول")},
                                {"2.xhtml", chapter("ثان")},
                                {"3.xhtml", chapter("ثالث")}});
  bytes[bytes.find("2.xhtml") + 80] ^= 0x20;  // in its packed text
  const RecordingSink sink = read_bytes(bytes, "a.epub");
  EXPECT_THAT(sink.ids(), ::testing::Contains("a.epub!1.xhtml"));
  EXPECT_THAT(sink.ids(), ::testing::Contains("a.epub!3.xhtml"));
  ASSERT_THAT(sink.skipped, SizeIs(1));
  EXPECT_THAT(sink.skipped[0].path, ::testing::EndsWith("a.epub!2.xhtml"));
  EXPECT_THAT(sink.reasons()[0], ::testing::StartsWith("0: the archive is damaged: "));
}

}  // namespace
}  // namespace khabar::testing
