#include "common/program/option_config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

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
constexpr std::array kCommands{Command{"build", "INPUT...", "", "", kBuild}, Command{"prune", "", "", "", kPrune}};
constexpr Program kTool{"tool", "", "", kCommands, {}, true};

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
                         Case{"jobs=1\nconfig = other\n", "khabar.conf:2: a file of options names no other one"},
                         Case{"help = yes\n", "khabar.conf:1: unknown option 'help'"},
                         Case{"jobs = 1\nindex\n", "khabar.conf:2: 'index' is no option | write lines"},
                         Case{"index /srv/news\n", "khabar.conf:1: 'index /srv/news' is no option"}}) {
    EXPECT_THAT(error_of(at.file), HasSubstr(at.message)) << at.file;
  }
}

TEST_F(OptionConfig, SaysThatTheFileCannotBeRead) {
  try {
    parse_options(kTool, {"build", "--config", "/nonexistent/khabar.conf"});
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "cannot read /nonexistent/khabar.conf");
  }
}

}  // namespace
}  // namespace khabar
