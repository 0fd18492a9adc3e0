// The exit status tells whether a run has published, whatever comes: a signal at each step, a removal that fails, a
// standard error that nobody reads.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/faults/published_index.h"
#include "tests/support/sanitizers.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using testing::CommandResult;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::run_command;
using Command = std::vector<std::string>;

struct Signal {
  int number;
  const char* name;
};

constexpr Signal kSignals[] = {{SIGINT, "SIGINT"}, {SIGTERM, "SIGTERM"}, {SIGHUP, "SIGHUP"}};

std::string line_with(const std::string& begin, const std::string& text) {
  const std::size_t at = std::min(text.find(begin), text.size());
  return text.substr(at, text.find('\n', at) - at);
}

std::set<std::string> names_in(std::string line) {
  std::ranges::replace(line, ',', ' ');
  std::istringstream words(line);
  return {std::istream_iterator<std::string>(words), {}};
}

struct PublicationStatus : testing::PublishedIndex {
  std::vector<Command> publishing_commands() const {
    std::vector<Command> all = commands();
    std::erase_if(all, [](const Command& command) { return command[0] == "prune"; });
    return all;
  }

  bool has_published() const { return directory.current() != generations.back(); }

  bool is_there(const std::string& generation) const {
    return fs::exists(directory.generations() / generation) || fs::exists(directory.generations() / ('.' + generation));
  }

  CommandResult signal_at(const Command& command, const Signal& signal, int step,
                          std::vector<std::string> environment = {}) const {
    start_over();
    environment.insert(environment.end(), {"LD_PRELOAD=" KHABAR_KILL_AT_STEP, fmt::format("KHABAR_KILL_AT={}", step),
                                           fmt::format("KHABAR_KILL_SIGNAL={}", signal.number)});
    return run_command(command_line(command), "", environment);
  }

  void expect_truth(const Signal& signal, const CommandResult& result) const {
    expect_sound();
    if (has_published()) {
      EXPECT_EQ(result.status, 1);
      EXPECT_THAT(result.err, HasSubstr(fmt::format("warning: the signal {} came after generation {} had been "
                                                    "published\n",
                                                    signal.name, *directory.current())));
      EXPECT_THAT(result.err, Not(HasSubstr("error: ")));
    } else {
      EXPECT_EQ(result.status, 128 + signal.number) << result.err;
      EXPECT_THAT(result.err, HasSubstr(fmt::format("error: ended by {}\n", signal.name)));
      EXPECT_THAT(result.err, HasSubstr("nothing was published; the index is as before"));
    }
  }

  // How many steps the command has; in turn each signal comes at one of them.
  int signal_at_each(const Command& command, int distance, const std::vector<std::string>& environment = {}) const {
    for (int step = 1;; step += distance) {
      const Signal& signal = kSignals[static_cast<std::size_t>(step) % std::size(kSignals)];
      SCOPED_TRACE(fmt::format("{}: {} at step {}", fmt::join(command, " "), signal.name, step));
      const CommandResult result = signal_at(command, signal, step, environment);
      if (result.status == 0) return step;
      expect_truth(signal, result);
      if (HasFailure()) return step;
    }
  }

  void signal_everywhere(int distance) const {
    for (const Command& command : publishing_commands()) {
      EXPECT_GT(signal_at_each(command, distance), 5) << command[0];
      EXPECT_GT(signal_at_each(command, distance == 1 ? 1 : 2, {"KHABAR_KILL_FROM=CURRENT"}), 3) << command[0];
    }
  }

  // Of a prune that did not end well: the last line but the hint names what is gone.
  void expect_truth_of_removal(const CommandResult& result) const {
    const std::string error = line_with("error: ", result.err);
    const std::string hint = line_with("hint: ", result.err);
    EXPECT_THAT(error, HasSubstr("of 2 generations"));
    for (const std::string& name : {generations[0], generations[1]}) {
      EXPECT_EQ(names_in(error).contains(name), !is_there(name)) << result.err;
      EXPECT_EQ(names_in(hint).contains(name), is_there(name)) << result.err;
    }
    expect_sound();
    EXPECT_EQ(run("prune", {"--keep", "1"}).status, 0);
    EXPECT_FALSE(is_there(generations[0]) || is_there(generations[1]));
  }
};

TEST_F(PublicationStatus, TellsWhetherASignalCameBeforePublication) {
  if (testing::kSanitized) GTEST_SKIP() << testing::kNoPreload;
  signal_everywhere(9);
}

TEST_F(PublicationStatus, DISABLED_SlowTellsWhetherASignalCameBeforePublication) {
  if (testing::kSanitized) GTEST_SKIP() << testing::kNoPreload;
  signal_everywhere(1);
}

TEST_F(PublicationStatus, IsThatOfARunThatHasPublishedForEachSignalDuringTheRename) {
  if (testing::kSanitized) GTEST_SKIP() << testing::kNoPreload;
  for (const Command& command : publishing_commands()) {
    for (const Signal& signal : kSignals) {
      SCOPED_TRACE(fmt::format("{}: {}", command[0], signal.name));
      // Longer than a run may go on after a signal: the disk decides what has come of the rename.
      const bool slow = &signal == kSignals;
      const CommandResult result = signal_at(
          command, signal, 1, {"KHABAR_KILL_FROM=CURRENT", slow ? "KHABAR_KILL_STALL=1500" : "KHABAR_KILL_STALL=0"});
      EXPECT_TRUE(has_published());
      expect_truth(signal, result);
    }
  }
}

TEST_F(PublicationStatus, IsToldByARunThatIsEndedInTheMiddleOfWhatFollows) {
  if (testing::kSanitized) GTEST_SKIP() << testing::kNoPreload;
  for (const Command& command : publishing_commands()) {
    const auto begin = std::chrono::steady_clock::now();
    const CommandResult result =
        signal_at(command, kSignals[1], 2, {"KHABAR_KILL_FROM=CURRENT", "KHABAR_KILL_STALL=60000"});
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
    EXPECT_TRUE(has_published());
    expect_truth(kSignals[1], result);
    EXPECT_THAT(result.err, HasSubstr("old generations still be there"));
  }
}

TEST_F(PublicationStatus, IsThatOfTheRunIfASignalIsIgnored) {
  if (testing::kSanitized) GTEST_SKIP() << testing::kNoPreload;
  start_over();
  const CommandResult result = run_command(
      {"/usr/bin/nohup", KHABAR_INDEX, "build", "-i", index, second}, "",
      {"LD_PRELOAD=" KHABAR_KILL_AT_STEP, "KHABAR_KILL_AT=5", fmt::format("KHABAR_KILL_SIGNAL={}", SIGHUP)});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_TRUE(has_published());
}

TEST_F(PublicationStatus, IsAWarningIfTheSummaryCannotBePrinted) {
  for (const char* reader : {"2>/dev/full", "2> >(exec true)"}) {
    for (Command command : publishing_commands()) {
      SCOPED_TRACE(command[0] + reader);
      start_over();
      command = command_line(command);
      std::erase(command, "--quiet");
      // The reader is gone before the run has something to say.
      const std::string line = fmt::format("exec {}; sleep 0.2; exec '{}'", reader, fmt::join(command, "' '"));
      EXPECT_EQ(run_command({"/bin/bash", "-c", line}).status, 1);
      EXPECT_TRUE(has_published());
    }
  }
}

TEST_F(PublicationStatus, IsThatOfTheRunIfStandardErrorIsClosed) {
  start_over();
  const std::string build = fmt::format("'{}' build -i '{}' '{}'", KHABAR_INDEX, index, second);
  EXPECT_EQ(run_command({"/bin/bash", "-c", build + " <&- >&- 2>&-"}).status, 0);
  EXPECT_TRUE(has_published());
  EXPECT_EQ(fs::file_size(directory.root() / "LOCK"), 0U) << "what was printed went to a file";
  EXPECT_EQ(run_command({"/bin/bash", "-c", fmt::format("'{}' status -i '{}' >&-", KHABAR_INDEX, index)}).status, 2);
  EXPECT_EQ(run_command({"/bin/bash", "-c", fmt::format("'{}' build -i '{}' - <&-", KHABAR_INDEX, index)}).status, 2);
}

TEST_F(PublicationStatus, OfAPruneThatIsEndedSaysWhatIsGone) {
  if (testing::kSanitized) GTEST_SKIP() << testing::kNoPreload;
  const Command prune{"prune", "--keep", "1"};
  int ended = 0;
  for (int step = 1;; ++step) {
    const Signal& signal = kSignals[static_cast<std::size_t>(step) % std::size(kSignals)];
    SCOPED_TRACE(fmt::format("{} at step {}", signal.name, step));
    const CommandResult result = signal_at(prune, signal, step);
    if (result.status == 0) {
      EXPECT_FALSE(is_there(generations[0]) || is_there(generations[1]));
      if (step > 30) break;  // there may be no such step, or the signal came with the last of them
      continue;
    }
    ++ended;
    EXPECT_EQ(result.status, 128 + signal.number) << result.err;
    EXPECT_THAT(result.err, HasSubstr(fmt::format("error: ended by {}; removed ", signal.name)));
    expect_truth_of_removal(result);
    if (HasFailure()) break;
  }
  EXPECT_GT(ended, 5);
}

TEST_F(PublicationStatus, OfAPruneThatFailsHalfWaySaysWhatIsGone) {
  if (testing::kSanitized) GTEST_SKIP() << testing::kNoPreload;
  int failed = 0;
  for (int at = 1; at <= 40; at += 2) {
    SCOPED_TRACE(at);
    start_over();
    const CommandResult result =
        run_command(command_line({"prune", "--keep", "1"}), "",
                    {"LD_PRELOAD=" KHABAR_FAIL_CALL_MODULE, "KHABAR_FAIL_CALL=unlink",
                     fmt::format("KHABAR_FAIL_AT={}", at), fmt::format("KHABAR_FAIL_ERROR={}", EIO)});
    if (result.status == 0) continue;
    ++failed;
    EXPECT_EQ(result.status, 2);
    EXPECT_THAT(result.err, HasSubstr("cannot remove " + index));
    if (result.err.find("an earlier run") == std::string::npos) expect_truth_of_removal(result);
  }
  EXPECT_GT(failed, 4);
}

}  // namespace
}  // namespace khabar
