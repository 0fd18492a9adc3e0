// The hits of a search in the formats of other programs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/read_file.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_index.h"

namespace khabar::testing {
namespace {

constexpr const char* kCheckExport = KHABAR_SOURCE_DIR "/tests/searcher/output/exports/check_export.py";

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

Article written_by(Article article, const std::string& author, const std::string& url) {
  article.author = author;
  article.url = url;
  return article;
}

class SearchFormats : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    dir_ = new TempDir;
    publish_index(
        dir_->path() / "index",
        {written_by(make_article("a", "الهجرة: \"خبر\", {عاجل} & <b>", "عن الهجرة 50% من #الكل", "2025-01-20", "هسبريس",
                                 "مجتمع"),
                    "محمد بن علي", "https://example.org/%D9%87?a=1&b={x}_~"),
         written_by(
             make_article("b", "=SUM(A1) الهجرة \\ ^ ~ $ _ }", "قمة عن\nالهجرة\tاليوم", "2025-03-01", "BBC & Co"),
             "Doe, Jane", ""),
         written_by(make_article("مقال/ج", "\tالهجرة", "@الهجرة", "", "", ""), "A, B, C", "http://example.org/c")});
  }
  static void TearDownTestSuite() {
    delete dir_;
    dir_ = nullptr;
  }

  static CommandResult search(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {KHABAR_SEARCH, "search", "--index", (dir_->path() / "index").string()});
    return run_command(arguments);
  }

  static TempDir* dir_;
};

TempDir* SearchFormats::dir_ = nullptr;

TEST_F(SearchFormats, AreReadByOtherParsers) {
  const std::string hits = dir_->write("hits.jsonl", search({"--format", "jsonl", "الهجرة"}).out);
  for (const std::string format : {"ris", "csl", "atom", "csv", "tsv"}) {
    const CommandResult written = search({"--format", format, "الهجرة"});
    EXPECT_EQ(written.status, 0) << written.err;
    const CommandResult checked = run_command({"/usr/bin/env", "python3", kCheckExport, format, hits}, written.out);
    EXPECT_EQ(checked.status, 0) << format << ": " << checked.out << checked.err;
  }
}

// Braces of an address have no place in an entry.
TEST_F(SearchFormats, WriteBibtexWhoseBracesBalance) {
  std::string hits = search({"--format", "jsonl", "الهجرة"}).out;
  hits.replace(hits.find("{x}"), 3, "%7Bx%7D");
  const CommandResult checked =
      run_command({"/usr/bin/env", "python3", kCheckExport, "bibtex", dir_->write("bib.jsonl", hits)},
                  search({"--format", "bibtex", "الهجرة"}).out);
  EXPECT_EQ(checked.status, 0) << checked.out << checked.err;
}

TEST_F(SearchFormats, NamePeopleAsTheyAreWritten) {
  const std::string csl = search({"--format", "csl", "الهجرة"}).out;
  EXPECT_THAT(csl, HasSubstr(R"("author":[{"literal":"محمد بن علي"}])"));
  EXPECT_THAT(csl, HasSubstr(R"("author":[{"family":"Doe","given":"Jane"}])"));
  EXPECT_THAT(csl, HasSubstr(R"("author":[{"literal":"A, B, C"}])"));
  EXPECT_THAT(search({"--format", "bibtex", "الهجرة"}).out, HasSubstr("author = {{Doe}, {Jane}}"));
}

TEST_F(SearchFormats, WriteAnEmptyAnswer) {
  const CommandResult csl = search({"--format", "csl", "المريخ"});
  EXPECT_EQ(csl.status, 1);
  EXPECT_EQ(csl.out, "[]\n");
  EXPECT_THAT(search({"--format", "ris", "المريخ"}).out, IsEmpty());
  EXPECT_THAT(search({"--format", "atom", "المريخ"}).out, HasSubstr("</feed>"));
}

TEST_F(SearchFormats, TakeFieldsWhereTheyHaveThem) {
  EXPECT_THAT(search({"--format", "csv", "--fields", "id,date", "source:\"BBC & Co\""}).out,
              StartsWith("id,date\r\nb,2025-03-01\r\n"));
  EXPECT_EQ(search({"--format", "jsonl", "--fields", "date,id", "source:none"}).out,
            "{\"date\":null,\"id\":\"مقال/ج\"}\n");
  const auto json = nlohmann::json::parse(search({"--format", "json", "--fields", "id", "الهجرة"}).out);
  EXPECT_EQ(json["total"], 3);
  EXPECT_EQ(json["hits"][0].size(), 1U);
}

TEST_F(SearchFormats, HaveTheSameNamesInTablesAndJson) {
  const std::string fields =
      "rank,index,id,title,title_marks,date,source,section,author,url,path,group,near_duplicates,score,snippet,marks";
  const std::string header = search({"--format", "csv", "--fields", fields, "الهجرة"}).out;
  EXPECT_THAT(header, StartsWith(fields + "\r\n"));
  const auto hit = nlohmann::ordered_json::parse(search({"--format", "jsonl", "--limit", "1", "الهجرة"}).out);
  std::string keys;
  for (const auto& [key, value] : hit.items()) keys += (keys.empty() ? "" : ",") + key;
  EXPECT_EQ(keys, fields);
}

TEST_F(SearchFormats, GuardSpreadsheetsOnRequestOnly) {
  const std::string plain = search({"--format", "csv", "--fields", "title", "الهجرة"}).out;
  EXPECT_THAT(plain, StartsWith("title\r\n"));
  EXPECT_THAT(plain, HasSubstr("\r\n=SUM(A1)"));
  const std::string excel = search({"--format", "csv", "--fields", "title", "--excel", "الهجرة"}).out;
  EXPECT_THAT(excel, StartsWith("\uFEFFtitle\r\n"));
  EXPECT_THAT(excel, HasSubstr("\r\n'=SUM(A1)"));
  EXPECT_THAT(excel, Not(HasSubstr("\r\n=SUM(A1)")));
}

TEST_F(SearchFormats, AreNamedByTheOutput) {
  const std::string file = (dir_->path() / "refs.bib").string();
  const CommandResult result = search({"--output", file, "الهجرة"});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.out, IsEmpty());
  EXPECT_THAT(read_file(file), StartsWith("@article{"));
}

TEST_F(SearchFormats, RefuseWhatTheyCannotTake) {
  const std::string file = (dir_->path() / "none.csv").string();
  const std::vector<std::pair<std::vector<std::string>, std::string>> wrong{
      {{"--fields", "id,dat", "--output", file, "x"}, "--fields: 'dat' is not one of rank, index, id"},
      {{"--fields", "id,id", "--format", "csv", "x"}, "--fields: id is given twice"},
      {{"--fields", ",", "--format", "csv", "x"}, "--fields: '' is not one of"},
      {{"--fields", "id", "--format", "ris", "x"}, "--fields is for tables and JSON, not for ris"},
      {{"--fields", "id", "x"}, "--fields is for tables and JSON, not for text"},
      {{"--excel", "--format", "jsonl", "x"}, "--excel is for tables that a spreadsheet reads"},
      {{"--format", "xml", "x"}, "--format: 'xml' is not one of text, json, jsonl, csv, tsv, trec, ris, bibtex"},
      {{"--output", "/nowhere/x.ris", "الهجرة"}, "cannot write /nowhere/x.ris"},
      {{"--output", "/dev/full", "--format", "csl", "الهجرة"}, "cannot write /dev/full"}};
  for (const auto& [arguments, message] : wrong) {
    const CommandResult result = search(arguments);
    EXPECT_EQ(result.status, 2) << message;
    EXPECT_THAT(result.err, HasSubstr(message));
  }
  EXPECT_NE(run_command({"/usr/bin/test", "-e", file}).status, 0) << "a mistyped field leaves no file";
}

}  // namespace
}  // namespace khabar::testing
