#include "indexer/format/documents/child_output.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <string>

namespace khabar {
namespace {

using std::chrono::seconds;
using std::chrono::steady_clock;

ChildOutput run_shell(
    const std::string& script, const ChildOutputLimits& limits = {}, const CheckPoint& check = [] {}) {
  const int input = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  try {
    ChildOutput output = read_from_child({"/bin/sh", "-c", script}, input, limits, check);
    ::close(input);
    return output;
  } catch (...) {
    ::close(input);
    throw;
  }
}

TEST(ChildOutput, HasTextErrorsAndStatus) {
  const ChildOutput output = run_shell("echo out; echo err >&2; exit 3");
  EXPECT_EQ(output.text, "out\n");
  EXPECT_EQ(output.errors, "err\n");
  EXPECT_EQ(output.status, 3);
  EXPECT_EQ(output.problem, "");
}

TEST(ChildOutput, OfAProgramThatIsNotThereIsAStatus) {
  EXPECT_EQ(read_from_child({"/nonexistent"}, 0, {}, [] {}).status, 127);
}

TEST(ChildOutput, EndsAChildThatNeverEnds) {
  ChildOutputLimits limits;
  limits.seconds = 1;
  const auto begin = steady_clock::now();
  const ChildOutput output = run_shell("exec sleep 1000", limits);
  EXPECT_EQ(output.problem, "too much time");
  EXPECT_EQ(output.status, -1);
  EXPECT_LT(steady_clock::now() - begin, seconds(10));
}

TEST(ChildOutput, EndsAChildThatUsesTheProcessorForever) {
  ChildOutputLimits limits;
  limits.processor_seconds = 1;
  EXPECT_EQ(run_shell("while :; do :; done", limits).problem, "too much time or memory");
}

TEST(ChildOutput, EndsAChildThatWritesForever) {
  ChildOutputLimits limits;
  limits.output_bytes = 100'000;
  EXPECT_EQ(run_shell("while :; do echo text; done", limits).problem, "too much text");
  EXPECT_LE(run_shell("while :; do echo error >&2; done", {.seconds = 1}).errors.size(), 1000U);
}

TEST(ChildOutput, LetsTheChildWriteNoFile) {
  const std::string path = "/tmp/khabar-child-" + std::to_string(::getpid());
  EXPECT_NE(run_shell("echo text > " + path).status, 0);
  ::unlink(path.c_str());
}

TEST(ChildOutput, EndsTheChildIfTheRunEnds) {
  const auto begin = steady_clock::now();
  int calls = 0;
  EXPECT_THROW(run_shell("exec sleep 1000", {},
                         [&] {
                           if (++calls == 3) throw std::runtime_error("stopped");
                         }),
               std::runtime_error);
  EXPECT_LT(steady_clock::now() - begin, seconds(10)) << "the child was waited for";
}

}  // namespace
}  // namespace khabar
