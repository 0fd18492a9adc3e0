// khabar-index ended from outside at any moment: what was published must stay, and the next run must work.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <random>
#include <thread>

#include "common/analysis/analyzer.h"
#include "common/index/index_directory.h"
#include "common/index/index_snapshot.h"
#include "tests/support/read_file.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::run_command;
using testing::TempDir;

constexpr int kArticles = 3000;  // twelve batches, so that a run has something to merge

struct KilledIndexer : ::testing::Test {
  TempDir dir;
  std::string index = (dir.path() / "index").string();
  IndexDirectory directory{index};
  std::string input = dir.write("in.jsonl", make_input());
  std::vector<std::string> command{KHABAR_INDEX, "build", "--index", index, "--jobs", "2", input};

  static std::string make_input() {
    std::string lines;
    for (int i = 0; i < kArticles; ++i) {
      lines += R"({"id":")" + std::to_string(i) + R"(","title":"خبر رقم )" + std::to_string(i) +
               R"(","body":"قال مصدر إن الحكومة تدرس مشروع القانون الجديد"})" + '\n';
    }
    return lines;
  }

  pid_t start() const {
    std::vector<std::string> copies = command;
    std::vector<char*> argv;
    for (std::string& argument : copies) argv.push_back(argument.data());
    argv.push_back(nullptr);
    const std::string err = (dir.path() / "err").string();
    const pid_t child = ::fork();
    if (child == 0) {
      const int file = ::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
      if (file < 0 || ::dup2(file, STDERR_FILENO) < 0) ::_exit(127);
      ::execv(argv[0], argv.data());
      ::_exit(127);
    }
    return child;
  }

  // Sends `number` and returns the status of waitpid(2).
  static int end(pid_t child, int number) {
    ::kill(child, number);
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
  }

  void expect_clean_end(pid_t child, int number, int expected) const {
    const int status = end(child, number);
    ASSERT_TRUE(WIFEXITED(status)) << "ended by the signal itself";
    EXPECT_EQ(WEXITSTATUS(status), expected);
    EXPECT_THAT(testing::read_file(dir.path() / "err"), HasSubstr("nothing was published; the index is as before"));
    EXPECT_THAT(unfinished(), IsEmpty());
  }

  std::vector<std::string> unfinished() const {
    std::vector<std::string> found;
    if (!fs::exists(directory.generations())) return found;
    for (const auto& entry : fs::directory_iterator(directory.generations())) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with('.')) found.push_back(name);
    }
    return found;
  }

  // The published generation, if any, is whole.
  void expect_sound() const {
    if (!directory.current()) return;
    const IndexSnapshot snapshot(index);
    EXPECT_EQ(snapshot.database().get_doccount(), static_cast<Xapian::doccount>(kArticles));
    EXPECT_EQ(Xapian::Database::check(directory.current_path().string()), 0U);
  }

  void expect_next_run_works() const {
    const auto result = run_command(command);
    EXPECT_EQ(result.status, 0) << result.err;
    expect_sound();
    ASSERT_TRUE(directory.current());
    EXPECT_LE(directory.list_generations().size(), 2U);
    EXPECT_THAT(unfinished(), IsEmpty());
  }

  // Microseconds that an undisturbed run takes.
  std::chrono::microseconds time_of_a_run() const {
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(run_command(command).status, 0);
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
  }

  void kill_at_random_moments(int times) {
    long longest = time_of_a_run().count() * 6 / 5;
    fs::remove_all(index);
    std::mt19937 random(static_cast<unsigned>(times));
    int killed = 0;
    for (int i = 0; i < times; ++i) {
      const std::chrono::microseconds delay(std::uniform_int_distribution<long>(0, longest)(random));
      const pid_t child = start();
      std::this_thread::sleep_for(delay);
      const bool in_time = WIFSIGNALED(end(child, SIGKILL));
      killed += in_time ? 1 : 0;
      // The first run may have been slower than the others, on a machine that was busy then.
      if (!in_time) longest = delay.count();
      SCOPED_TRACE(::testing::Message() << "killed after " << delay.count() << " us");
      expect_sound();
      // Now from the leftovers of several kills, now from those of one.
      if (i % 4 == 3) expect_next_run_works();
    }
    EXPECT_GE(killed, times / 4);
    expect_next_run_works();
  }
};

TEST_F(KilledIndexer, LeavesASoundIndexWheneverItIsKilled) { kill_at_random_moments(20); }

TEST_F(KilledIndexer, DISABLED_SlowLeavesASoundIndexWheneverItIsKilled) { kill_at_random_moments(200); }

TEST_F(KilledIndexer, EndsCleanlyAtASignalAndSaysThatNothingWasPublished) {
  expect_next_run_works();
  const auto published = directory.current();
  for (const auto& [number, expected] : {std::pair{SIGINT, 130}, std::pair{SIGTERM, 143}}) {
    const pid_t child = start();
    for (int i = 0; i < 1000 && unfinished().empty(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    expect_clean_end(child, number, expected);
    EXPECT_EQ(directory.current(), published);
  }
  expect_next_run_works();
}

TEST_F(KilledIndexer, LeavesTheIndexAsItWasWhereASignalEndsAParallelUpdate) {
  expect_next_run_works();
  const auto published = directory.current();
  std::string changed = testing::read_file(input);
  for (std::size_t at = 0; (at = changed.find("الجديد", at)) != std::string::npos;) changed.replace(at, 12, "القديم");
  command = {KHABAR_INDEX, "update", "--index", index, "--jobs", "4", dir.write("changed.jsonl", changed)};
  for (const auto& [number, expected] : {std::pair{SIGINT, 130}, std::pair{SIGTERM, 143}}) {
    const pid_t child = start();
    // The copy of the generation is there as soon as the first change is written.
    const auto is_changing = [&] {
      const auto names = unfinished();
      return std::ranges::any_of(names, [&](const std::string& name) {
        return fs::exists(directory.generations() / name / "postlist.glass");
      });
    };
    for (int i = 0; i < 2000 && !is_changing(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    expect_clean_end(child, number, expected);
    EXPECT_EQ(directory.current(), published);
  }
  expect_next_run_works();
  EXPECT_NE(directory.current(), published);
}

}  // namespace
}  // namespace khabar
