#include "common/program/spares.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace khabar {
namespace {

std::shared_ptr<Spares<int>> numbers(int most) {
  const auto opened = std::make_shared<std::atomic<int>>(0);
  return std::make_shared<Spares<int>>([opened, most]() -> std::optional<int> {
    const int number = ++*opened;
    return number <= most ? std::optional{number} : std::nullopt;
  });
}

TEST(Spares, AreGivenToOneAtATime) {
  const auto spares = numbers(2);
  const auto one = spares->take();
  auto two = spares->take();
  ASSERT_NE(one, nullptr);
  ASSERT_NE(two, nullptr);
  EXPECT_NE(*one, *two);
  EXPECT_EQ(spares->take(), nullptr);
  *two = 7;
  two.reset();
  EXPECT_EQ(*spares->take(), 7) << "as it was left";
}

TEST(Spares, OutliveTheirOwnerAsLongAsOneIsHeld) {
  auto spares = numbers(1);
  const auto one = spares->take();
  spares.reset();
  EXPECT_EQ(*one, 1);
}

TEST(Spares, AreSharedByThreads) {
  const auto spares = numbers(1000);
  std::atomic<int> shared{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int turn = 0; turn < 1000; ++turn) {
        const auto one = spares->take();
        if (one == nullptr) continue;
        const int before = *one;
        *one = before + 1000;
        if (*one != before + 1000) ++shared;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(shared, 0);
}

}  // namespace
}  // namespace khabar
