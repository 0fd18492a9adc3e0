// What a program's output becomes on a terminal, and that it stays as it is elsewhere.
#include "common/program/standard_streams.h"

#include <gtest/gtest.h>

#include <sstream>

#include "tests/support/pseudo_terminal.h"
#include "tests/support/run_command.h"

namespace khabar {
namespace {

using testing::CommandResult;
using testing::run_command;
using testing::run_on_terminal;

const std::string kHostile = "a\x1b[2Jb\u009Bc\u202Ed\xFF\u2028e";
const std::string kShown = "a [2Jb cd\uFFFD e";

TEST(StandardStreams, DisarmWhateverGoesToATerminal) {
  const auto result = run_on_terminal({KHABAR_SAMPLE_PROGRAM, "do", "echo", kHostile});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.shown, kShown + kShown);
}

TEST(StandardStreams, KeepLinesAndCharactersThatComeInPieces) {
  EXPECT_EQ(run_on_terminal({KHABAR_SAMPLE_PROGRAM, "do", "echo", "خبر\tعاجل\r\n€ 𐍈\n"}).shown,
            "خبر\tعاجل\n€ 𐍈\nخبر\tعاجل\n€ 𐍈\n");
}

TEST(StandardStreams, LetOurOwnCodesThrough) {
  EXPECT_EQ(run_on_terminal({KHABAR_SAMPLE_PROGRAM, "do", "echo", "own"}).shown, "\x1b[1m\u2068own\u2069\x1b[0mown");
}

TEST(StandardStreams, KeepAMessageOnItsLineOnATerminal) {
  const auto result = run_on_terminal({KHABAR_SAMPLE_PROGRAM, "do", "quote", "x\nsample: done" + kHostile});
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.shown, "sample: error: x sample: done" + kShown + "\nsample: hint: x sample: done" + kShown + "\n");
}

TEST(StandardStreams, LeaveFilesAndPipesAsTheyAre) {
  const CommandResult result = run_command({KHABAR_SAMPLE_PROGRAM, "do", "echo", kHostile, "own", "\r\n"});
  EXPECT_EQ(result.out, kHostile + "\x1b[1m\u2068own\u2069\x1b[0m\r\n");
  EXPECT_EQ(result.err, kHostile + "own\r\n");
  EXPECT_EQ(run_command({KHABAR_SAMPLE_PROGRAM, "do", "quote", "x\ny"}).err,
            "sample: error: x\ny\nsample: hint: x\ny\n");
}

TEST(StandardStreams, ArePlainStreamsElsewhere) {
  std::ostringstream out;
  print_own(out, "\x1b[1mx");
  EXPECT_EQ(out.str(), "\x1b[1mx");
  EXPECT_FALSE(shows_on_terminal(out));
  EXPECT_EQ(one_line(out, "a\nb"), "a\nb");
}

}  // namespace
}  // namespace khabar
