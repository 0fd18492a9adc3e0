// Readers and other writers during publication, and khabar-index killed at each step and at any moment of every
// command that publishes: readers see a whole generation, and the next run needs no hand.
#include <gmock/gmock.h>

#include <atomic>
#include <chrono>
#include <random>
#include <set>
#include <thread>

#include "tests/cli/faults/published_index.h"
#include "tests/support/child_process.h"
#include "tests/support/sanitizers.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using testing::ChildProcess;
using testing::json_lines;
using testing::run_command;

struct Publication : testing::PublishedIndex {
  void expect_next_run_works(const std::vector<std::string>& command) const {
    const auto result = run_command(command_line(command));
    EXPECT_LE(result.status, 1) << result.err;  // 1: what was to be removed was removed by the run that was killed
    expect_sound();
    for (const auto& entry : fs::recursive_directory_iterator(index)) {
      const bool report = entry.path().parent_path() == directory.reports();
      if (command[0] == "rollback" || report) continue;  // it makes no generation, so it leaves what is there
      EXPECT_FALSE(entry.path().filename().string().starts_with('.')) << entry.path();
    }
  }

  // False if the command had no such step.
  bool kill_at_step(const std::vector<std::string>& command, int step) const {
    start_over();
    const auto result = run_command(command_line(command), "",
                                    {"LD_PRELOAD=" KHABAR_KILL_AT_STEP, "KHABAR_KILL_AT=" + std::to_string(step)});
    expect_sound();
    if (result.status != 128 + SIGKILL) {
      EXPECT_EQ(result.status, 0) << result.err;
      return false;
    }
    expect_next_run_works(command);
    return true;
  }

  void kill_at_steps(int distance) const {
    for (const auto& command : commands()) {
      int step = 1;
      while (kill_at_step(command, step)) {
        if (HasFailure()) FAIL() << command[0] << ", step " << step;
        step += distance;
      }
      EXPECT_GT(step, 4) << command[0] << " has more steps than that";
    }
  }

  void kill_at_random_moments(int times) const {
    std::mt19937 random(static_cast<unsigned>(times));
    int killed = 0;
    const auto all = commands();
    std::vector<long> longest(all.size(), 120'000);  // microseconds; less for a command that had ended before
    for (int i = 0; i < times; ++i) {
      const std::size_t which = static_cast<std::size_t>(i) % all.size();
      const auto& command = all[which];
      const long delay = std::uniform_int_distribution<long>(0, longest[which])(random);
      start_over();
      ChildProcess child(command_line(command));
      std::this_thread::sleep_for(std::chrono::microseconds(delay));
      child.send(SIGKILL);
      const bool in_time = WIFSIGNALED(child.wait());
      killed += in_time ? 1 : 0;
      if (!in_time) longest[which] = delay;
      expect_sound();
      expect_next_run_works(command);
      if (HasFailure()) FAIL() << command[0] << ", kill " << i;
    }
    EXPECT_GE(killed, times / 5);
  }
};

TEST_F(Publication, IsWholeWhereverItIsCut) {
  if (testing::kSanitized) GTEST_SKIP() << testing::kNoPreload;
  kill_at_steps(7);
}

TEST_F(Publication, DISABLED_SlowIsWholeWhereverItIsCut) {
  if (testing::kSanitized) GTEST_SKIP() << testing::kNoPreload;
  kill_at_steps(1);
}

TEST_F(Publication, IsWholeWhenACommandIsKilledAtAnyMoment) { kill_at_random_moments(12); }

TEST_F(Publication, DISABLED_SlowIsWholeWhenACommandIsKilledAtAnyMoment) { kill_at_random_moments(240); }

TEST_F(Publication, GivesAReaderAlwaysOneWholeGeneration) {
  start_over();
  std::atomic<bool> done{false};
  std::jthread writer([&] {
    for (int i = 0; i < 4; ++i) {
      run("build", {"--quiet", "--keep", "1", "--jobs", "1", i % 2 == 0 ? second : first});
      run("update", {"--quiet", "--keep", "1", i % 2 == 0 ? first : second});
      run("rollback", {"--quiet"});
    }
    done = true;
  });
  int looks = 0;
  std::set<std::string> seen;
  while (!done && !HasFailure()) {
    const IndexSnapshot snapshot(index);
    EXPECT_EQ(snapshot.database().get_doccount(), static_cast<Xapian::doccount>(testing::kArticles));
    std::set<std::string> bodies;
    for (Xapian::docid id = 1; id <= testing::kArticles; ++id) {
      bodies.insert(stored_article(snapshot.database().get_document(id)).body);
    }
    EXPECT_EQ(bodies.size(), 1U);
    seen.insert(*bodies.begin());
    ++looks;
  }
  writer.join();
  EXPECT_EQ(seen.size(), 2U);
  EXPECT_GT(looks, 8);
}

TEST_F(Publication, LetsOneOfTwoWritersIn) {
  start_over();
  const std::string large = dir.write("large.jsonl", json_lines(20'000));
  ChildProcess one({KHABAR_INDEX, "build", "--index", index, "--quiet", large});
  const auto is_building = [&] {
    for (const auto& entry : fs::directory_iterator(directory.generations())) {
      if (entry.path().filename().string().starts_with('.')) return true;
    }
    return false;
  };
  while (!one.ended() && !is_building()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  ASSERT_FALSE(one.ended());
  for (const auto& command : commands()) {
    EXPECT_EQ(run_command(command_line(command)).status, 75) << command[0];
  }
  ASSERT_FALSE(one.ended()) << "the others came too late to tell";
  EXPECT_EQ(one.wait(), 0);
  expect_sound();
}

}  // namespace
}  // namespace khabar
