// What users meet whose disk, copy or neighbour has damaged an index.
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <functional>
#include <map>

#include "common/index/file_digests.h"
#include "tests/support/indexer_cli.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace testing;

struct DamageCli : IndexerCliTest {
  std::string former;
  std::string published;

  void SetUp() override {
    former = build(json_lines(20));
    published = build(json_lines(30));
  }

  fs::path generation() const { return directory.generations() / published; }

  void write_file(const std::string& name, const std::string& bytes) const {
    dir.write("index/generations/" + published + "/" + name, bytes);
  }

  // One bit in the middle of the file.
  void flip(const std::string& name) const {
    std::string bytes = read_file(generation() / name);
    bytes[bytes.size() / 2] ^= 1;
    write_file(name, bytes);
  }

  CommandResult search(const std::string& query) const { return run_command({KHABAR_SEARCH, "--index", index, query}); }

  std::map<std::string, std::function<void()>> damages() const {
    return {{"docdata.glass is missing", [&] { fs::remove(generation() / "docdata.glass"); }},
            {"termlist.glass is missing", [&] { fs::remove(generation() / "termlist.glass"); }},
            {"termlist.glass has changed since it was published", [&] { flip("termlist.glass"); }},
            {"postlist.glass has changed since it was published", [&] { flip("postlist.glass"); }},
            {"iamglass has changed since it was published", [&] { flip("iamglass"); }},
            {"docdata.glass has 0 bytes", [&] { write_file("docdata.glass", ""); }},
            {"position.glass does not belong to it", [&] { write_file("position.glass", "x"); }},
            {"the list of digests is damaged", [&] { flip(kDigestsFile); }},
            {"its list of digests is missing", [&] { fs::remove(generation() / kDigestsFile); }}};
  }
};

TEST_F(DamageCli, UpdateAndRemoveRefuseADamagedIndexAndSayWhatToDo) {
  const std::string changed = dir.write("changed.jsonl", json_line("7", "خبر تغير"));
  const std::string same = dir.write("same.jsonl", json_lines(30));
  const std::map<std::string, std::vector<std::string>> commands{{"update", {changed}},
                                                                 {"update ", {same}},
                                                                 {"update  ", {"--dry-run", changed}},
                                                                 {"remove", {"7"}},
                                                                 {"remove ", {"no such id"}}};
  for (const auto& [message, damage] : damages()) {
    SetUp();
    const std::string report = directory.list_reports().back();
    damage();
    for (const auto& [command, arguments] : commands) {
      const CommandResult result = run(command.substr(0, command.find(' ')), arguments);
      EXPECT_EQ(result.status, 2) << message << ": " << command;
      EXPECT_THAT(result.err, HasSubstr("the generation " + published + " is damaged: ")) << command;
      EXPECT_THAT(result.err, HasSubstr(message)) << command;
      EXPECT_THAT(result.err, HasSubstr("khabar-index rollback")) << command;
      EXPECT_THAT(result.err, HasSubstr("--from-index")) << command;
      EXPECT_EQ(directory.current(), published) << command;
    }
    EXPECT_EQ(directory.list_reports().back(), report) << "nothing was done that could be reported";
  }
}

TEST_F(DamageCli, VerifyNoticesItAndRollbackLeadsBack) {
  for (const auto& [message, damage] : damages()) {
    SetUp();
    damage();
    for (const std::vector<std::string>& depth : {std::vector<std::string>{}, {"--deep"}}) {
      const CommandResult result = run("verify", depth);
      EXPECT_EQ(result.status, 2) << message;
      EXPECT_THAT(result.out, HasSubstr(published + ": NOT SOUND")) << message;
      EXPECT_THAT(result.out, HasSubstr(message));
    }
    EXPECT_EQ(run("rollback").status, 0) << message;
    EXPECT_EQ(run("verify", {"--deep"}).status, 0) << message;
    const CommandResult back = run("rollback", {"--to", published});
    EXPECT_EQ(back.status, 2) << message;
    EXPECT_THAT(back.err, HasSubstr(message));
    EXPECT_EQ(directory.current(), former) << message;
    EXPECT_EQ(run("update", {dir.write("changed.jsonl", json_line("7", "خبر تغير"))}).status, 0) << message;
  }
}

TEST_F(DamageCli, ABuildReplacesADamagedIndex) {
  for (const auto& [message, damage] : damages()) {
    SetUp();
    damage();
    EXPECT_EQ(run("build", {dir.write("again.jsonl", json_lines(30))}).status, 0) << message;
    EXPECT_EQ(run("verify", {"--deep"}).status, 0) << message;
  }
}

TEST_F(DamageCli, ArticlesThatCanStillBeReadMakeAnIndexAgain) {
  flip("termlist.glass");
  const CommandResult result = run("build", {"--from-index", index});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(run("verify", {"--deep"}).status, 0);
  EXPECT_EQ(articles(), 30U);
}

TEST_F(DamageCli, SearchSaysWhatItCanSeeAtAGlance) {
  for (const char* name : {"termlist.glass", "postlist.glass", "docdata.glass", "iamglass"}) {
    SetUp();
    EXPECT_EQ(search("خبر").status, 0);
    write_file(name, read_file(generation() / name).substr(0, 50));
    const CommandResult result = search("خبر");
    EXPECT_EQ(result.status, 2) << name;
    EXPECT_THAT(result.err, HasSubstr("error: ")) << name;
  }
}

// As a version before published it.
TEST_F(DamageCli, AnIndexWithoutDigestsIsAcceptedAndSoundAndGetsDigestsWithTheNextUpdate) {
  {
    Xapian::WritableDatabase database(generation().string(), Xapian::DB_OPEN);
    database.set_metadata("khabar.digests", "");
    database.commit();
  }
  fs::remove(generation() / kDigestsFile);
  CommandResult result = run("verify");
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr(published + ": sound, 30 articles, published\n  note: it has no digests"));
  EXPECT_EQ(search("خبر").status, 0);
  EXPECT_EQ(run("update", {dir.write("changed.jsonl", json_line("7", "خبر تغير"))}).status, 0);
  result = run("verify");
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.out, Not(HasSubstr("note:")));
  EXPECT_EQ(run("rollback").status, 0);
  fs::remove(generation() / "docdata.glass");
  result = run("update", {dir.write("changed.jsonl", json_line("7", "خبر تغير"))});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("docdata.glass is missing"));
}

TEST_F(DamageCli, ToolsOfXapianOpenWhatHasDigests) {
  if (::access("/usr/bin/xapian-delve", X_OK) != 0) GTEST_SKIP() << "there is no xapian-delve (package xapian-tools)";
  const CommandResult result = run_command({"/usr/bin/xapian-delve", generation().string()});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("number of documents = 30"));
}

// Runs verify as a user who may read the index and write nothing.
TEST_F(DamageCli, VerifyNeedsNoRightToWrite) {
  const std::string user = "65534";
  std::vector<std::string> verify{"/usr/bin/setpriv", "--reuid=" + user, "--clear-groups", "--no-new-privs",
                                  KHABAR_INDEX};
  verify.insert(verify.end(), {"verify", "--index", index, "--all"});
  const bool is_root = ::geteuid() == 0;
  if (is_root && ::access(verify.front().c_str(), X_OK) != 0)
    GTEST_SKIP() << "there is no setpriv (package util-linux)";
  for (const auto& entry : fs::recursive_directory_iterator(dir.path())) {
    fs::permissions(entry.path(), entry.is_directory() ? fs::perms(0555) : fs::perms(0444));
  }
  fs::permissions(dir.path(), fs::perms(0755));
  if (!is_root) verify.erase(verify.begin(), verify.begin() + 4);
  const CommandResult can_run = run_command({verify.begin(), verify.end() - 4});
  if (can_run.status == 126 || can_run.status == 127) GTEST_SKIP() << "that user may not run " << KHABAR_INDEX;
  for (const bool deep : {false, true}) {
    if (deep) verify.emplace_back("--deep");
    const CommandResult result = run_command(verify);
    EXPECT_EQ(result.status, 0) << result.err;
    EXPECT_THAT(result.out, HasSubstr(published + ": sound, 30 articles, published\n"));
    EXPECT_EQ(result.out.find("note: Xapian's own check needs permission to write") != std::string::npos, deep);
  }
  for (const auto& entry : fs::recursive_directory_iterator(dir.path())) {
    fs::permissions(entry.path(), fs::perms::owner_all, fs::perm_options::add);
  }
}

TEST_F(DamageCli, VerifyChangesNothingInTheIndex) {
  const auto all = [&] {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(index)) {
      if (entry.is_regular_file()) files[entry.path().string()] = read_file(entry.path());
    }
    return files;
  };
  const auto before = all();
  EXPECT_EQ(run("verify", {"--all", "--deep"}).status, 0);
  EXPECT_EQ(all(), before);
}

}  // namespace
}  // namespace khabar
