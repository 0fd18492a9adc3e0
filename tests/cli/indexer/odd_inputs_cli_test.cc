// INPUTs that a user names by mistake or that are not what they seem.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include <chrono>
#include <thread>

#include "tests/support/child_process.h"
#include "tests/support/indexer_cli.h"

namespace khabar {
namespace {

using ::testing::HasSubstr;
using namespace testing;

struct OddInputsCli : IndexerCliTest {
  std::string good = dir.write("good.txt", "أسعار القمح\nمتن الخبر");

  static std::string fifo(const std::string& path) {
    if (::mkfifo(path.c_str(), 0600) != 0) throw std::runtime_error("mkfifo failed");
    return path;
  }
};

TEST_F(OddInputsCli, ThatAreNamedWronglyAreRefusedByName) {
  const CommandResult twice = run("build", {"-", good, "-"}, "خبر");
  EXPECT_EQ(twice.status, 2);
  EXPECT_THAT(twice.err, HasSubstr("standard input was named twice"));
  const CommandResult empty = run("update", {good, ""});
  EXPECT_EQ(empty.status, 2);
  EXPECT_THAT(empty.err, HasSubstr("an INPUT is empty"));
  const CommandResult missing = run("build", {"nothing-there"});
  EXPECT_EQ(missing.status, 2);
  EXPECT_THAT(missing.err, HasSubstr("nothing-there: no such file or directory"));
}

TEST_F(OddInputsCli, TellALinkToNothingFromAMissingFile) {
  const std::string link = (dir.path() / "link").string();
  std::filesystem::create_symlink("nowhere", link);
  const CommandResult result = run("build", {link, good});
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.err, HasSubstr("link: a symbolic link to what does not exist"));
}

TEST_F(OddInputsCli, MayHaveTheIndexAmongThem) {
  const CommandResult first = run("build", {dir.path().string()});
  EXPECT_EQ(first.status, 0) << first.err;
  const CommandResult second = run("build", {dir.path().string()});
  EXPECT_EQ(second.status, 0) << second.err;
  EXPECT_EQ(articles(), 1U);
  const CommandResult itself = run("build", {index});
  EXPECT_EQ(itself.status, 2);
  EXPECT_THAT(itself.err, HasSubstr("an index, not articles: build --from-index reads one"));
}

struct ForeignCase {
  std::string bytes;
  std::string reason;
};

TEST_F(OddInputsCli, ThatAreNoNewsAreSkippedByWhatTheyAre) {
  const std::vector<ForeignCase> table = {
      {"{\\rtf1\\ansi x}", "an RTF document, which is not read"},
      {"\x89PNG\r\n\x1A\nx", "a PNG picture, which is not read"},
      {"\xFF\xD8\xFF\xE0x", "a JPEG picture, which is not read"},
      {"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"\r\n",
       "a page saved with its parts (MHTML), which is not read"},
      {"<?xml version=\"1.0\"?>\n<places><place>https://x.test/</place></places>",
       "XML, but neither a feed nor a page"},
      {"<!DOCTYPE rss [<!ENTITY a \"" + std::string(50'000, 'x') + "\">]><rss><channel/></rss>",
       "no article: the feed has no items"},
      {"<!DOCTYPE rss [<!ENTITY a \"" + std::string(100'000, 'x') + "\">]><rss><channel/></rss>",
       "a document type of more than 65536 bytes"},
      {"<rss><channel><item><description>" +
           [] {
             std::string deep;
             for (int i = 0; i < 1000; ++i) deep += "<b>";
             return deep;
           }(),
       "broken XML: more than 256 nested elements"},
  };
  std::vector<std::string> inputs{good};
  for (std::size_t i = 0; i < table.size(); ++i) inputs.push_back(dir.write(std::to_string(i), table[i].bytes));
  EXPECT_EQ(run("build", inputs).status, 1);
  const auto skipped = last_report()["skipped"]["inputs"];
  ASSERT_EQ(skipped.size(), table.size());
  for (std::size_t i = 0; i < table.size(); ++i) EXPECT_EQ(skipped[i]["reason"], table[i].reason);
}

TEST_F(OddInputsCli, ThatHoldNoArticleByTheirNatureAreCounted) {
  const std::string request = "WARC/1.1\r\nWARC-Type: request\r\nContent-Length: 3\r\n\r\nGET\r\n\r\n";
  const std::string revisit = "WARC/1.1\r\nWARC-Type: revisit\r\nContent-Length: 0\r\n\r\n\r\n\r\n";
  const std::string crawl = dir.write("a.warc", request + revisit + request);
  const CommandResult alone = run("build", {crawl});
  EXPECT_EQ(alone.status, 2);
  EXPECT_THAT(alone.err,
              HasSubstr("ignored 3 items that are not articles: request: 2, revisit: 1; the index is as before"));
  const std::string line = "ignored 3 items that are not articles: request: 2, revisit: 1\n";
  for (const std::string command : {"build", "update"}) {
    const CommandResult result = run(command, {crawl, good});
    EXPECT_EQ(result.status, 0) << result.err;
    EXPECT_THAT(result.err, HasSubstr(line)) << command;
    EXPECT_EQ(last_report()["passed_over"]["request"], 2) << command;
  }
  EXPECT_THAT(run("build", {"--dry-run", crawl, good}).err, HasSubstr(line));
}

TEST_F(OddInputsCli, ThatNeverBeginCanBeEndedBySigterm) {
  const std::string pipe = fifo((dir.path() / "pipe").string());
  const std::string log = (dir.path() / "log").string();
  ChildProcess child({KHABAR_INDEX, "build", "--index", index, pipe}, log);
  // It holds the lock from before it reads on.
  while (!std::filesystem::exists(index + "/LOCK")) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  child.send(SIGTERM);
  const int status = child.wait();
  EXPECT_EQ(WEXITSTATUS(status), 128 + SIGTERM);
  EXPECT_THAT(read_file(log), HasSubstr("ended by SIGTERM"));
  EXPECT_FALSE(directory.current());
}

TEST_F(OddInputsCli, ThatStopInTheMiddleCanBeEndedBySigint) {
  const std::string pipe = fifo((dir.path() / "pipe").string());
  const std::string log = (dir.path() / "log").string();
  ChildProcess child({KHABAR_INDEX, "build", "--index", index, pipe}, log);
  const int writer = ::open(pipe.c_str(), O_WRONLY | O_CLOEXEC);
  const std::string lines = json_lines(10);
  ASSERT_EQ(::write(writer, lines.data(), lines.size()), static_cast<ssize_t>(lines.size()));
  child.send(SIGINT);
  const int status = child.wait();
  ::close(writer);
  EXPECT_EQ(WEXITSTATUS(status), 128 + SIGINT) << read_file(log);
  EXPECT_FALSE(directory.current());
}

TEST_F(OddInputsCli, MayBePipes) {
  const std::string pipe = fifo((dir.path() / "pipe").string());
  ChildProcess child({KHABAR_INDEX, "build", "--index", index, "--quiet", pipe});
  const int writer = ::open(pipe.c_str(), O_WRONLY | O_CLOEXEC);
  const std::string lines = json_lines(3000);
  for (std::size_t at = 0; at < lines.size();) {
    const ssize_t written = ::write(writer, lines.data() + at, std::min<std::size_t>(lines.size() - at, 10'000));
    ASSERT_GT(written, 0);
    at += static_cast<std::size_t>(written);
    if (at < 20'000) std::this_thread::sleep_for(std::chrono::milliseconds(150));
  }
  ::close(writer);
  EXPECT_EQ(child.wait(), 0);
  EXPECT_EQ(articles(), 3000U);
}

}  // namespace
}  // namespace khabar
