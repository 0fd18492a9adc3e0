#include "common/program/named_file.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <sstream>
#include <thread>

#include "common/program/error.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

using testing::TempDir;

constexpr std::size_t kMost = 1'000;

struct NamedFile : ::testing::Test {
  TempDir dir;

  static std::string read(const std::string& path) {
    try {
      return read_named_file(path, kMost, "the hint");
    } catch (const Error& error) {
      EXPECT_EQ(error.hint(), "the hint");
      return error.what();
    }
  }

  std::string fifo() const {
    const std::string path = (dir.path() / "fifo").string();
    EXPECT_EQ(::mkfifo(path.c_str(), 0600), 0);
    return path;
  }
};

TEST_F(NamedFile, IsReadWhole) {
  EXPECT_EQ(read(dir.write("empty", "")), "");
  EXPECT_EQ(read(dir.write("text", "a\nb")), "a\nb");
  EXPECT_EQ(read(dir.write("mark", "\uFEFFa")), "a");
  EXPECT_EQ(read(dir.write("most", std::string(kMost, 'x'))).size(), kMost);
  EXPECT_EQ(read("/dev/null"), "");
}

TEST_F(NamedFile, IsRefusedWithAReasonAtOnce) {
  const auto begin = std::chrono::steady_clock::now();
  const std::string more = dir.write("more", std::string(kMost + 1, 'x'));
  EXPECT_EQ(read(more), more + " has more than 1000 bytes");
  const std::string huge = dir.write("huge", "");
  ASSERT_EQ(::truncate(huge.c_str(), 1LL << 36), 0);
  EXPECT_EQ(read(huge), huge + " has more than 1000 bytes");
  EXPECT_EQ(read("/dev/zero"), "/dev/zero has more than 1000 bytes");
  EXPECT_EQ(read("/none"), "cannot read /none: No such file or directory");
  EXPECT_EQ(read(dir.path().string()), "cannot read " + dir.path().string() + ": Is a directory");
  const std::string name(300, 'x');
  EXPECT_EQ(read(name), "cannot read " + name + ": File name too long");
  EXPECT_EQ(read(""), "cannot read : No such file or directory");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
}

TEST_F(NamedFile, MayBeAPipeThatSomebodyWritesTo) {
  const std::string path = fifo();
  const int reader = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  std::thread writer([&] {
    const int end = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    EXPECT_EQ(::write(end, "text", 4), 4);
    ::close(end);
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  EXPECT_EQ(read(path), "text");
  writer.join();
  ::close(reader);
}

TEST_F(NamedFile, IsNotWaitedForWhereNobodyWritesToThePipe) {
  const std::string path = fifo();
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(read(path), "cannot read " + path + ": nobody writes to this pipe");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
  const int silent = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  EXPECT_EQ(read(path), "cannot read " + path + ": nothing comes from it");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
  ::close(silent);
}

TEST_F(NamedFile, MayBeAnOpenStream) {
  std::istringstream text(std::string(kMost, 'x'));
  EXPECT_EQ(read_named_stream(text, "standard input", kMost, "").size(), kMost);
  std::istringstream more(std::string(kMost + 1, 'x'));
  EXPECT_THROW(read_named_stream(more, "standard input", kMost, ""), Error);
}

}  // namespace
}  // namespace khabar
