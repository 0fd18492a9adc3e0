#include "common/options/option_config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <ctime>

#include "common/program/error.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::TempDir;

constexpr std::array<std::string_view, 2> kColors{"red", "green"};
constexpr std::array kBuild{Option{"index", 'i', "DIR", "", ""}, Option{"jobs", 'j', "N", "", "", "1"},
                            Option{"quiet", 'q', "", "", ""}, Option{"color", '\0', "C", "", "", "", kColors},
                            Option{"config", 'c', "FILE", "", ""}};
constexpr std::array kPrune{Option{"index", 'i', "DIR", "", ""}, Option{"keep", 'k', "N", "", ""}};
constexpr std::array kToolCommands{Command{"build", "INPUT...", "", "", kBuild}, Command{"prune", "", "", "", kPrune}};
constexpr Program kTool{"tool", "", "", kToolCommands, {}, true};

struct OptionConfig : ::testing::Test {
  TempDir dir;

  ParsedOptions parse(const std::string& file, std::vector<std::string> words = {}) const {
    words.insert(words.begin(), {"build", "--config", dir.write("khabar.conf", file)});
    return parse_options(kTool, words);
  }

  std::string error_of(const std::string& file) const {
    try {
      parse(file);
    } catch (const Error& error) {
      return error.what() + std::string(" | ") + error.hint();
    }
    return "no error";
  }
};

TEST_F(OptionConfig, GivesOptionsByTheirNames) {
  const ParsedOptions options =
      parse("# nightly\n\nindex = /srv/news index\n  jobs=3  # two are too few\nquiet = yes\n");
  EXPECT_EQ(options.get("index"), "/srv/news index");
  EXPECT_EQ(options.number("jobs"), 3);
  EXPECT_TRUE(options.has("quiet"));
  EXPECT_FALSE(options.has("color"));
}

TEST_F(OptionConfig, YieldsToWhatIsTypedAndWinsOverDefaults) {
  EXPECT_EQ(parse("jobs = 3\nindex = a\n", {"--jobs", "7"}).number("jobs"), 7);
  EXPECT_EQ(parse("jobs = 3\nindex = a\n", {"-i", "b", "in"}).get("index"), "b");
  EXPECT_EQ(parse("index = a\n").number("jobs"), 1);
  EXPECT_THAT(parse("", {"in"}).arguments, ElementsAre("in"));
}

TEST_F(OptionConfig, TakesYesAndNoForASwitch) {
  for (const char* yes : {"yes", "true", "on", "1"}) EXPECT_TRUE(parse(std::string("quiet = ") + yes).has("quiet"));
  for (const char* no : {"no", "false", "off", "0"}) EXPECT_FALSE(parse(std::string("quiet = ") + no).has("quiet"));
  EXPECT_TRUE(parse("quiet = no", {"-q"}).has("quiet"));
}

TEST_F(OptionConfig, LeavesOutWhatAnotherCommandTakes) {
  const ParsedOptions options = parse("keep = 7\nindex = a\n");
  EXPECT_FALSE(options.has("keep"));
  EXPECT_EQ(options.get("index"), "a");
}

TEST_F(OptionConfig, NamesTheLineThatIsWrong) {
  struct Case {
    const char* file;
    const char* message;
  };
  for (const Case& at : {Case{"\n# x\njob = 3\n", "khabar.conf:3: unknown option 'job' | did you mean jobs?"},
                         Case{"jobs = 3\nzzzzzzzz = 3\n", "khabar.conf:2: unknown option 'zzzzzzzz' | 'tool --help'"},
                         Case{"[build]\njobs = 3\n", "khabar.conf:2: unknown option 'build.jobs'"},
                         Case{"jobs =\n", "khabar.conf:1: 'jobs' needs a value | write jobs = N"},
                         Case{"quiet = maybe\n", "khabar.conf:1: quiet: 'maybe' is neither yes nor no"},
                         Case{"jobs=1\ncolor = blue\n", "khabar.conf:2: color: 'blue' is not one of red, green"},
                         Case{"jobs=1\nconfig = other\n", "khabar.conf:2: a file of options cannot name another one"},
                         Case{"help = yes\n", "khabar.conf:1: unknown option 'help'"},
                         Case{"jobs = 1\nindex\n", "khabar.conf:2: 'index' is not an option | write lines"},
                         Case{"index /srv/news\n", "khabar.conf:1: 'index /srv/news' is not an option"},
                         Case{"[index = x\n", "khabar.conf:1: '[index = x' is not an option | write lines"},
                         Case{"\n\n[index = x", "khabar.conf:3: '[index = x' is not an option | write lines"},
                         Case{"jobs = 3\n[]\n", "khabar.conf:2: '[]' is not an option"},
                         Case{"[\n", "khabar.conf:1: '[' is not an option"},
                         Case{"]\n", "khabar.conf:1: ']' is not an option"},
                         Case{"# index\nindex\n", "khabar.conf:2: 'index' is not an option"},
                         Case{"# index # index\n\n  index # index = 3\n", "khabar.conf:3: 'index' is not an option"},
                         Case{"jobs = 1\r\nindex\r\n", "khabar.conf:2: 'index' is not an option"},
                         Case{"\uFEFFindex\n", "khabar.conf:1: 'index' is not an option"},
                         Case{"= 3\n", "khabar.conf:1: '= 3' is not an option"},
                         Case{"=\n", "khabar.conf:1: '=' is not an option"},
                         Case{"--jobs = 3\n", "khabar.conf:1: unknown option '--jobs' | did you mean jobs?"},
                         Case{"jo bs = 3\n", "khabar.conf:1: unknown option 'jo bs' | did you mean jobs?"},
                         Case{"JOBS = 3\n", "khabar.conf:1: unknown option 'JOBS'"},
                         Case{"quiet =\n", "khabar.conf:1: quiet: '' is neither yes nor no"},
                         Case{"quiet\n", "khabar.conf:1: 'quiet' is not an option"},
                         Case{"jobs = # 3\n", "khabar.conf:1: 'jobs' needs a value"}}) {
    EXPECT_THAT(error_of(at.file), HasSubstr(at.message)) << at.file;
  }
}

TEST_F(OptionConfig, CutsWhatItQuotes) {
  const std::string longest(500'000, 'x');
  for (const std::string& file : {longest, longest + " = 1", "color = " + longest, "quiet = " + longest}) {
    EXPECT_LT(error_of(file).size(), 400U) << file.substr(0, 20);
  }
  EXPECT_THAT(error_of(std::string("index\0 = x", 10)), HasSubstr(":1: a NUL byte, which no text has"));
}

TEST_F(OptionConfig, TakesEveryWayToWriteALine) {
  struct Case {
    const char* file;
    const char* index;
  };
  for (const Case& at :
       {Case{"index=a", "a"}, Case{"\uFEFFindex = a\n", "a"}, Case{"index = a\r\n", "a"}, Case{"\tindex\t=\ta\t", "a"},
        Case{"index = a = b", "a = b"}, Case{"index = a#b", "a"}, Case{"index = [a]", "[a]"},
        Case{"index = a\nindex = b\n", "b"}, Case{"index = \"a\"", "\"a\""}, Case{"\n\n \n#\nindex = خبر", "خبر"}}) {
    EXPECT_EQ(parse(at.file).get("index"), at.index) << at.file;
  }
}

TEST_F(OptionConfig, TakesTheLastValueOfSeveral) {
  EXPECT_EQ(parse("jobs = 3\njobs = 4\n").number("jobs"), 4);
  EXPECT_TRUE(parse("quiet = no\nquiet = yes\n").has("quiet"));
  EXPECT_FALSE(parse("quiet = yes\nquiet = no\n").has("quiet"));
}

TEST_F(OptionConfig, ReadsAFileOfManyLinesAtOnce) {
  const std::clock_t begin = std::clock();
  EXPECT_EQ(parse(std::string(900'000, '\n') + "jobs = 3\n").number("jobs"), 3);
  EXPECT_LT(std::clock() - begin, CLOCKS_PER_SEC);
}

TEST_F(OptionConfig, SaysThatTheFileCannotBeRead) {
  try {
    parse_options(kTool, {"build", "--config", "/nonexistent/khabar.conf"});
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "cannot read /nonexistent/khabar.conf: No such file or directory");
  }
}

}  // namespace
}  // namespace khabar
