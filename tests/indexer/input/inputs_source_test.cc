#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <functional>
#include <stdexcept>

#include "indexer/stream/byte_input.h"
#include "tests/support/recording_sink.h"

namespace khabar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::read_all_of;
using testing::RecordingSink;
using testing::TempDir;

TEST(Inputs, AreWalkedInByteOrderWithoutHiddenFilesAndReadme) {
  const TempDir dir;
  for (const char* name : {"b.txt", "a/2.txt", "a/10.txt", "Z.txt", "أ.txt", ".hidden", ".git/x.txt", "README.md",
                           "a/README.md", "readme.txt"}) {
    dir.write(name, "نص");
  }
  const RecordingSink sink = read_all_of({dir.path().string()});
  EXPECT_THAT(sink.ids(), ElementsAre("Z.txt", "a/10.txt", "a/2.txt", "b.txt", "readme.txt", "أ.txt"));
  EXPECT_THAT(sink.skipped, IsEmpty());
  EXPECT_EQ(sink.articles[1].path, "a/10.txt");
}

TEST(Inputs, MayNameAHiddenFileOrAReadmeThemselves) {
  const TempDir dir;
  const RecordingSink sink = read_all_of({dir.write(".hidden", "نص"), dir.write("README.md", "نص")});
  EXPECT_THAT(sink.ids(), ElementsAre(".hidden", "README.md"));
}

TEST(Inputs, AreReadInTheOrderGivenEachWithItsOwnPaths) {
  const TempDir dir;
  dir.write("one/x/1.txt", "نص");
  dir.write("two/1.txt", "نص");
  const RecordingSink sink = read_all_of(
      {(dir.path() / "two/").string(), (dir.path() / "one").string(), (dir.path() / "one/x/1.txt").string()});
  EXPECT_THAT(sink.ids(), ElementsAre("1.txt", "x/1.txt", "1.txt"));
}

TEST(Inputs, ThatDoNotExistAreSkippedByName) {
  const TempDir dir;
  const std::string missing = (dir.path() / "missing").string();
  const RecordingSink sink = read_all_of({missing, dir.write("a.txt", "نص")});
  EXPECT_THAT(sink.ids(), ElementsAre("a.txt"));
  ASSERT_EQ(sink.skipped.size(), 1U);
  EXPECT_EQ(sink.skipped[0].path, missing);
  EXPECT_EQ(sink.skipped[0].line, 0U);
  EXPECT_EQ(sink.skipped[0].reason, "no such file or directory");
}

TEST(Inputs, EndLoopsOfSymbolicLinksAndReadEachDirectoryOnce) {
  const TempDir dir;
  dir.write("a/1.txt", "نص");
  dir.write("b/2.txt", "نص");
  std::filesystem::create_directory_symlink("..", dir.path() / "a/up");
  std::filesystem::create_directory_symlink("../b", dir.path() / "a/to-b");
  std::filesystem::create_directory_symlink("../a", dir.path() / "b/to-a");
  std::filesystem::create_symlink("self", dir.path() / "self");
  std::filesystem::create_symlink("nowhere", dir.path() / "dangling");
  const RecordingSink sink = read_all_of({dir.path().string()});
  EXPECT_THAT(sink.ids(), ElementsAre("a/1.txt", "a/to-b/2.txt"));
  const auto back = HasSubstr("leads back to a directory above it");
  EXPECT_THAT(sink.reasons(), ElementsAre(back, back, HasSubstr("a symbolic link to what does not exist"),
                                          HasSubstr("cannot be read: ")));
  EXPECT_THAT(sink.skipped[0].path, ::testing::EndsWith("/a/to-b/to-a"));
  EXPECT_THAT(sink.skipped[1].path, ::testing::EndsWith("/a/up"));
}

TEST(Inputs, SkipWhatIsNoRegularFileInADirectory) {
  const TempDir dir;
  dir.write("b.txt", "نص");
  ASSERT_EQ(::mkfifo((dir.path() / "a.fifo").c_str(), 0600), 0);
  const RecordingSink sink = read_all_of({dir.path().string()});
  EXPECT_THAT(sink.ids(), ElementsAre("b.txt"));
  EXPECT_THAT(sink.reasons(), ElementsAre("0: not a regular file"));
}

TEST(Inputs, SkipWhatMayNotBeReadAndGoOn) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const TempDir dir;
  dir.write("closed/1.txt", "نص");
  dir.write("closed.txt", "نص");
  dir.write("open.txt", "نص");
  std::filesystem::permissions(dir.path() / "closed", std::filesystem::perms::none);
  std::filesystem::permissions(dir.path() / "closed.txt", std::filesystem::perms::none);
  const RecordingSink sink = read_all_of({dir.path().string()});
  std::filesystem::permissions(dir.path() / "closed", std::filesystem::perms::owner_all);
  EXPECT_THAT(sink.ids(), ElementsAre("open.txt"));
  EXPECT_THAT(sink.reasons(),
              ElementsAre("0: cannot be read: Permission denied", "0: cannot be opened: Permission denied"));
}

TEST(Inputs, GiveFileNamesThatAreNotUtf8AsPercentCodes) {
  const TempDir dir;
  dir.write("\xE3\xC8.txt", "نص");
  dir.write("\xE3\xC9.txt", "");
  const RecordingSink sink = read_all_of({dir.path().string()});
  EXPECT_THAT(sink.ids(), ElementsAre("%E3%C8.txt"));
  ASSERT_EQ(sink.skipped.size(), 1U);
  EXPECT_THAT(sink.skipped[0].path, ::testing::EndsWith("/%E3%C9.txt"));
}

class StandardInputFrom {
 public:
  explicit StandardInputFrom(const std::string& file) : saved_(::dup(STDIN_FILENO)) {
    if (saved_ < 0 || std::freopen(file.c_str(), "r", stdin) == nullptr) throw std::runtime_error("no standard input");
  }
  ~StandardInputFrom() {
    ::dup2(saved_, STDIN_FILENO);
    ::close(saved_);
  }
  StandardInputFrom(const StandardInputFrom&) = delete;
  StandardInputFrom& operator=(const StandardInputFrom&) = delete;

 private:
  int saved_;
};

TEST(Inputs, CallStandardInputADash) {
  const TempDir dir;
  const StandardInputFrom input(dir.write("in", "{\"id\":\"1\",\"body\":\"x\"}\n{\n"));
  const RecordingSink sink = read_all_of({"-"});
  ASSERT_THAT(sink.ids(), ElementsAre("1"));
  EXPECT_EQ(sink.articles[0].path, "-");
  ASSERT_EQ(sink.skipped.size(), 1U);
  EXPECT_EQ(sink.skipped[0].path, "-");
  EXPECT_EQ(sink.skipped[0].line, 2U);
  EXPECT_EQ(input_bytes({"-"}), 0U);
}

TEST(Inputs, AreCountedInBytesBeforeAndWhileTheyAreRead) {
  const TempDir dir;
  dir.write("a/1.txt", "123");
  dir.write("a/2.jsonl", "{\"id\":\"1\",\"body\":\"x\"}\n{}\n");
  dir.write(".hidden", "not counted");
  dir.write("empty.txt", "");
  const std::vector<std::string> inputs{dir.path().string(), dir.write("more.txt", "12345"), "/nonexistent"};
  const std::uint64_t expected = 3 + 25 + 5 + 5;  // more.txt is read twice
  EXPECT_EQ(input_bytes(inputs), expected);
  EXPECT_EQ(read_all_of(inputs).bytes, expected);
}

// Does something at the first article.
struct MeddlingSink : public RecordingSink {
  void add(Article&& article) override {
    if (articles.empty()) meddle();
    RecordingSink::add(std::move(article));
  }

  std::function<void()> meddle;
};

TEST(Inputs, ThatVanishBeforeTheirTurnAreSkipped) {
  const TempDir dir;
  dir.write("in/1.txt", "نص");
  const std::string second = dir.write("in/2.txt", "نص");
  dir.write("in/3.txt", "نص");
  MeddlingSink sink;
  sink.meddle = [&] { std::filesystem::remove(second); };
  read_inputs({(dir.path() / "in").string()}, {}, sink);
  EXPECT_THAT(sink.ids(), ElementsAre("1.txt", "3.txt"));
  EXPECT_THAT(sink.reasons(), ElementsAre("0: no such file or directory"));
}

TEST(Inputs, ThatVanishWhileTheyAreReadAreReadToTheirEnd) {
  const TempDir dir;
  const std::string file = dir.write("a.jsonl", "{\"id\":\"1\",\"body\":\"x\"}\n{\"id\":\"2\",\"body\":\"x\"}\n");
  MeddlingSink sink;
  sink.meddle = [&] { std::filesystem::remove(file); };
  read_inputs({file}, {}, sink);
  EXPECT_THAT(sink.ids(), ElementsAre("1", "2"));
  EXPECT_THAT(sink.skipped, IsEmpty());
}

TEST(Inputs, ThatChangeWhileTheyAreReadAreReported) {
  std::string lines;
  for (int i = 0; i < 5000; ++i) lines += "{\"id\":\"" + std::to_string(i) + "\",\"body\":\"some text\"}\n";
  const TempDir dir;
  const std::string file = (dir.path() / "a.jsonl").string();
  for (const bool grows : {true, false}) {
    dir.write("a.jsonl", lines);
    MeddlingSink sink;
    sink.meddle = [&] { std::filesystem::resize_file(file, grows ? lines.size() + 10 : ByteInput::kCapacity + 10); };
    read_inputs({file}, {}, sink);
    EXPECT_EQ(sink.articles.size() == 5000U, grows) << "what was read before is kept";
    ASSERT_FALSE(sink.skipped.empty());
    EXPECT_EQ(sink.skipped.back().reason, "changed while it was read");
    EXPECT_EQ(sink.skipped.back().path, file);
  }
}

class ThrowingSink : public ArticleSink {
 public:
  void add(Article&&) override { throw std::runtime_error("disk full"); }
  void skip(SkippedInput&&) override {}
  void consumed(std::uint64_t) override {}
};

TEST(Inputs, LetWhatTheSinkThrowsThrough) {
  const TempDir dir;
  ThrowingSink sink;
  EXPECT_THROW(read_inputs({dir.write("a.txt", "نص")}, {}, sink), std::runtime_error);
}

}  // namespace
}  // namespace khabar
