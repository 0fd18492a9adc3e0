#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/recording_sink.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::read_bytes;
using testing::RecordingSink;

TEST(TrecSgml, FillEveryField) {
  const RecordingSink sink = read_bytes(
      "<DOC>\n<DOCNO>X-1</DOCNO>\n<URL>http://x.test/a?b=1&amp;c=2</URL>\n<SRC>x</SRC>\n<CAT>culture</CAT>\n"
      "<TITLE>عنوان &quot;أول&quot;</TITLE>\n<TIME>Thu, 15 Mar 2018 11:37:48 +0400</TIME>\n<AUTHOR>الرياض - "
      "كاتب</AUTHOR>\n"
      "<LANGUAGE>ar</LANGUAGE>\n<ABSTRACT>\nمتن قصير\n</ABSTRACT>\n<TEXT>\nمتن أول.\nمتن ثان.\n</TEXT>\n</DOC>\n",
      "a.sgml");
  ASSERT_EQ(sink.articles.size(), 1U);
  const Article& article = sink.articles[0];
  EXPECT_EQ(article.id, "X-1");
  EXPECT_EQ(article.url, "http://x.test/a?b=1&c=2");
  EXPECT_EQ(article.source, "x");
  EXPECT_EQ(article.section, "culture");
  EXPECT_EQ(article.title, "عنوان \"أول\"");
  EXPECT_EQ(article.author, "الرياض - كاتب");
  EXPECT_EQ(article.language, "ar");
  EXPECT_EQ(article.body, "متن أول.\nمتن ثان.");
  EXPECT_EQ(article.path, "a.sgml");
  ASSERT_TRUE(article.date);
  EXPECT_EQ(article.date->time_since_epoch().count(), 1521099468);
  EXPECT_THAT(sink.skipped, IsEmpty());
}

struct MarkupCase {
  std::string inside;
  std::string body;
};

TEST(TrecSgml, TurnMarkupInsideTheTextIntoText) {
  const std::vector<MarkupCase> table = {
      {"<TEXT>\n<P>\nأول\n</P>\n<P>\nثان\n</P></TEXT>", "أول\n\n\n\n\n\n\nثان"},
      {"<text><p>أول</p></text>", "أول"},
      {"<TEXT>أول<br/>ثان</TEXT>", "أول\nثان"},
      {"<TEXT>و<b>ال</b>كتاب</TEXT>", "والكتاب"},
      {"<TEXT>3 < 5 &lt; 7 & &amp; &unknown; &#1575;&#x62A;</TEXT>", "3 < 5 < 7 & & &unknown; ات"},
      {"<TEXT>&laquo;قال&raquo;&nbsp;نعم&hellip;</TEXT>", "«قال»\u00A0نعم…"},
      {"<TEXT>أول<!-- </TEXT> -->ثان", "أول<!--"},
      {"<TEXT>أول</TEXT><TEXT>ثان</TEXT>", "أول\n\nثان"},
      {"<TEXT>&#xD800;&#0;&#99999999;</TEXT>", "&#xD800;&#0;&#99999999;"},
      {"<TEXT>أول <TITLE>ليس عنوانا</TITLE></TEXT>", "أول \n\nليس عنوانا"},
      {"<ABSTRACT>ملخص</ABSTRACT><TEXT>متن</TEXT>", "متن"},
      {"<ABSTRACT>ملخص</ABSTRACT><TEXT>\n</TEXT>", "ملخص"},
      {"<ABSTRACT>ملخص</ABSTRACT>", "ملخص"},
      {"<BODY><HEADLINE>عنوان</HEADLINE><TEXT>متن</TEXT></BODY>", "متن"},
      {"<TEXT>متن لم يغلق", "متن لم يغلق"},
      {"<TITLE>عنوان\n<TEXT>متن</TEXT>", "متن"},
  };
  for (const auto& [inside, body] : table) {
    const RecordingSink sink = read_bytes("<DOC><DOCNO>1</DOCNO>" + inside + "</DOC>");
    ASSERT_EQ(sink.articles.size(), 1U) << inside;
    EXPECT_EQ(sink.articles[0].body, body) << inside;
  }
}

TEST(TrecSgml, HoldManyDocumentsInAFileAndIgnoreTextBetween) {
  const RecordingSink sink = read_bytes(
      "<?xml version=\"1.0\"?>\nبين\n<DOC><DOCNO> A 1 </DOCNO><TEXT>x</TEXT></DOC> بين </DOC>\n"
      "<doc>\n<docno>2</docno><Text>y</Text></Doc><DOC id=\"L-3\" type='story'>\n<TEXT>z</TEXT>\n</DOC>");
  EXPECT_THAT(sink.ids(), ElementsAre("A_1", "2", "L-3"));
  EXPECT_THAT(sink.skipped, IsEmpty());
}

TEST(TrecSgml, KeepADocumentThatIsNotClosed) {
  const RecordingSink sink = read_bytes(
      "<DOC><DOCNO>1</DOCNO><TEXT>x</TEXT>\n<DOC><DOCNO>2</DOCNO><TEXT>y</TEXT></DOC>\n<DOC><DOCNO>3</DOCNO><TEXT>متن "
      "مقطوع");
  EXPECT_THAT(sink.ids(), ElementsAre("1", "2", "3"));
  EXPECT_EQ(sink.articles[2].body, "متن مقطوع");
}

TEST(TrecSgml, TakeThePathForAMissingNumberAndCountFromTheSecond) {
  const RecordingSink sink = read_bytes(
      "<DOC><TEXT>x</TEXT></DOC><DOC><URL>http://x.test/2/#top</URL><TEXT>y</TEXT></DOC><DOC><TEXT>z</TEXT></DOC>",
      "a.sgml");
  EXPECT_THAT(sink.ids(), ElementsAre("a.sgml", "http://x.test/2", "a.sgml#3"));
}

TEST(TrecSgml, JoinDateAndTimeOrTakeEither) {
  const std::vector<MarkupCase> table = {
      {"<DATE>2018-03-15</DATE><TIME>11:37</TIME>", "2018-03-15"},
      {"<DATE>15/03/2018</DATE>", "2018-03-15"},
      {"<DATE>غير معروف</DATE><TIME>15 آذار/مارس 2018</TIME>", "2018-03-15"},
      {"<DATELINE>بيروت، 15 آذار 2018</DATELINE>", "2018-03-15"},
      {"<DATE></DATE>", "nothing"},
  };
  for (const auto& [inside, day] : table) {
    const RecordingSink sink = read_bytes("<DOC><DOCNO>1</DOCNO>" + inside + "<TEXT>x</TEXT></DOC>");
    ASSERT_EQ(sink.articles.size(), 1U) << inside;
    const auto& date = sink.articles[0].date;
    EXPECT_EQ(date ? format_day(*date) : "nothing", day) << inside;
  }
}

TEST(TrecSgml, TakeTheFirstSentenceForAMissingTitle) {
  for (const std::string title : {"", "<TITLE></TITLE>", "<TITLE>\n &nbsp; \n</TITLE>"}) {
    const RecordingSink sink =
        read_bytes("<DOC><DOCNO>1</DOCNO>" + title + "<TEXT>جملة أولى. جملة ثانية.</TEXT></DOC>");
    ASSERT_EQ(sink.articles.size(), 1U) << title;
    EXPECT_EQ(sink.articles[0].title, "جملة أولى") << title;
  }
}

TEST(TrecSgml, TakeADatelineOnlyWhereMetadataHaveNoDate) {
  const std::string text = "<TEXT>الرباط، 20 يناير 2025 - أعلنت\nتونس، 1 مارس 2020 - قالت</TEXT>";
  const std::vector<MarkupCase> table = {
      {text, "2025-01-20"},
      {"<TIME></TIME>" + text, "2025-01-20"},
      {"<TIME>غير معروف</TIME>" + text, "2025-01-20"},
      {"<TIME>Fri, 18 May 2018 02:54:47 +0400</TIME>" + text, "2018-05-17"},
      {"<TEXT>فقرة\nالرباط، 20 يناير 2025 - أعلنت</TEXT>", "nothing"},
  };
  for (const auto& [inside, day] : table) {
    const RecordingSink sink = read_bytes("<DOC><DOCNO>1</DOCNO><TITLE>عنوان</TITLE>" + inside + "</DOC>");
    ASSERT_EQ(sink.articles.size(), 1U) << inside;
    const auto& date = sink.articles[0].date;
    EXPECT_EQ(date ? format_day(*date) : "nothing", day) << inside;
  }
}

TEST(TrecSgml, SkipBadDocumentsWithTheirLineAndGoOn) {
  SourceOptions options;
  options.max_article_bytes = 50'000;
  const RecordingSink sink = read_bytes(
      "<DOC>\n<DOCNO>1</DOCNO></DOC>\n<DOC><DOCNO>2</DOCNO><TEXT>\xE3\xC8</TEXT></DOC>\n<DOC><DOCNO>3</DOCNO><TEXT>" +
          std::string(400'000, 'x') + "</TEXT></DOC>\n<DOC><DOCNO>4</DOCNO><TEXT>y</TEXT></DOC>\n",
      "a.sgml", options);
  EXPECT_THAT(sink.ids(), ElementsAre("4"));
  EXPECT_THAT(sink.reasons(), ElementsAre("1: no text", "3: invalid UTF-8 at byte 57", "4: longer than 50000 bytes"));
}

TEST(TrecSgml, FindTheirTagsAcrossTheWindow) {
  std::string bytes;
  std::vector<std::string> ids;
  for (int i = 0; i < 400; ++i) {
    ids.push_back(std::to_string(i));
    bytes += "<DOC><DOCNO>" + ids.back() + "</DOCNO><TEXT>" + std::string(static_cast<std::size_t>(i) * 3, '<') +
             "x</TEXT></DOC>";
  }
  EXPECT_EQ(read_bytes(bytes).ids(), ids);
}

TEST(TrecSgml, SurviveMillionsOfOpenTags) {
  std::string bytes = "<DOC><DOCNO>1</DOCNO><TEXT>";
  for (int i = 0; i < 300'000; ++i) bytes += "<a<!--";
  EXPECT_THAT(read_bytes(bytes).ids(), ElementsAre("1"));
}

struct NotSgml {
  const char* what;
  std::string bytes;
};

TEST(TrecSgml, AreNotSeenInOtherTexts) {
  const std::vector<NotSgml> table = {
      {"in running text", "عنوان\nيبدأ كل مقال بعلامة <DOC> في الملف\n"},
      {"late", "عنوان\n" + std::string(10'000, 'x') + "\n<DOC>\n"},
  };
  for (const auto& [what, bytes] : table) {
    const RecordingSink sink = read_bytes(bytes, "a.txt");
    EXPECT_THAT(sink.ids(), ElementsAre("a.txt")) << what;
  }
}

}  // namespace
}  // namespace khabar
