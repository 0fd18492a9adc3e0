#include "common/options/option_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <sstream>

#include "common/program/error.h"
#include "common/program/terminal.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using Arguments = std::vector<std::string>;

constexpr std::array<std::string_view, 3> kSorts{"relevance", "newest", "oldest"};

constexpr std::array<std::string_view, 2> kTimes{"often", "once"};

constexpr std::array<Option, 6> kFindOptions{{
    {.name = "limit", .letter = 'n', .value = "N", .group = "Output", .text = "Hits to show", .fallback = "10"},
    {.name = "sort",
     .letter = '\0',
     .value = "ORDER",
     .group = "Output",
     .text = "Order of the hits, which is worth a text so long that the line must be broken",
     .fallback = "relevance",
     .choices = kSorts},
    {.name = "section",
     .letter = 's',
     .value = "NAME",
     .group = "Filters",
     .text = "Only this section",
     .repeats = true},
    {.name = "quiet", .letter = 'q', .value = "", .group = "Output", .text = "Print errors only"},
    {.name = "index", .letter = '\0', .value = "DIR", .group = "", .text = "The index"},
    {.name = "look", .value = "WHEN", .group = "Output", .text = "When", .choices = kTimes, .bare = "often"},
}};

constexpr std::array<Option, 1> kListOptions{{
    {.name = "reverse", .letter = 'n', .value = "", .group = "", .text = "Newest first"},
}};

constexpr std::array<ArgumentField, 2> kFields{{
    {.name = "title", .alias = "عنوان", .example = "كلمة", .text = "A word of the title"},
    {.name = "id", .alias = "", .example = "a-1", .text = "One article"},
}};

constexpr std::array<Command, 2> kCommands{{
    {.name = "find",
     .arguments = "[QUERY...]",
     .text = "Find articles",
     .details = "A paragraph that\nspans two lines.\n\n  kept   as it is\n  'and' this\n\n.Last \\ - one.",
     .options = kFindOptions,
     .fields = kFields},
    {.name = "list", .arguments = "", .text = "List all articles", .details = "", .options = kListOptions},
}};

constexpr std::array<Example, 1> kExamples{{{.command = "khabar-find 'كلمة -أخرى'", .text = "One word, not another."}}};

constexpr Program kWithDefault{.name = "khabar-find",
                               .summary = "find articles",
                               .default_command = "find",
                               .commands = kCommands,
                               .examples = kExamples,
                               .indexer = false};

constexpr Program kWithoutDefault{.name = "khabar-make",
                                  .summary = "make things",
                                  .default_command = "",
                                  .commands = kCommands,
                                  .examples = {},
                                  .indexer = true};

// Arguments of `find` and what they mean: command, arguments, and the options typed or defaulted as one text.
struct ReadOptions {
  Arguments typed;
  std::string command;
  Arguments arguments;
  std::string options;
};

std::string shown(const ParsedOptions& parsed) {
  std::string text;
  for (const auto& [name, values] : parsed.values) {
    text += (text.empty() ? "" : " ") + name;
    for (const std::string& value : values) text += "=" + value;
  }
  return text;
}

TEST(ParseOptions, ReadsEveryFormOfOptionAndArgument) {
  const std::string defaults = "limit=10 sort=relevance";
  const std::vector<ReadOptions> readings{
      {{}, "find", {}, defaults},
      {{"word"}, "find", {"word"}, defaults},
      {{"find", "word"}, "find", {"word"}, defaults},
      {{"word", "find"}, "find", {"word", "find"}, defaults},
      {{"--limit", "5", "word"}, "find", {"word"}, "limit=5 sort=relevance"},
      {{"--limit=5", "word"}, "find", {"word"}, "limit=5 sort=relevance"},
      {{"-n", "5", "word"}, "find", {"word"}, "limit=5 sort=relevance"},
      {{"-n5", "word"}, "find", {"word"}, "limit=5 sort=relevance"},
      {{"word", "--sort", "newest", "more"}, "find", {"word", "more"}, "limit=10 sort=newest"},
      {{"-q"}, "find", {}, "limit=10 quiet sort=relevance"},
      {{"--look", "once"}, "find", {"once"}, "limit=10 look=often sort=relevance"},
      {{"once", "--look"}, "find", {"once"}, "limit=10 look=often sort=relevance"},
      {{"--look=once", "word"}, "find", {"word"}, "limit=10 look=once sort=relevance"},
      {{"--look", "--quiet"}, "find", {}, "limit=10 look=often quiet sort=relevance"},
      {{"--quiet", "--quiet"}, "find", {}, "limit=10 quiet sort=relevance"},
      {{"-s", "a", "--section=b"}, "find", {}, "limit=10 section=a=b sort=relevance"},
      {{"--section", "-5"}, "find", {}, "limit=10 section=-5 sort=relevance"},
      {{"--section", "a=b"}, "find", {}, "limit=10 section=a=b sort=relevance"},
      {{"--section=--limit"}, "find", {}, "limit=10 section=--limit sort=relevance"},
      {{"-تركيا", "إيران"}, "find", {"-تركيا", "إيران"}, defaults},
      {{"إيران -تركيا"}, "find", {"إيران -تركيا"}, defaults},
      {{"-word"}, "find", {"-word"}, defaults},
      {{"-news"}, "find", {"-news"}, defaults},
      {{"-quiet"}, "find", {"-quiet"}, defaults},
      {{"-q5"}, "find", {"-q5"}, defaults},
      {{"-5"}, "find", {"-5"}, defaults},
      {{"-"}, "find", {"-"}, defaults},
      {{""}, "find", {""}, defaults},
      {{"-\"a phrase\""}, "find", {"-\"a phrase\""}, defaults},
      {{"--", "--limit", "-n", "--help"}, "find", {"--limit", "-n", "--help"}, defaults},
      {{"--", "list"}, "find", {"list"}, defaults},
      {{"-n", "5", "--", "-x"}, "find", {"-x"}, "limit=5 sort=relevance"},
      {{"list"}, "list", {}, ""},
      {{"list", "-n"}, "list", {}, "reverse"},
  };
  for (const ReadOptions& reading : readings) {
    SCOPED_TRACE(::testing::PrintToString(reading.typed));
    const ParsedOptions parsed = parse_options(kWithDefault, reading.typed);
    EXPECT_EQ(parsed.command, reading.command);
    EXPECT_EQ(parsed.arguments, reading.arguments);
    EXPECT_EQ(shown(parsed), reading.options);
  }
}

struct Mistake {
  Arguments typed;
  std::string message;
  std::string hint;
};

void expect_mistakes(const Program& program, const std::vector<Mistake>& mistakes) {
  for (const Mistake& mistake : mistakes) {
    SCOPED_TRACE(::testing::PrintToString(mistake.typed));
    try {
      parse_options(program, mistake.typed);
      ADD_FAILURE() << "no error";
    } catch (const Error& error) {
      EXPECT_EQ(error.what(), mistake.message);
      EXPECT_EQ(error.hint(), mistake.hint);
      EXPECT_EQ(error.status(), ExitStatus::kError);
    }
  }
}

TEST(ParseOptions, NamesTheWordAtFault) {
  const std::string see_find = "'khabar-find find --help' lists the options";
  expect_mistakes(
      kWithDefault,
      {
          {{"--limt", "5"}, "unknown option --limt", "did you mean --limit?"},
          {{"--limt=5"}, "unknown option --limt", "did you mean --limit?"},
          {{"--lim", "5"}, "unknown option --lim", "did you mean --limit?"},
          {{"--Limit", "5"}, "unknown option --Limit", "did you mean --limit?"},
          {{"--hepl"}, "unknown option --hepl", "did you mean --help?"},
          {{"--colour-scheme"}, "unknown option --colour-scheme", see_find},
          {{"list", "--limit", "5"}, "unknown option --limit", "'khabar-find list --help' lists the options"},
          {{"--limit"}, "option --limit needs a value", "write --limit=N"},
          {{"-n"}, "option --limit needs a value", "write --limit=N"},
          {{"--limit="}, "option --limit needs a value", "write --limit=N"},
          {{"--limit", ""}, "option --limit needs a value", "write --limit=N"},
          {{"-n=5"}, "option --limit needs a value", "write --limit=N"},
          {{"--limit", "--quiet"}, "option --limit needs a value", "write --limit=N"},
          {{"--limit", "--", "word"}, "option --limit needs a value", "write --limit=N"},
          {{"--index", "-q", "word"}, "option --index needs a value", "write --index=DIR"},
          {{"--quiet=yes"}, "option --quiet takes no value", ""},
          {{"-q=yes"}, "option --quiet takes no value", ""},
          {{"--sort", "best"}, "--sort: 'best' is not one of relevance, newest, oldest", ""},
          {{"--sort", "newset"}, "--sort: 'newset' is not one of relevance, newest, oldest", "did you mean newest?"},
          {{"--sort", "Newest"}, "--sort: 'Newest' is not one of relevance, newest, oldest", "did you mean newest?"},
          {{"--limit", "5", "-n", "6"}, "option --limit is given twice, with 5 and 6", "give it once"},
          {{"--limit", "5", "--limit=5"}, "option --limit is given twice, with 5 and 5", "give it once"},
          {{"list", "word"},
           "unexpected argument 'word': list takes no arguments",
           "'khabar-find list --help' lists the options"},
          {{"list", "-word"},
           "unexpected argument '-word': list takes no arguments",
           "'khabar-find list --help' lists the options"},
      });
}

TEST(ParseOptions, AsksForACommandWhereThereIsNoDefault) {
  const std::string see = "'khabar-make --help' lists the commands";
  expect_mistakes(kWithoutDefault,
                  {
                      {{}, "no command given; one of find, list", see},
                      {{"fnid", "x"}, "unknown command 'fnid'", "did you mean find?"},
                      {{"whatever"}, "unknown command 'whatever'", see},
                      {{"--limit", "5", "find"}, "the first word must be a command (find, list), not '--limit'", see},
                  });
}

TEST(ParseOptions, LetsHelpAndVersionWinOverMistakes) {
  const std::vector<ReadOptions> readings{
      {{"--help"}, "", {}, "help"},
      {{"-h"}, "", {}, "help"},
      {{"list", "--help"}, "list", {}, "help"},
      {{"list", "--no-such", "-h"}, "list", {}, "help"},
      {{"--sort", "best", "--help"}, "", {}, "help"},
      {{"--limit", "--version"}, "", {}, "version"},
      {{"--version", "--no-such"}, "", {}, "version"},
  };
  for (const Program& program : {kWithDefault, kWithoutDefault}) {
    for (const ReadOptions& reading : readings) {
      SCOPED_TRACE(::testing::PrintToString(reading.typed));
      const ParsedOptions parsed = parse_options(program, reading.typed);
      EXPECT_EQ(parsed.command, reading.command);
      EXPECT_EQ(shown(parsed), reading.options);
    }
  }
}

TEST(ParsedOptions, GivesTheLastOfSeveralValues) {
  const ParsedOptions parsed = parse_options(kWithDefault, {"-s", "1", "-s", "2", "-s", "1"});
  EXPECT_EQ(parsed.get("section"), "1");
  EXPECT_EQ(parsed.number("section"), 1);
  EXPECT_THAT(parsed.values.at("section"), ElementsAre("1", "2", "1"));
}

TEST(ParsedOptions, KnowsWhatWasLeftOut) {
  const ParsedOptions parsed = parse_options(kWithDefault, {});
  EXPECT_TRUE(parsed.has("limit"));
  EXPECT_EQ(parsed.number("limit"), 10);
  EXPECT_FALSE(parsed.has("section"));
  EXPECT_EQ(parsed.get("section"), "");
  EXPECT_EQ(parsed.number("section"), std::nullopt);
  EXPECT_FALSE(parsed.has("quiet"));
}

TEST(ParsedOptions, RefusesWhatIsNoWholeNumber) {
  for (const std::string text : {"ten", "1.5", "5x", "x5", "+5", "٥", "0x10", " 5", "-"}) {
    SCOPED_TRACE(text);
    const ParsedOptions parsed = parse_options(kWithDefault, {"--limit", text});
    try {
      parsed.number("limit");
      ADD_FAILURE() << "no error";
    } catch (const Error& error) {
      EXPECT_EQ(error.what(), "--limit: '" + text + "' is not a whole number");
      EXPECT_THAT(error.hint(), HasSubstr("--limit 10"));
    }
  }
}

TEST(ParsedOptions, RefusesANumberThatIsTooLarge) {
  EXPECT_EQ(parse_options(kWithDefault, {"-n", "9223372036854775807"}).number("limit"), 9223372036854775807);
  EXPECT_THROW(parse_options(kWithDefault, {"-n", "9223372036854775808"}).number("limit"), Error);
}

std::string help(const Program& program, std::string_view command) {
  std::ostringstream out;
  print_help(program, command, out);
  return out.str();
}

TEST(Help, ShowsACommandGroupedWithChoicesAndDefaults) {
  EXPECT_EQ(help(kWithDefault, "find"), R"(khabar-find find - Find articles

Usage: khabar-find [find] [OPTION...] [QUERY...]

A paragraph that spans two lines.

  kept   as it is
  'and' this

.Last \ - one.

Fields:
  title:كلمة              A word of the title [also عنوان:]
  id:a-1                  One article

Output:
  -n, --limit N           Hits to show [default: 10]
      --sort ORDER        Order of the hits, which is worth a text so long that
                          the line must be broken [relevance, newest, oldest;
                          default: relevance]
  -q, --quiet             Print errors only
      --look[=WHEN]       When [often, once]

Filters:
  -s, --section NAME      Only this section

Options:
      --index DIR         The index

General:
  -h, --help              show this help
      --version           show the version

Exit status:
   0  done
   1  nothing found
   2  error
  75  the index is being written by another process; try again later
)");
}

TEST(Help, OfTheProgramListsCommandsDefaultOptionsAndExamples) {
  const std::string text = help(kWithDefault, "");
  for (const char* expected :
       {"khabar-find - find articles\n\nUsage: khabar-find [find] [OPTION...] [QUERY...]\n",
        "\n       khabar-find list [OPTION...]\n",
        "\nCommands:\n  find  Find articles (the default)\n  list  List all articles\n", "'khabar-find COMMAND --help'",
        "--limit N", "--man", "--completion SHELL", "\nExit status:\n   0  done\n",
        "\nExamples:\n  khabar-find 'كلمة -أخرى'\n      One word, not another.\n"}) {
    EXPECT_THAT(text, HasSubstr(expected));
  }
  EXPECT_THAT(text, Not(HasSubstr("--reverse")));
}

TEST(Help, TellsTheIndexersOwnExitStatuses) {
  EXPECT_THAT(help(kWithoutDefault, ""), HasSubstr("   1  done, but some inputs were skipped, some ids to remove"));
}

TEST(Help, NeverTakesMoreThan80Columns) {
  for (const std::string_view command : {"", "find", "list"}) {
    std::istringstream lines(help(kWithDefault, command));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), 80U) << line;
  }
}

TEST(ManPage, HasEverySectionAndOption) {
  std::ostringstream out;
  print_man_page(kWithDefault, out);
  for (const char* expected :
       {".TH KHABAR\\-FIND 1", ".SH NAME\nkhabar\\-find \\- find articles\n", ".SH SYNOPSIS", ".SS find", ".SS list",
        ".PP\nFields:\n.TP\n\\fBtitle:\\fR\\fIكلمة\\fR\nA word of the title [also عنوان:]\n.TP\n",
        ".TP\n\\fBid:\\fR\\fIa\\-1\\fR\nOne article\n",
        "\\fB\\-n\\fR, \\fB\\-\\-limit\\fR \\fIN\\fR\nHits to show [default:\\ 10]\n", "\\fB\\-\\-reverse\\fR",
        ".SH EXIT STATUS\n.TP\n0\ndone\n", ".SH EXAMPLES"}) {
    EXPECT_THAT(out.str(), HasSubstr(expected));
  }
}

TEST(ManPage, KeepsTextFromBeingReadAsRoff) {
  std::ostringstream out;
  print_man_page(kWithDefault, out);
  EXPECT_THAT(out.str(), HasSubstr("\n\\&.Last \\e \\- one.\n"));
  EXPECT_THAT(out.str(), HasSubstr(".nf\n  kept   as it is\n  \\(aqand\\(aq this\n.fi\n"));
}

}  // namespace
}  // namespace khabar
