#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <sstream>

#include "indexer/run/report.h"

namespace khabar {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string summary(const IndexingReport& report) {
  std::ostringstream out;
  print_summary(report, "index/reports/x.json", out);
  return out.str();
}

TEST(SkipClass, DropsWhatDiffersFromInputToInput) {
  struct Case {
    const char* reason;
    const char* expected;
  };
  for (const Case& at :
       {Case{"broken JSON: unexpected end", "broken JSON"}, Case{"no text", "no text"},
        Case{"invalid UTF-8 at byte 17", "invalid UTF-8"}, Case{"invalid UTF-8 at byte 17: x", "invalid UTF-8"},
        Case{"too long (104857600 bytes)", "too long"},
        Case{"a JSON object is expected, not 'x: y'", "a JSON object is expected"},
        Case{"no column 'x at y': the columns are a", "no column"},
        Case{"no column for a title or a body: --map says", "no column for a title or a body"},
        Case{"wrong number of fields: 2, the columns are 3", "wrong number of fields"},
        Case{"unsupported content coding: br (record at byte 1)", "unsupported content coding"}, Case{"", ""}}) {
    EXPECT_EQ(skip_class(at.reason), at.expected);
  }
}

TEST(SkippedInputs, AreAllCountedAndListedUpToALimit) {
  SkippedInputs skipped;
  for (std::size_t i = 0; i < kMaxListed + 5; ++i) skipped.add({"a", i + 1, "no text"});
  EXPECT_EQ(skipped.count(), kMaxListed + 5);
  EXPECT_EQ(skipped.listed().size(), kMaxListed);
  EXPECT_EQ(skipped.by_class().at("no text").count, kMaxListed + 5);
}

TEST(SkippedInputs, AreListedUpToSoManyBytes) {
  SkippedInputs skipped;
  const std::string path(kMaxSkipText, 'a');
  const std::size_t fit = kMaxListedBytes / (path.size() + 7);
  for (std::size_t i = 0; i < fit + 5; ++i) skipped.add({path, i + 1, "no text"});
  EXPECT_EQ(skipped.count(), fit + 5);
  EXPECT_EQ(skipped.listed().size(), fit);
}

TEST(ReplacedArticles, AreAllCountedAndListedUpToALimit) {
  ReplacedArticles many;
  for (std::size_t i = 0; i < kMaxListed + 5; ++i) many.add({"1", "a", "b"});
  EXPECT_EQ(many.count(), kMaxListed + 5);
  EXPECT_EQ(many.listed().size(), kMaxListed);
  EXPECT_TRUE(many.is_full());

  ReplacedArticles long_ones;
  const std::string id(1000, 'x');
  for (std::size_t i = 0; i < kMaxListedBytes / 1002 + 5; ++i) long_ones.add({id, "a", "b"});
  long_ones.add({"1", "a", "b"});
  EXPECT_EQ(long_ones.count(), kMaxListedBytes / 1002 + 6);
  EXPECT_EQ(long_ones.listed().size(), kMaxListedBytes / 1002);

  IndexingReport report;
  report.replaced = std::move(long_ones);
  const auto json = nlohmann::json::parse(report_json(report))["replaced"];
  EXPECT_EQ(json["count"], kMaxListedBytes / 1002 + 6);
  EXPECT_EQ(json["listed"], kMaxListedBytes / 1002);
  EXPECT_EQ(json["articles"].size(), kMaxListedBytes / 1002);
}

TEST(SkippedInputs, HaveOnlyTheBeginningOfALongPathOrReason) {
  SkippedInputs skipped;
  for (std::size_t letters = 490; letters < 510; ++letters) {
    std::string text;
    for (std::size_t i = 0; i < letters; ++i) text += "ب";
    skipped.add({text, 0, text});
    const SkippedInput& listed = skipped.listed().back();
    EXPECT_LE(listed.path.size(), kMaxSkipText);
    EXPECT_EQ(listed.path, listed.reason);
    EXPECT_TRUE(listed.path == text || (listed.path.ends_with("…") && text.starts_with(listed.path.substr(0, 990))));
  }
}

TEST(SkippedInputs, HaveFewClassesWhateverTheReasons) {
  SkippedInputs skipped;
  for (int i = 0; i < 1000; ++i) skipped.add({"a", 1, "reason " + std::to_string(i)});
  EXPECT_EQ(skipped.by_class().size(), kMaxSkipClasses + 1);
  EXPECT_EQ(skipped.by_class().at(kOtherReasons).count, 1000 - kMaxSkipClasses);
}

// A report that looks through all that is listed for each class would take minutes.
TEST(SkippedInputs, ArePrintedSoonHoweverManyClassesThereAre) {
  SkippedInputs skipped;
  for (std::size_t i = 0; i < kMaxListed; ++i) {
    skipped.add({"a", i, "reason " + std::to_string(i % (kMaxSkipClasses - 1))});
  }
  std::size_t bytes = 0;
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 100; ++i) {
    std::ostringstream out;
    print_skipped(skipped, out);
    bytes += out.str().size();
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
  EXPECT_LT(bytes, std::size_t{100} * kMaxSkipClasses * 5 * 40);
}

TEST(SkipLine, HasTheLineOnlyWhereThereIsOne) {
  EXPECT_EQ(skip_line({"a.jsonl", 7, "no text"}), "a.jsonl:7: no text");
  EXPECT_EQ(skip_line({"a.jsonl", 0, "no text"}), "a.jsonl: no text");
}

TEST(Report, IsJsonAlsoForAPathThatIsNotUtf8) {
  IndexingReport report;
  report.inputs = {"\xff"};
  report.skipped.add({"dir/\xe9", 0, "no text"});
  const auto json = nlohmann::json::parse(report_json(report));
  EXPECT_EQ(json["version"], kReportVersion);
  EXPECT_EQ(json["inputs"][0], "\ufffd");
  EXPECT_EQ(json["published"], false);
}

TEST(Report, CountsWhatWasPassedOver) {
  IndexingReport report;
  EXPECT_THAT(summary(report), Not(HasSubstr("ignored")));
  for (int i = 0; i < 1200; ++i) count_passed_over(report, "request");
  count_passed_over(report, "HTTP status 404");
  EXPECT_THAT(summary(report),
              HasSubstr("ignored 1,201 items that are not articles: HTTP status 404: 1, request: 1,200\n"));
  EXPECT_EQ(nlohmann::json::parse(report_json(report))["passed_over"]["request"], 1200);
}

TEST(Report, CountsArticlesPerFormatAndEncoding) {
  IndexingReport report;
  for (int i = 0; i < 3; ++i) count_article(report, "CSV", "windows-1256");
  count_article(report, "CSV", "UTF-8");
  const auto json = nlohmann::json::parse(report_json(report));
  EXPECT_EQ(json["formats"], nlohmann::json({{"CSV", 4}}));
  EXPECT_EQ(json["encodings"], nlohmann::json({{"UTF-8", 1}, {"windows-1256", 3}}));
  EXPECT_THAT(summary(report), HasSubstr("encodings: UTF-8: 1, windows-1256: 3\n"));
}

TEST(Summary, DoesNotSayThatEverythingIsUtf8) {
  IndexingReport report;
  count_article(report, "CSV", "UTF-8");
  EXPECT_THAT(summary(report), Not(HasSubstr("encodings")));
}

TEST(Summary, GroupsSkippedInputsByReasonAndShowsTheFirst) {
  IndexingReport report;
  report.indexed = 1234;
  report.generation = "20250120T000000Z";
  for (std::uint64_t line = 1; line <= 5; ++line) report.skipped.add({"a.jsonl", line, "broken JSON: x"});
  report.skipped.add({"b.txt", 0, "no text"});
  const std::string text = summary(report);
  EXPECT_THAT(text, HasSubstr("indexed 1,234 articles"));
  EXPECT_THAT(text, HasSubstr("skipped 6 inputs:\n  broken JSON: 5\n    a.jsonl:1: broken JSON: x\n"));
  EXPECT_THAT(text, HasSubstr("a.jsonl:3: broken JSON: x\n    ...\n  no text: 1\n    b.txt: no text\n"));
  EXPECT_THAT(text, Not(HasSubstr("a.jsonl:4")));
  EXPECT_THAT(text, HasSubstr("published generation 20250120T000000Z; full report: index/reports/x.json"));
}

TEST(Summary, NamesTheFirstReplacedIds) {
  IndexingReport report;
  for (int i = 1; i <= 7; ++i) report.replaced.add({"id" + std::to_string(i), "a", "b"});
  EXPECT_THAT(summary(report),
              HasSubstr("replaced 7 articles by a later one with the same id: id1, id2, id3, id4, id5, ...\n"));
}

TEST(Summary, SaysNothingOfWhatDidNotHappen) {
  IndexingReport report;
  report.indexed = 1;
  EXPECT_THAT(summary(report), HasSubstr("indexed 1 article from"));
  EXPECT_THAT(summary(report), Not(HasSubstr("skipped")));
  EXPECT_THAT(summary(report), Not(HasSubstr("replaced")));
}

}  // namespace
}  // namespace khabar
