#include "indexer/update/change_queue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>

namespace khabar {
namespace {

ChangeBatch change_batch(std::uint64_t number, std::size_t bytes = 10) { return {number, bytes, {}}; }

// Whether a call that `done` is the result of is still waiting; never wrong about one that is not.
template <typename T>
bool waits(const std::future<T>& done) {
  return done.wait_for(std::chrono::milliseconds(30)) == std::future_status::timeout;
}

TEST(ChangeQueue, GivesTurnsInInputOrderWhateverTakesLongest) {
  ChangeQueue queue(1000);
  std::vector<std::uint64_t> written;
  std::vector<std::future<void>> threads;
  for (int i = 0; i < 4; ++i) {
    threads.push_back(std::async(std::launch::async, [&] {
      while (const auto taken = queue.pop()) {
        if (taken->number % 3 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
        ASSERT_TRUE(queue.wait_for_turn(*taken));
        written.push_back(taken->number);  // safe if turns are: the sanitizers would tell
        queue.pass(*taken);
      }
    }));
  }
  for (std::uint64_t i = 0; i < 60; ++i) ASSERT_TRUE(queue.push(change_batch(i)));
  queue.close();
  for (auto& thread : threads) thread.get();
  ASSERT_EQ(written.size(), 60U);
  EXPECT_TRUE(std::ranges::is_sorted(written));
}

TEST(ChangeQueue, HoldsOnlySoMuchTextUntilItIsWritten) {
  ChangeQueue queue(25);
  ASSERT_TRUE(queue.push(change_batch(0)));
  ASSERT_TRUE(queue.push(change_batch(1)));
  auto third = std::async(std::launch::async, [&] { return queue.push(change_batch(2)); });
  const auto first = queue.pop();
  ASSERT_TRUE(first);
  EXPECT_TRUE(waits(third)) << "what was taken out is not written yet";
  queue.pass(*first);
  EXPECT_TRUE(third.get());
}

TEST(ChangeQueue, TakesABatchOfAnySizeAlone) {
  ChangeQueue queue(25);
  ASSERT_TRUE(queue.push(change_batch(0, 1000)));
  auto second = std::async(std::launch::async, [&] { return queue.push(change_batch(1, 1)); });
  EXPECT_TRUE(waits(second));
  queue.pass(*queue.pop());
  EXPECT_TRUE(second.get());
}

TEST(ChangeQueue, CanBeEmptiedAfterItIsClosed) {
  ChangeQueue queue(25);
  ASSERT_TRUE(queue.push(change_batch(0)));
  queue.close();
  EXPECT_TRUE(queue.pop());
  EXPECT_FALSE(queue.pop());
}

TEST(ChangeQueue, WakesEverybodyWhenItIsCancelled) {
  ChangeQueue queue(25);
  ASSERT_TRUE(queue.push(change_batch(0, 25)));
  ASSERT_TRUE(queue.pop());
  auto pushing = std::async(std::launch::async, [&] { return queue.push(change_batch(1)); });
  auto popping = std::async(std::launch::async, [&] { return queue.pop().has_value(); });
  auto waiting = std::async(std::launch::async, [&] { return queue.wait_for_turn(change_batch(1)); });
  EXPECT_TRUE(waits(pushing));
  EXPECT_TRUE(waits(popping));
  EXPECT_TRUE(waits(waiting));
  queue.cancel();
  EXPECT_FALSE(pushing.get());
  EXPECT_FALSE(popping.get());
  EXPECT_FALSE(waiting.get());
  EXPECT_FALSE(queue.push(change_batch(2)));
}

}  // namespace
}  // namespace khabar
