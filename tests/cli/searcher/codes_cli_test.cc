// Codes that were given to lines of a concordance by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/searcher/search_commands.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_index.h"

namespace khabar::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string article(const std::string& id, const std::string& title, const std::string& body,
                    const std::string& source = "BBC") {
  return R"({"id":")" + id + R"(","title":")" + title + R"(","body":")" + body + R"(","source":")" + source + "\"}\n";
}

// `a` has three lines of هجرة, one of them in its title; `b` has one.
class CodesCli : public ::testing::Test {
 protected:
  void SetUp() override {
    publish(article("a", "قانون الهجرة", "قال إن الهجرة خطر وإن الهِجرة فرصة") + article("b", "خبر", "هجرة جماعية") +
            article("c", "خبر", "لا شيء هنا"));
  }

  void publish(const std::string& lines) {
    const CommandResult result = run_command(
        {KHABAR_INDEX, "build", "--quiet", "--force", "--index", index_, "--jobs", "1", dir_.write("in.jsonl", lines)});
    ASSERT_EQ(result.status, 0) << result.err;
  }

  CommandResult run(const std::string& command, const std::vector<std::string>& arguments) {
    return run_search(index_, command, arguments);
  }

  CommandResult import(const std::string& table) { return run("codes", {"import", dir_.write("codes", table)}); }

  std::vector<std::string> rows(const std::string& command, std::vector<std::string> arguments,
                                const std::string& fields) {
    arguments.insert(arguments.end(), {"--format", "tsv", "--fields", fields});
    std::vector<std::string> lines = lines_of(run(command, arguments).out);
    if (!lines.empty()) lines.erase(lines.begin());
    return lines;
  }

  TempDir dir_;
  std::string index_ = (dir_.path() / "index").string();
};

TEST_F(CodesCli, ComeBackFromATableOfLines) {
  const std::vector<std::string> lines = lines_of(run("kwic", {"الهجرة", "--codes", "--format", "tsv"}).out);
  ASSERT_EQ(lines.size(), 5U);
  EXPECT_THAT(lines[0], ::testing::EndsWith("\tindex\tcode\tnote"));
  std::string table = lines[0] + '\n';
  const std::vector<std::string> codes{"قانون", "أمن; خطر", "", "أمن"};
  for (std::size_t i = 0; i < codes.size(); ++i)
    table += lines[i + 1].substr(0, lines[i + 1].size() - 1) + codes[i] + "\tملاحظة\n";
  const CommandResult imported = import(table);
  EXPECT_EQ(imported.status, 0) << imported.err;
  EXPECT_EQ(imported.out, "3 lines coded, 1 without a code, 0 refused\n");
  EXPECT_THAT(rows("kwic", {"الهجرة", "--codes"}, "line,match,code,note"),
              ElementsAre("a:2\tالهجرة\tقانون\tملاحظة", "a:5\tالهجرة\tأمن; خطر\tملاحظة", "a:8\tالهِجرة\t\t",
                          "b:2\tهجرة\tأمن\tملاحظة"));
  EXPECT_THAT(rows("codes", {"list"}, "code,lines,present,articles,query"),
              ElementsAre("أمن\t2\t2\t2\tcode:أمن", "خطر\t1\t1\t1\tcode:خطر", "قانون\t1\t1\t1\tcode:قانون"));
}

TEST_F(CodesCli, AreCountedByLineAndAskedForByArticle) {
  ASSERT_EQ(import("line\tcode\na:2\tقانون\na:5\tأمن\nb:2\tأمن\n").status, 0);
  EXPECT_THAT(rows("count", {"--by", "code", "الهجرة"}, "code,articles,occurrences,query"),
              ElementsAre("أمن\t2\t2\tالهجرة AND code:أمن", "قانون\t1\t1\tالهجرة AND code:قانون",
                          "none\t0\t1\tالهجرة AND code:none"));
  for (const std::string code : {"أمن", "قانون", "none"}) {
    const auto row = nlohmann::json::parse(run("count", {"--format", "jsonl", "الهجرة AND code:" + code}).out);
    EXPECT_EQ(row["articles"], code == "أمن" ? 2 : code == "قانون" ? 1 : 0) << code;
  }
  EXPECT_THAT(rows("search", {"رمز:قانون"}, "id"), ElementsAre("a"));
  EXPECT_THAT(rows("search", {"code:none"}, "id"), ElementsAre("c"));
  EXPECT_THAT(rows("count", {"--by", "code,source", "الهجرة"}, "code,source,articles,occurrences"),
              ElementsAre("أمن\tBBC\t2\t2", "قانون\tBBC\t1\t1", "none\tBBC\t0\t1"));
  EXPECT_THAT(rows("facets", {"--by", "code", "الهجرة"}, "value,articles"),
              ElementsAre("أمن\t2", "قانون\t1", "none\t0"));
}

TEST_F(CodesCli, StayWhileTheTextIsTheSame) {
  ASSERT_EQ(import("line\tcode\na:5\tأمن\nb:2\tفرصة\n").status, 0);
  publish(article("a", "قانون الهجرة", "قال إن الهجرة خطر وإن الهِجرة فرصة", "CNN") + article("b", "خبر", "نص آخر"));
  EXPECT_THAT(rows("codes", {"export"}, "line,code,state"), ElementsAre("a:5\tأمن\tthere", "b:2\tفرصة\tchanged"));
  const CommandResult counted = run("count", {"--by", "code", "الهجرة"});
  EXPECT_THAT(counted.err, HasSubstr("1 of 2 coded lines is no longer there: b:2 (another text)"));
  EXPECT_THAT(run("count", {"code:أمن"}).err, IsEmpty());
  EXPECT_THAT(run("count", {"code:فرصة"}).err, HasSubstr("b:2 (another text)"));
  publish(article("a", "قانون الهجرة", "قال إن الهجرة خطر وإن الهِجرة فرصة"));
  EXPECT_THAT(rows("codes", {"export"}, "line,code,state"), ElementsAre("a:5\tأمن\tthere", "b:2\tفرصة\tgone"));
}

TEST_F(CodesCli, AreReplacedAndRemoved) {
  ASSERT_EQ(import("line\tcode\na:5\tأمن\nb:2\tأمن\n").status, 0);
  ASSERT_EQ(import("line\tcode\na:5\tفرصة\nb:2\t\n").status, 0);
  EXPECT_THAT(rows("codes", {"export"}, "line,code"), ElementsAre("a:5\tفرصة", "b:2\tأمن"));
  publish(article("a", "قانون الهجرة", "قال إن الهجرة خطر", "CNN"));
  ASSERT_EQ(import("line\tcode\na:5\tخطر\n").status, 0);
  EXPECT_THAT(rows("codes", {"export"}, "line,code,state"), ElementsAre("a:5\tخطر\tthere", "b:2\tأمن\tgone"));
  EXPECT_EQ(run("codes", {"remove", "أمن"}).status, 0);
  EXPECT_THAT(rows("codes", {"export"}, "line,code"), ElementsAre("a:5\tخطر"));
}

TEST_F(CodesCli, GoInButForRowsThatAreWrong) {
  const CommandResult result = import(
      "code,line,match\n"
      "x,a:5,الهجرة\n"
      "x,a:2,فرصة\n"
      "x,nope:1,\n"
      "x,a:99,\n"
      "x,a,\n"
      "x,a:0,\n"
      "none,b:2,\n"
      "x*,b:2,\n"
      "y,a:5,الهجرة\n"
      "\"x,b:2,\n");
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.out, "1 line coded, 0 without a code, 9 refused\n");
  for (const std::string said :
       {"codes:3: 'فرصة' no longer stands at a:2, but 'الهجرة'", "codes:4: no article has the id 'nope'",
        "codes:5: the article has no word 99", "codes:6: 'a' is no id of a line", "codes:7: 'a:0' is no id of a line",
        "codes:8: 'none' cannot name a code", "codes:9: 'x*' cannot name a code",
        "codes:10: a:5 stands in line 2 already", "codes:11: a quotation mark is not closed"}) {
    EXPECT_THAT(result.err, HasSubstr(said));
  }
}

TEST_F(CodesCli, TakeWhatASpreadsheetMakesOfThem) {
  const CommandResult result = import("\xEF\xBB\xBFline;code;note\r\na:5;\"أمن; خطر\";'=1\r\nb:2;فرصة;\"a\r\nb\"\r\n");
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(rows("codes", {"export"}, "line,code"), ElementsAre("a:5\tأمن; خطر", "b:2\tفرصة"));
  const std::string exported = run("codes", {"export", "--format", "csv"}).out;
  EXPECT_EQ(import(exported).out, "2 lines coded, 0 without a code, 0 refused\n");
  EXPECT_EQ(run("codes", {"export", "--format", "csv"}).out, exported);
}

TEST_F(CodesCli, TellEqualIdsOfTwoIndexesApart) {
  const std::string other = (dir_.path() / "other").string();
  publish_index(other, {make_article("a", "عنوان آخر", "الهجرة من هنا")});
  const std::string desk = (dir_.path() / "desk.db").string();
  const auto both = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--index", other, "--desk", desk});
    return arguments;
  };
  const std::string table = "line\tcode\tindex\na:5\tأمن\t" + index_ + "\na:3\tفرصة\t" + other + "\na:2\tx\t\n";
  const CommandResult result = run("codes", both({"import", dir_.write("codes", table)}));
  EXPECT_THAT(result.out, HasSubstr("2 lines coded, 0 without a code, 1 refused"));
  EXPECT_THAT(result.err, HasSubstr("several indexes have an article 'a'"));
  EXPECT_THAT(rows("kwic", both({"الهجرة", "--codes"}), "line,code,index"),
              ::testing::UnorderedElementsAre("a:2\t\t" + index_, "a:5\tأمن\t" + index_, "a:8\t\t" + index_,
                                              "b:2\t\t" + index_, "a:3\tفرصة\t" + other));
}

TEST_F(CodesCli, AreRefusedIfTheyCannotBe) {
  const std::vector<WrongCommand> wrong{
      {{"codes"}, "codes what? One of import, list"},
      {{"codes", "import"}, "codes import takes FILE"},
      {{"codes", "import", "/no/such"}, "cannot read /no/such"},
      {{"codes", "import", dir_.write("empty", "")}, "is empty"},
      {{"codes", "import", dir_.write("head", "line\tid\na:5\tx\n")}, "head:1: the table has no column 'code'"},
      {{"codes", "import", dir_.write("latin", "line\tcode\na:5\t\xe9\n")}, "is not UTF-8"},
      {{"codes", "remove", "x"}, "no line is coded in"},
      {{"count", "--by", "code", "الهجرة"}, "no line is coded in"},
      {{"count", "--by", "code,form", "الهجرة"}, "--by form and code part the same occurrences"},
      {{"count", "code:x"}, "no line has the code x"},
      {{"kwic", "الهجرة", "--codes"}, "--codes is for tables"},
      {{"codes", "list", "--desk", "/dev/null"}, "not a file"},
  };
  for (const WrongCommand& command : wrong) expect_refusal(index_, command);
  EXPECT_EQ(run("codes", {"list"}).status, 1);
  ASSERT_EQ(import("line\tcode\na:5\tأمن\n").status, 0);
  EXPECT_THAT(run("codes", {"remove", "أمان"}).err, HasSubstr("no line has the code أمان"));
}

}  // namespace
}  // namespace khabar::testing
