#include "common/options/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/version.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

using testing::CommandResult;
using ::testing::HasSubstr;
using testing::run_command;
using ::testing::StartsWith;

CommandResult sample(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), KHABAR_SAMPLE_PROGRAM);
  return run_command(arguments);
}

CommandResult bash(const std::string& script) { return run_command({"/bin/bash", "-c", script}); }

TEST(RunProgram, TurnsEveryEndIntoAMessageAndAStatus) {
  struct Case {
    std::string deed;
    int status;
    std::string out;
    std::string err;
  };
  for (const Case& c : std::vector<Case>{
           {"work", 0, "did work\n", ""},
           {"nothing", 1, "", ""},
           {"fail", 2, "", "sample: error: cannot open 'x'\nsample: hint: give it another name\n"},
           {"bluntly", 2, "", "sample: error: cannot open 'x'\n"},
           {"busy", 75, "", "sample: error: 'x' is being written\n"},
           {"xapian", 2, "",
            "sample: error: DatabaseCorruptError: bad block (x/glass)\n"
            "sample: hint: the index is damaged: build it again\n"},
           {"standard", 2, "", "sample: error: unexpected: oops\nsample: hint: please report this\n"},
           {"memory", 2, "", "sample: error: not enough memory\n"},
           {"odd", 2, "", "sample: error: unexpected failure of unknown kind\nsample: hint: please report this\n"},
       }) {
    SCOPED_TRACE(c.deed);
    const CommandResult result = sample({"do", c.deed});
    EXPECT_EQ(result.status, c.status);
    EXPECT_EQ(result.out, c.out);
    EXPECT_EQ(result.err, c.err);
  }
}

TEST(RunProgram, TellsAlsoOfAnEndThatCannotBeCaught) {
  const CommandResult with_reason = sample({"do", "destroy"});
  EXPECT_EQ(with_reason.status, 2);
  EXPECT_THAT(with_reason.err,
              StartsWith("sample_program: error: ended in the middle of its work: DatabaseError: Error writing "
                         "block 7: No space left on device\nsample_program: hint: check the free space"));
  const CommandResult without = sample({"do", "terminate"});
  EXPECT_EQ(without.status, 2);
  EXPECT_THAT(without.err, StartsWith("sample_program: error: ended in the middle of its work: no reason was given\n"));
}

#ifndef KHABAR_SANITIZE
TEST(RunProgram, SaysWhatAFaultInMemoryMayMean) {
  const CommandResult result = sample({"do", "fault"});
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, StartsWith("sample_program: error: ended by a memory fault"));
  EXPECT_THAT(result.err, HasSubstr("\nsample_program: hint: see what khabar-index verify says"));
}
#endif

TEST(RunProgram, NamesTheIndexThatXapianCouldNotOpen) {
  const CommandResult result = sample({"do", "open"});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, StartsWith("sample: error: Database"));
  EXPECT_THAT(result.err, HasSubstr("/no/such/index"));
}

TEST(RunProgram, TellsAboutWrongOptions) {
  const CommandResult result = sample({"do", "--wey", "fast", "work"});
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err, "sample: error: unknown option --wey\nsample: hint: did you mean --way?\n");
}

TEST(RunProgram, AnswersHelpAndVersionOnStandardOutput) {
  EXPECT_THAT(sample({"--help"}).out, StartsWith("sample - does what it is told\n"));
  EXPECT_THAT(sample({"rest", "-h"}).out, StartsWith("sample rest - Do nothing\n"));
  const CommandResult version = sample({"--nonsense", "--version"});
  EXPECT_EQ(version.status, 0);
  EXPECT_EQ(version.out, std::string("sample ") + kVersion + "\n");
  EXPECT_EQ(version.err, "");
}

TEST(RunProgram, PrintsManPageAndCompletion) {
  EXPECT_THAT(sample({"--man"}).out, StartsWith(".TH SAMPLE 1"));
  EXPECT_THAT(sample({"--completion", "bash"}).out, HasSubstr("complete -o default -F _sample sample"));
  EXPECT_EQ(sample({"--completion=bash"}).out, sample({"--completion", "bash"}).out);
  for (const std::vector<std::string>& wrong :
       {std::vector<std::string>{"--completion"}, {"--completion", "fish"}, {"--completion="}}) {
    const CommandResult result = sample(wrong);
    EXPECT_EQ(result.status, 2);
    EXPECT_THAT(result.err, HasSubstr("is not a supported shell"));
  }
}

TEST(RunProgram, EndsQuietlyWhereItsReaderGoesAway) {
  for (const std::string deed : {"lots", "ignore"}) {
    const CommandResult result =
        bash("trap '' PIPE; " KHABAR_SAMPLE_PROGRAM " do " + deed + " | head -n 1; echo ${PIPESTATUS[0]}");
    EXPECT_EQ(result.out, "0\n141\n") << deed;
    EXPECT_EQ(result.err, "") << deed;
  }
}

TEST(RunProgram, ReportsAFullDiskBelowStandardOutput) {
  for (const std::string deed : {"work", "lots", "ignore"}) {
    const CommandResult result = bash(KHABAR_SAMPLE_PROGRAM " do " + deed + " > /dev/full");
    EXPECT_EQ(result.status, 2) << deed;
    EXPECT_EQ(result.err, "sample: error: cannot write standard output: No space left on device\n") << deed;
  }
}

// What bash would offer for the words typed so far; the last one is being typed.
std::string completions(const std::string& words) {
  const CommandResult result =
      bash("compopt() { :; }; source <(" KHABAR_SAMPLE_PROGRAM " --completion bash); COMP_WORDS=(" + words +
           "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _sample; echo \"${COMPREPLY[*]}\"");
  EXPECT_EQ(result.err, "");
  return result.out.substr(0, result.out.find('\n'));
}

TEST(Completion, OffersCommandsOptionsChoicesAndFields) {
  struct Case {
    std::string words;
    std::string offered;
  };
  for (const Case& c : std::vector<Case>{
           {"sample ''", "do rest"},
           {"sample r", "rest"},
           {"sample -", "--help --version"},
           {"sample do --w", "--way"},
           {"sample do -", "--way -w --haste --into --help -h --version"},
           {"sample rest -", "--help -h --version"},
           {"sample do --way ''", "fast slow"},
           {"sample do --way s", "slow"},
           {"sample do --way = f", "fast"},
           {"sample do --way =", "fast slow"},
           {"sample do -w f", "fast"},
           {"sample do --haste = s", "slow"},
           {"sample do --haste =", "fast slow"},
           {"sample do --haste d", "deed: day:"},
           {"sample do nothing", ""},
           {"sample do d", "deed: day:"},
           {"sample do ف", "فعل:"},
           {"sample do deed :", "work"},
           {"sample do فعل : w", "work"},
           {"sample do day : w", ""},
           {"sample do deed w", ""},
           {"sample rest d", ""},
       }) {
    EXPECT_EQ(completions(c.words), c.offered) << c.words;
  }
}

// What zsh would be told for the words typed so far, by stand-ins for the functions of its own that offer words.
std::string zsh_specs(const std::string& words) {
  const testing::TempDir dir;
  const std::string path = (dir.path() / "_sample").string();
  const std::string script =
      "_describe() { print -l -- $commands }; _arguments() { print -l -- $words[1] \"$@\" }; words=(" + words +
      "); CURRENT=$#words; source " + path;
  const CommandResult result =
      bash(KHABAR_SAMPLE_PROGRAM " --completion zsh > " + path + "; zsh -f -c '" + script + "'");
  EXPECT_EQ(result.err, "");
  return result.out;
}

TEST(Completion, OffersTheSameInZsh) {
  if (bash("command -v zsh").status != 0) GTEST_SKIP() << "zsh is not installed";
  EXPECT_THAT(zsh_specs("sample d"), StartsWith("do:"));
  const std::string options = zsh_specs("sample do --w");
  EXPECT_THAT(options, StartsWith("do\n-s\n-S\n"));
  EXPECT_THAT(options, HasSubstr("\n(-w --way)-w+["));
  EXPECT_THAT(options, HasSubstr("\n(-w --way)--way=["));
  EXPECT_THAT(options, HasSubstr(":(fast slow)\n"));
  EXPECT_THAT(options, HasSubstr(":_files -/\n"));
  EXPECT_THAT(zsh_specs("sample rest -"), HasSubstr("--version["));
}

TEST(Completion, OffersDirectoriesForADirectory) {
  const testing::TempDir dir;
  dir.write("inner space/file", "");
  EXPECT_EQ(completions("sample do --into " + dir.path().string() + "/"), dir.path().string() + "/inner space");
}

}  // namespace
}  // namespace khabar
