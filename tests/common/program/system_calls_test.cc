#include "common/program/system_calls.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <string>
#include <thread>

namespace khabar {
namespace {

TEST(Uninterrupted, CallsAgainAfterASignalOnly) {
  int calls = 0;
  const auto interrupted_twice = [&] {
    errno = EINTR;
    return ++calls < 3 ? -1 : 7;
  };
  EXPECT_EQ(uninterrupted(interrupted_twice), 7);
  EXPECT_EQ(calls, 3);
  calls = 0;
  const auto fails = [&] {
    ++calls;
    errno = EIO;
    return -1;
  };
  EXPECT_EQ(uninterrupted(fails), -1);
  EXPECT_EQ(calls, 1);
}

// More than a pipe holds, so that some writes take a part and some have to wait.
TEST(WriteAll, WritesAllWhetherTheDescriptorWaitsOrNot) {
  const std::string bytes(std::size_t{1} << 20, 'x');
  for (const int flags : {0, O_NONBLOCK}) {
    std::array<int, 2> ends{};
    ASSERT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
    ASSERT_EQ(::fcntl(ends[1], F_SETFL, flags), 0);
    std::string got;
    std::thread reader([&] {
      std::array<char, 5000> piece{};
      for (ssize_t count = 1; count > 0;) {
        count = ::read(ends[0], piece.data(), piece.size());
        if (count > 0) got.append(piece.data(), static_cast<std::size_t>(count));
      }
    });
    EXPECT_EQ(write_all(ends[1], bytes), 0) << flags;
    ::close(ends[1]);
    reader.join();
    ::close(ends[0]);
    EXPECT_EQ(got, bytes) << flags;
  }
}

TEST(WriteAll, TellsWhatFailed) {
  const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  ASSERT_GE(full, 0);
  EXPECT_EQ(write_all(full, "text"), ENOSPC);
  EXPECT_EQ(write_all(full, ""), 0);
  ::close(full);
  EXPECT_EQ(write_all(-1, "text"), EBADF);
}

TEST(EndBySignal, EndsAProcessThatIgnoresOrBlocksIt) {
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    std::signal(SIGTERM, SIG_IGN);
    sigset_t all{};
    sigfillset(&all);
    ::pthread_sigmask(SIG_BLOCK, &all, nullptr);
    end_by_signal(SIGTERM);
    std::_Exit(0);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGTERM);
}

}  // namespace
}  // namespace khabar
