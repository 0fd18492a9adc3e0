// SIGTERM and SIGINT in the middle of the longest steps that an input can ask for: the run ends within two seconds on
// an idle machine, and the index is as before.
#include <gmock/gmock.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/child_process.h"
#include "tests/support/indexer_cli.h"

namespace khabar {
namespace {

using ::testing::HasSubstr;
using namespace testing;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

std::string numbers(int from, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += std::to_string(from + i) + ' ';
  return text;
}

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

std::string copies(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) lines += json_line(std::to_string(i), "خبر", "نص واحد في كل الأخبار التي نشرت اليوم");
  return lines;
}

struct SignalCli : IndexerCliTest {
  std::string log = (dir.path() / "log").string();

  // What proc(5) says of a process from its state on; empty if there is none.
  static std::string state_of(pid_t process) {
    std::string stat;
    std::getline(std::ifstream("/proc/" + std::to_string(process) + "/stat"), stat);
    return stat.empty() ? stat : stat.substr(stat.rfind(')') + 2);
  }

  static bool runs(pid_t process) {
    const std::string state = state_of(process);
    return !state.empty() && state[0] != 'Z' && state[0] != 'X';
  }

  static std::vector<pid_t> children_of(pid_t process) {
    const std::string id = std::to_string(process);
    std::ifstream ids("/proc/" + id + "/task/" + id + "/children");
    return {std::istream_iterator<pid_t>(ids), {}};
  }

  // Seconds of the processor that a process and its children have taken.
  static double processor_seconds(pid_t process) {
    std::istringstream fields(state_of(process));
    std::string field;
    for (int i = 3; i < 14; ++i) fields >> field;
    double sum = 0;
    double ticks = 0;
    for (int i = 0; i < 4 && fields >> ticks; ++i) sum += ticks;
    sum /= static_cast<double>(::sysconf(_SC_CLK_TCK));
    for (const pid_t child : children_of(process)) sum += processor_seconds(child);
    return sum;
  }

  static bool end_soon(const std::vector<pid_t>& processes) {
    const auto begin = Clock::now();
    while (std::ranges::any_of(processes, runs)) {
      if (Clock::now() - begin > std::chrono::seconds(2)) return false;
      std::this_thread::sleep_for(milliseconds(5));
    }
    return true;
  }

  // The status after a signal that is sent when the run has taken so much of the processor; 0 if it had ended by then.
  // The clock is allowed twice the promise, since the processor may be busy with others.
  int status_after(const std::vector<std::string>& arguments, double seconds, int number) {
    ChildProcess child(arguments, log);
    while (!child.ended() && processor_seconds(child.id()) < seconds) std::this_thread::sleep_for(milliseconds(5));
    if (child.ended()) {
      EXPECT_EQ(child.wait(), 0) << read_file(log);
      return 0;
    }
    const std::vector<pid_t> children = children_of(child.id());
    const double before = processor_seconds(child.id());
    const auto sent = Clock::now();
    child.send(number);
    while (!child.ended() && Clock::now() - sent < std::chrono::seconds(30))
      std::this_thread::sleep_for(milliseconds(5));
    EXPECT_TRUE(child.ended()) << "goes on 30 seconds after the signal";
    EXPECT_LE(Clock::now() - sent, std::chrono::seconds(4));
    EXPECT_LE(processor_seconds(child.id()) - before, 2.0);
    EXPECT_TRUE(end_soon(children)) << "a child goes on";
    const int status = child.wait();
    // Before it watches signals there is nothing to clean.
    if (WIFSIGNALED(status)) return 128 + WTERMSIG(status);
    if (WEXITSTATUS(status) == 0) return 0;  // it had published already
    EXPECT_THAT(read_file(log), HasSubstr(number == SIGINT ? "ended by SIGINT" : "ended by SIGTERM"));
    return WEXITSTATUS(status);
  }

  // At several moments; how often the signal came in time.
  int end(const std::vector<std::string>& arguments) {
    const auto published = directory.current();
    int ended = 0;
    for (const double seconds : {0.1, 1.0, 2.5}) {
      const int number = ended % 2 == 0 ? SIGTERM : SIGINT;
      const int status = status_after(arguments, seconds, number);
      if (status == 0) break;
      EXPECT_EQ(status, 128 + number) << seconds << read_file(log);
      EXPECT_EQ(directory.current(), published);
      ++ended;
    }
    return ended;
  }

  std::vector<std::string> command(const std::string& name, std::vector<std::string> more) const {
    more.insert(more.begin(), {KHABAR_INDEX, name, "--index", index, "--quiet"});
    return more;
  }
};

TEST_F(SignalCli, EndsABuildInTheMiddleOfOneArticle) {
  build(json_lines(1));  // a run that ends too soon for a signal is to publish its one article
  for (const std::string& text :
       {numbers(1'000'000, 800'000), repeated("ا", 15'000'000), repeated("والكتابين كتابات ", 15'000'000)}) {
    EXPECT_GE(end(command("build", {"--jobs", "1", dir.write("long.txt", text)})), 1) << text.substr(0, 20);
  }
  EXPECT_EQ(run("verify").status, 0);
  EXPECT_EQ(run("build", {dir.write("in.jsonl", json_lines(5))}).status, 0);
  EXPECT_EQ(directory.list_generations().size(), 2U);
}

TEST_F(SignalCli, EndsAnUpdateInTheMiddleOfOneArticle) {
  build(json_lines(3));
  const std::string input = dir.write("long.jsonl", json_line("0", "خبر", numbers(1'000'000, 800'000)));
  EXPECT_GE(end(command("update", {"--jobs", "1", input})), 3);
  EXPECT_EQ(run("verify").status, 0);
  EXPECT_EQ(run("update", {dir.write("in.jsonl", json_lines(5))}).status, 0);
}

TEST_F(SignalCli, EndsGroupingAndMergingOfCopies) {
  build(json_lines(3));
  EXPECT_GE(end(command("build", {"--jobs", "1", dir.write("copies.jsonl", copies(100'000))})), 2);
  EXPECT_EQ(run("verify").status, 0);
}

TEST_F(SignalCli, EndsReplacingOfOneIdManyTimes) {
  std::string lines;
  for (int i = 0; i < 20'000; ++i) lines += json_line("same", "خبر " + std::to_string(i));
  EXPECT_GE(end(command("build", {"--jobs", "1", dir.write("in.jsonl", lines)})), 1);
}

TEST_F(SignalCli, EndsWhatReadsAnIndex) {
  build(json_line("long", "خبر", numbers(1'000'000, 800'000)) + copies(3'000));
  EXPECT_GE(end({KHABAR_INDEX, "verify", "--deep", "--index", index}), 1);
  EXPECT_GE(end(command("remove", {"long"})), 1);
  EXPECT_GE(end(command("build", {"--from-index", index})), 1);
}

// A PDF for which the program that reads it never ends.
struct PdfSignalCli : SignalCli {
  std::string path_before = std::getenv("PATH");

  void SetUp() override {
    const std::string program = dir.write("bin/pdftotext", "#!/bin/sh\nexec sleep 1000\n");
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    ::setenv("PATH", (dir.path().string() + "/bin:" + path_before).c_str(), 1);
    build(json_lines(1));
  }
  void TearDown() override { ::setenv("PATH", path_before.c_str(), 1); }

  // The child of a build that reads the PDF, once it is the program.
  static std::vector<pid_t> sleeping_child_of(const ChildProcess& child) {
    for (const auto begin = Clock::now(); Clock::now() - begin < std::chrono::seconds(20);) {
      const std::vector<pid_t> children = children_of(child.id());
      if (!children.empty() && read_file("/proc/" + std::to_string(children[0]) + "/comm") == "sleep\n") {
        return children;
      }
      std::this_thread::sleep_for(milliseconds(5));
    }
    return {};
  }
};

TEST_F(PdfSignalCli, EndsWhatReadsAPdfWithTheRun) {
  const auto published = directory.current();
  const std::string pdf = dir.write("a.pdf", "%PDF-1.4\n");
  for (const int number : {SIGTERM, SIGINT, SIGKILL}) {
    ChildProcess child(command("build", {pdf}), log);
    const std::vector<pid_t> children = sleeping_child_of(child);
    ASSERT_EQ(children.size(), 1U);
    child.send(number);
    EXPECT_TRUE(end_soon(children)) << number;
    const int status = child.wait();
    EXPECT_EQ(WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status), 128 + number) << read_file(log);
    EXPECT_EQ(directory.current(), published);
  }
}

}  // namespace
}  // namespace khabar
