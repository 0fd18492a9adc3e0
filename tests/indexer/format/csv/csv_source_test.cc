#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/article.h"
#include "indexer/format/csv/csv_records.h"
#include "tests/indexer/text/encode.h"
#include "tests/support/make_archive.h"
#include "tests/support/recording_sink.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Packing;
using testing::read_bytes;
using testing::RecordingSink;
using testing::windows_1256;

struct SplitCase {
  std::string record;
  std::vector<std::string> fields;
};

TEST(CsvRecord, IsSplitAsRfc4180Says) {
  const std::vector<SplitCase> table = {
      {"a,b,c", {"a", "b", "c"}},
      {"a,,c,", {"a", "", "c", ""}},
      {"", {""}},
      {"\"a\",\"b,c\"", {"a", "b,c"}},
      {"\"a \"\"b\"\" c\",d", {"a \"b\" c", "d"}},
      {"\"\",\"\"\"\"", {"", "\""}},
      {"\"a\nb\",c", {"a\nb", "c"}},
      {" a , b ", {" a ", " b "}},
      // Beyond the RFC: what does not enclose a field stays as it is.
      {"\"قال\" الوزير,b", {"\"قال\" الوزير", "b"}},
      {"قال \"نعم\",b", {"قال \"نعم\"", "b"}},
  };
  for (const auto& [record, fields] : table) EXPECT_EQ(split_csv(record, ','), fields) << record;
  EXPECT_THAT(split_csv("a,b\tc;d", '\t'), ElementsAre("a,b", "c;d"));
}

TEST(Csv, WithoutRowsIsSkipped) {
  EXPECT_THAT(read_bytes("id,title\n", "a.csv").reasons(), ElementsAre("0: no article: the table has no rows"));
  EXPECT_THAT(read_bytes("sep=;\nid;title\r\n \n\n", "a.csv").reasons(),
              ElementsAre("0: no article: the table has no rows"));
  EXPECT_THAT(read_bytes(" \n\n", "a.csv").reasons(), ElementsAre("0: no text"));
}

TEST(Csv, FillsEveryFieldByTheNamesOfItsColumns) {
  const RecordingSink sink = read_bytes(
      "id,headline,content,published,publisher,link,category,byline,lang,likes\r\n"
      "a-1,عنوان,\"متن، وفيه, فاصلة\r\nوسطر ثان\",2025-01-20,وكالة,https://x.test/1,سياسة,كاتب,ar,17\r\n",
      "news.csv");
  ASSERT_EQ(sink.articles.size(), 1U);
  Article expected;
  expected.id = "a-1";
  expected.title = "عنوان";
  expected.body = "متن، وفيه, فاصلة\nوسطر ثان";
  expected.date = parse_day("2025-01-20");
  expected.source = "وكالة";
  expected.url = "https://x.test/1";
  expected.section = "سياسة";
  expected.author = "كاتب";
  expected.language = "ar";
  expected.path = "news.csv";
  EXPECT_EQ(sink.articles[0], expected);
  EXPECT_THAT(sink.skipped, IsEmpty());
  EXPECT_THAT(sink.formats, ElementsAre("CSV"));
}

struct CsvShape {
  std::string name;
  std::string bytes;
};

TEST(Csv, IsFoundByItsFirstLineWhateverTheDelimiter) {
  const std::vector<CsvShape> table = {
      {"commas", "title,text\nعنوان,متن\n"},
      {"semicolons", "title;text\nعنوان;متن\n"},
      {"tabs", "title\ttext\nعنوان\tمتن\n"},
      {"quotes", "\"title\",\"text\"\n\"عنوان\",\"متن\"\n"},
      {"commas in a table of semicolons", "title;text;\"a,b,c,d\"\nعنوان;متن;x\n"},
      {"Arabic names", "العنوان,النص\nعنوان,متن\n"},
      {"a byte-order mark", "\xEF\xBB\xBFtitle,text\nعنوان,متن\n"},
      {"a told delimiter", "sep=|\r\ntitle|text\r\nعنوان|متن\r\n"},
      {"no line break at the end", "title,text\r\nعنوان,متن"},
      {"empty lines", "\n\ntitle,text\n\nعنوان,متن\n \n"},
      {"a delimiter at the end", "title,text\nعنوان,متن,\n"},
      {"windows-1256", windows_1256("العنوان;النص\nعنوان;متن\n")},
      {"UTF-16", testing::utf_16(u"\uFEFFtitle\ttext\r\nعنوان\tمتن\r\n", true)},
  };
  for (const auto& [name, bytes] : table) {
    const RecordingSink sink = read_bytes(bytes, name == "empty lines" ? "file.csv" : "file");
    ASSERT_EQ(sink.articles.size(), 1U) << name;
    EXPECT_EQ(sink.articles[0].title, "عنوان") << name;
    EXPECT_EQ(sink.articles[0].body, "متن") << name;
    EXPECT_THAT(sink.skipped, IsEmpty()) << name;
  }
}

TEST(Csv, IsNotSeenInPlainTexts) {
  for (const std::string text : {"وزير، رئيس, ملك\nمتن", "title\nمتن", "title,text", "العنوان\tمتن\nمتن"}) {
    EXPECT_THAT(read_bytes(text, "a.txt").formats, ElementsAre("plain text")) << text;
  }
}

TEST(Csv, IsReadByItsContentUnderAWrongNameAndInArchives) {
  const std::string bytes = "id,text\n1,متن\n";
  EXPECT_THAT(read_bytes(R"({"id":"1","body":"متن"})", "a.csv").formats, ElementsAre("JSON Lines"));
  EXPECT_THAT(read_bytes(testing::make_zip({{"a.csv", bytes}}), "a.zip").ids(), ElementsAre("1"));
  for (const Packing packing : {Packing::kGzip, Packing::kBzip2, Packing::kXz, Packing::kZstd}) {
    SourceOptions options;
    options.fields = FieldNames("body=tekst");
    const RecordingSink sink = read_bytes(testing::pack("tekst,x\nمتن,y\n", packing), "a.csv.gz", options);
    EXPECT_THAT(sink.formats, ElementsAre("CSV"));
  }
}

TEST(Csv, GivesPathAndNumberForAnIdWhereThereIsNone) {
  EXPECT_THAT(read_bytes("title,text\nأ,ب\nت,ث\n", "a.csv").ids(), ElementsAre("a.csv#1", "a.csv#2"));
  EXPECT_THAT(read_bytes("url,text\nhttps://x.test/1,ب\n", "a.csv").ids(), ElementsAre("https://x.test/1"));
}

TEST(Csv, TakesColumnsThatAreMapped) {
  SourceOptions options;
  options.fields = FieldNames("title=Kop,body=tekst");
  const RecordingSink sink = read_bytes("nr;kop;tekst;title\n1;عنوان;متن;لا\n", "a.csv", options);
  ASSERT_EQ(sink.articles.size(), 1U);
  EXPECT_EQ(sink.articles[0].title, "عنوان");
  EXPECT_EQ(sink.articles[0].body, "متن");
}

TEST(Csv, LosesNothingOfColumnsOfOneName) {
  const RecordingSink sink = read_bytes(
      "id,id,title,text,text,author,Author,date,date\n"
      "1,2,عنوان,متن,تتمة,أ,ب,2024-03-01,2024-03-02\n"
      "3,,عنوان,,تتمة,,ب,,2024-03-02\n"
      ",4,,متن,,,,غدا,2024-03-03\n",
      "a.csv");
  ASSERT_THAT(sink.ids(), ElementsAre("1", "3", "4"));
  EXPECT_EQ(sink.articles[0].body, "متن\n\nتتمة");
  EXPECT_EQ(sink.articles[0].author, "أ, ب");
  EXPECT_EQ(format_day(*sink.articles[0].date), "2024-03-01");
  EXPECT_EQ(sink.articles[1].body, "تتمة");
  EXPECT_EQ(sink.articles[1].author, "ب");
  EXPECT_EQ(format_day(*sink.articles[1].date), "2024-03-02");
  EXPECT_EQ(sink.articles[2].body, "متن");
  EXPECT_EQ(format_day(*sink.articles[2].date), "2024-03-03");
}

struct BadCase {
  std::string bytes;
  std::vector<std::string> ids;
  std::vector<std::string> reasons;
};

TEST(Csv, SkipsBadRecordsByTheirLineAndGoesOn) {
  const std::vector<BadCase> table = {
      {"id,title,text\n1,a,b\n2,a\n3,a,b,c\n4,a,b\n",
       {"1", "4"},
       {"3: wrong number of fields: 2, the columns are 3", "4: wrong number of fields: 4, the columns are 3"}},
      {"id,title,text\n1,\"a\n\n\",b\n2,a\n3,a,b\n", {"1", "3"}, {"5: wrong number of fields: 2, the columns are 3"}},
      {"id,title,text\n1,\"a,b\n2,a,b\n3,a,b\n", {"2", "3"}, {"2: a quote that does not end"}},
      {"id\ttitle\ttext\n1\t\"a\tb\n2\ta\tb\n3\t\"a\" b\tc\n", {"2", "3"}, {"2: a quote that does not end"}},
      {"id,title,text\n1,,\n2,a,b\n", {"2"}, {"2: no text"}},
      {"id,title,text\n1,a,\"b\nعنوان \xD8\"\n2,a,b\n", {"2"}, {"3: invalid UTF-8 at byte 19"}},
      {"id,title,text\n", {}, {"0: no article: the table has no rows"}},
  };
  for (const auto& [bytes, ids, reasons] : table) {
    const RecordingSink sink = read_bytes(bytes, "a.csv");
    EXPECT_EQ(sink.ids(), ids) << bytes;
    EXPECT_EQ(sink.reasons(), reasons) << bytes;
  }
}

TEST(Csv, ListsItsColumnsWhereTheOneWantedIsMissing) {
  SourceOptions options;
  options.fields = FieldNames("title=headline,body=story");
  const RecordingSink missing = read_bytes("id,headline,text\n1,a,b\n", "a.csv", options);
  EXPECT_THAT(missing.articles, IsEmpty());
  EXPECT_THAT(missing.reasons(), ElementsAre("1: no column 'story': the columns are id, headline, text"));
  const RecordingSink unknown = read_bytes("nr,kop,tekst\n1,a,b\n", "a.csv");
  EXPECT_THAT(unknown.reasons(), ElementsAre(AllOf(HasSubstr("no column for a title or a body"), HasSubstr("--map"),
                                                   HasSubstr("nr, kop, tekst"))));
}

TEST(Csv, OverTheLimitIsSkippedAndTheNextRecordRead) {
  SourceOptions options;
  options.max_article_bytes = 100;
  const std::string longer(200, 'x');
  EXPECT_THAT(read_bytes("id,text\n1," + longer + "\n2,b\n", "a.csv", options).ids(), ElementsAre("2"));
  const RecordingSink quoted = read_bytes("id,text\n1,\"" + longer + "\n2,b\n3,c\n", "a.csv", options);
  EXPECT_THAT(quoted.ids(), ElementsAre("2", "3"));
  EXPECT_THAT(quoted.reasons(), ElementsAre("2: longer than 100 bytes"));
}

TEST(Csv, WithTooManyColumnsIsSkipped) {
  EXPECT_THAT(read_bytes("title," + std::string(kMaxCsvColumns, ',') + "\n", "a.csv").reasons(),
              ElementsAre("1: more than 10000 columns"));
}

// What is looked at twice is counted: a file of such records costs no more than kMaxRescan beside itself (the time of
// 16 MB of each kind is in hostile_input_test.cc).
TEST(Csv, MadeOfOpenQuotesGivesARecordALine) {
  std::string bytes = "id,text\n";
  constexpr std::size_t kLines = 1000;
  for (std::size_t i = 0; i < kLines; ++i) bytes += "1,\"a\n2,b\n";
  const RecordingSink sink = read_bytes(bytes + "3,\"c\n", "a.csv");
  EXPECT_THAT(sink.skipped.front().reason, HasSubstr("a quote that does not end"));
  EXPECT_EQ(sink.ids().size() + sink.skipped.size(), 2 * kLines + 1);
}

}  // namespace
}  // namespace khabar
