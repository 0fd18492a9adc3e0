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
#include "tests/support/repeated.h"

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
  EXPECT_THAT(sink.ids(), ElementsAre("two/1.txt", "x/1.txt", "one/x/1.txt"));
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

struct LinkCase {
  const char* what;
  const char* link;  // its path in the input
  std::string target;
  std::vector<std::string> ids;         // beside "a/1.txt"
  const char* reason;                   // empty for none
  std::vector<std::string> followed{};  // ids with --follow-links, beside the same
};

TEST(Inputs, FollowLinksOnlyInsideOfThemselvesUnlessToldTo) {
  const TempDir outside;
  const std::string out = outside.path().string();
  outside.write("o.txt", "نص");
  outside.write("sub/o.txt", "نص");
  constexpr const char* kOut = "a symbolic link that leads out of the input: --follow-links reads what it leads to";
  const std::vector<LinkCase> table = {
      {"to a file inside", "l.txt", "a/1.txt", {"l.txt"}, "", {"l.txt"}},
      {"to a file inside by its whole path", "l.txt", "DIR/a/1.txt", {"l.txt"}, "", {"l.txt"}},
      {"to a file inside by way of what is outside",
       "l.txt",
       "../../../../../../DIR/a/1.txt",
       {"l.txt"},
       "",
       {"l.txt"}},
      {"to a file outside", "l.txt", out + "/o.txt", {}, kOut, {"l.txt"}},
      {"to a file outside from below", "b/c/l.txt", out + "/o.txt", {}, kOut, {"b/c/l.txt"}},
      {"to a directory outside", "l", out, {}, kOut, {"l/o.txt", "l/sub/o.txt"}},
      {"to a link to what is outside", "l", "DIR-2", {}, kOut, {"l/o.txt", "l/sub/o.txt"}},
      {"to what begins like the input", "l", "DIR-3", {}, kOut, {"l/1.txt"}},
      {"to /etc", "l.txt", "/etc/hostname", {}, kOut, {"l.txt"}},
      {"to the directory above", "l", "..", {}, kOut, {}},
      {"to itself", "l", "l", {}, "cannot be read: Too many levels of symbolic links", {}},
      {"to nothing", "l", out + "/nothing", {}, "a symbolic link to what does not exist", {}},
      {"to a device", "l", "/dev/zero", {}, kOut, {}},
  };
  for (const auto& [what, link, target, ids, reason, followed] : table) {
    const TempDir around;
    const std::string dir = (around.path() / "in").string();
    around.write("in/a/1.txt", "نص");
    around.write("in-3/1.txt", "نص");
    std::filesystem::create_directory_symlink(out, dir + "-2");
    std::string to = target;
    if (const auto at = to.find("DIR"); at != std::string::npos) to.replace(at, 3, at == 0 ? dir : dir.substr(1));
    const std::filesystem::path path = std::filesystem::path(dir) / link;
    std::filesystem::create_directories(path.parent_path());
    std::filesystem::create_symlink(to, path);
    const RecordingSink sink = read_all_of({dir});
    std::vector<std::string> expected{"a/1.txt"};
    expected.insert(expected.end(), ids.begin(), ids.end());
    EXPECT_THAT(sink.ids(), ::testing::UnorderedElementsAreArray(expected)) << what;
    EXPECT_EQ(sink.skipped.empty() ? "" : sink.skipped.front().reason, reason) << what;
    if (followed.empty()) continue;
    SourceOptions options;
    options.follow_links = true;
    expected = followed;
    expected.insert(expected.begin(), "a/1.txt");
    EXPECT_THAT(read_all_of({dir}, options).ids(), ::testing::UnorderedElementsAreArray(expected)) << what;
  }
}

TEST(Inputs, ThatAreLinksThemselvesAreFollowed) {
  const TempDir dir;
  const TempDir elsewhere;
  elsewhere.write("in/1.txt", "نص");
  std::filesystem::create_directory_symlink(elsewhere.path() / "in", dir.path() / "dir");
  std::filesystem::create_symlink(elsewhere.path() / "in/1.txt", dir.path() / "file.txt");
  std::filesystem::create_symlink(elsewhere.path() / "in/1.txt", elsewhere.path() / "in/2.txt");
  EXPECT_THAT(read_all_of({(dir.path() / "dir").string()}).ids(), ElementsAre("1.txt", "2.txt"));
  EXPECT_THAT(read_all_of({(dir.path() / "file.txt").string()}).ids(), ElementsAre("file.txt"));
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
  EXPECT_EQ(input_bytes({"-"}, {}), 0U);
}

TEST(Inputs, AreCountedInBytesBeforeAndWhileTheyAreRead) {
  const TempDir dir;
  dir.write("a/1.txt", "123");
  dir.write("a/2.jsonl", "{\"id\":\"1\",\"body\":\"x\"}\n{}\n");
  dir.write(".hidden", "not counted");
  dir.write("empty.txt", "");
  const std::vector<std::string> inputs{dir.path().string(), dir.write("more.txt", "12345"), "/nonexistent"};
  const std::uint64_t expected = 3 + 25 + 5 + 5;  // more.txt is read twice
  EXPECT_EQ(input_bytes(inputs, {}), expected);
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

struct Ended {};

struct EndingSink : public RecordingSink {
  void check_point() override {
    if (++calls == last) throw Ended();
  }
  std::size_t calls = 0;
  std::size_t last = 0;  // never
};

struct LongCase {
  const char* file;
  std::string begin;
  std::string unit;
};

// So that a signal ends a run inside of a page or a feed that takes a second.
TEST(Inputs, CanBeEndedInsideOfALongArticle) {
  const std::vector<LongCase> table = {
      {"a.html", "<html><body>", "<p>نص</p>"},
      {"a.html", "<html><body>", "&amp;"},
      {"a.rss", "<rss><channel><item><title>x</title><description>", "<b>نص</b>"},
      {"a.rss", "<rss><channel><item><title>x</title>", "<category>نص</category>"},
  };
  constexpr std::size_t kUnits = 40'000;
  constexpr std::size_t kUnitsBetween = 10'000;
  for (const auto& [file, begin, unit] : table) {
    const TempDir dir;
    const std::string path = dir.write(file, begin + testing::repeated(unit, kUnits));
    EndingSink sink;
    read_inputs({path}, {}, sink);
    EXPECT_GE(sink.calls, kUnits / kUnitsBetween) << unit;
    EndingSink ended;
    ended.last = 3;
    EXPECT_THROW(read_inputs({path}, {}, ended), Ended) << unit;
    EXPECT_THAT(ended.articles, ::testing::IsEmpty()) << unit;
  }
}

// A record that never ends has no article at which a sink could end the run.
TEST(Inputs, EndWhereTheRunIsStoppedWhateverIsInThem) {
  const std::vector<LongCase> table = {
      {"a.csv", "id,text\n1,\"", "x"},  {"a.jsonl", "{\"body\":\"", "x"},
      {"a.json", "[{\"body\":\"", "x"}, {"a.txt", "", "x"},
      {"a.sgml", "<DOC><TEXT>", "x"},   {"a.html", "<html><body>", "x"},
      {"a.rss", "<rss><channel>", " "}, {"a.warc", "WARC/1.0\r\n", "x\r\n"},
      {"a.gz", "\x1f\x8b\x08", "x"},
  };
  constexpr std::size_t kBytes = std::size_t{8} << 20;
  constexpr std::size_t kReads = 5;
  for (const auto& [file, begin, unit] : table) {
    const TempDir dir;
    std::size_t asked = 0;
    SourceOptions options;
    options.is_stopped = [&] { return ++asked > kReads; };
    const RecordingSink sink =
        read_all_of({dir.write(file, begin + testing::repeated(unit, kBytes / unit.size()))}, options);
    EXPECT_LE(sink.bytes, kReads * ByteInput::kCapacity) << file;
    EXPECT_THAT(sink.articles, ::testing::IsEmpty()) << file;
  }
}

}  // namespace
}  // namespace khabar
