#include "indexer/generation/child_process.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <stdexcept>
#include <thread>
#include <vector>

#include "common/program/error.h"

namespace khabar {
namespace {

using ::testing::HasSubstr;

constexpr ChildLimits kLimits{20, 1'000'000'000};
const CheckPoint kGoOn = [] {};

std::string failure(const std::function<void()>& work, const ChildLimits& limits = kLimits) {
  const auto text = [&] {
    work();
    return std::string("done");
  };
  return run_in_child(text, limits, kGoOn).failure;
}

TEST(ChildProcess, TellsWhatTheWorkReturned) {
  for (const std::string& text : {std::string("x"), std::string(), std::string(500'000, 'x'), std::string("\0\n", 2)}) {
    const ChildResult result = run_in_child([&] { return text; }, kLimits, kGoOn);
    EXPECT_EQ(result.text, text);
    EXPECT_EQ(result.failure, "");
  }
}

TEST(ChildProcess, ChangesNothingHere) {
  int number = 1;
  EXPECT_EQ(failure([&] { number = 2; }), "");
  EXPECT_EQ(number, 1);
}

TEST(ChildProcess, TellsHowTheWorkEnded) {
  EXPECT_EQ(failure([] { throw std::runtime_error("no such table"); }), "no such table");
  EXPECT_THAT(failure([] { throw 7; }), HasSubstr("unknown reason"));
  EXPECT_EQ(failure([] { ::raise(SIGSEGV); }), "it was ended by SIGSEGV");
  EXPECT_EQ(failure([] { ::raise(SIGABRT); }), "it was ended by SIGABRT");
  EXPECT_EQ(failure([] { std::_Exit(3); }), "it ended with status 3");
}

TEST(ChildProcess, EndsWhatDoesNotEnd) {
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_THAT(failure(
                  [] {
                    const volatile bool on = true;
                    while (on) {
                    }
                  },
                  {1, 1'000'000'000}),
              HasSubstr("after 1 seconds of processor time"));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
}

#ifndef KHABAR_SANITIZE
TEST(ChildProcess, RefusesMemoryWithoutEnd) {
  EXPECT_THAT(failure([] { std::vector<char>(3'000'000'000, 'x').front() = 'y'; }), HasSubstr("more memory"));
}
#endif

TEST(ChildProcess, IsEndedByTheCheckPoint) {
  const auto begin = std::chrono::steady_clock::now();
  const auto sleep = [] {
    std::this_thread::sleep_for(std::chrono::hours(1));
    return std::string();
  };
  EXPECT_THROW(run_in_child(sleep, kLimits, [] { throw Error("ended by SIGTERM"); }), Error);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));
}

}  // namespace
}  // namespace khabar
