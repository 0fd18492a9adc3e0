// What `cmake --install` puts where, and whether systemd takes the units.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "tests/support/read_file.h"
#include "tests/support/run_command.h"
#include "tests/support/sanitizers.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using testing::CommandResult;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::read_file;
using testing::run_command;
using testing::TempDir;

TEST(Installation, HoldsProgramsPagesCompletionsAndUnits) {
  const TempDir dir;
  const std::string prefix = (dir.path() / "usr").string();
  const CommandResult result =
      run_command({"/usr/bin/env", "cmake", "--install", KHABAR_BINARY_DIR, "--prefix", prefix});
  ASSERT_EQ(result.status, 0) << result.err;
  for (const char* file : {"bin/khabar-index", "bin/khabar-search", "share/man/man1/khabar-index.1",
                           "share/man/man1/khabar-search.1", "share/bash-completion/completions/khabar-index",
                           "share/zsh/site-functions/_khabar-index", "lib/systemd/system/khabar-index.service",
                           "lib/systemd/system/khabar-index.timer", "share/doc/khabar/examples/khabar-index.cron",
                           "share/doc/khabar/examples/index.conf.example", "lib/systemd/system/khabar-search.service",
                           "lib/systemd/system/khabar-search.socket", "share/doc/khabar/examples/serve.conf.example"}) {
    EXPECT_TRUE(fs::exists(fs::path(prefix) / file)) << file;
  }
  EXPECT_THAT(read_file(prefix + "/share/man/man1/khabar-index.1"), HasSubstr("delete\\-missing"));
}

// Nothing that the searcher does may take an index away: it holds none of our code that writes to one, and asks the
// system for nothing that renames or removes.
TEST(Installation, SearcherCannotRemoveAGeneration) {
  const CommandResult own = run_command({"/usr/bin/env", "nm", "--demangle", "--defined-only", KHABAR_SEARCH});
  const CommandResult asked =
      run_command({"/usr/bin/env", "nm", "--demangle", "--dynamic", "--undefined-only", KHABAR_SEARCH});
  ASSERT_EQ(own.status + asked.status, 0) << own.err << asked.err;
  ASSERT_THAT(own.out, HasSubstr("khabar::IndexDirectory::current_path"));
  ASSERT_THAT(asked.out, HasSubstr(" U open"));
  for (const char* name : {"khabar::NewGeneration", "khabar::IndexLock", "khabar::prune_generations",
                           "khabar::remove_generation", "khabar::set_current"}) {
    EXPECT_THAT(own.out, Not(HasSubstr(name)));
  }
  for (const char* call : {" U unlink", " U rename", " U rmdir", " U remove", "filesystem::remove",
                           "filesystem::rename", "WritableDatabase::WritableDatabase"}) {
    EXPECT_THAT(asked.out, Not(HasSubstr(call)));
  }
}

std::string unit(const char* name) { return KHABAR_BINARY_DIR "/systemd/" + std::string(name); }

TEST(Installation, UnitsTakeSkippedInputsForASuccess) {
  EXPECT_THAT(read_file(unit("khabar-index.service")), HasSubstr("\nSuccessExitStatus=1\n"));
}

bool has_program(const std::string& name) { return run_command({"/bin/sh", "-c", "command -v " + name}).status == 0; }

// The value of `NAME=` in the service.
std::string setting(const std::string& name) {
  const std::string service = read_file(unit("khabar-index.service"));
  const auto begin = service.find('\n' + name + '=') + name.size() + 2;
  EXPECT_GT(begin, name.size() + 1) << name;
  return service.substr(begin, service.find('\n', begin) - begin);
}

// What the service runs, with the program where it was built, since nothing is installed.
std::string exec_start() {
  const std::string command = setting("ExecStart");
  return KHABAR_INDEX + command.substr(command.find(' '));
}

TEST(Installation, UnitsAreAcceptedBySystemd) {
  if (!has_program("systemd-analyze")) GTEST_SKIP() << "there is no systemd-analyze (package systemd)";
  const TempDir dir;
  std::string service = read_file(unit("khabar-index.service"));
  const std::string command = setting("ExecStart");
  service.replace(service.find(command), command.size(), exec_start());
  const std::string service_file = dir.write("khabar-index.service", service);
  const std::string timer_file = dir.write("khabar-index.timer", read_file(unit("khabar-index.timer")));
  const CommandResult result =
      run_command({"/usr/bin/env", "systemd-analyze", "verify", "--man=no", service_file, timer_file});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.err, ::testing::Not(HasSubstr("khabar-index"))) << result.err;
}

TEST(Installation, ServiceMayDoLittleMoreThanItsWork) {
  if (!has_program("systemd-analyze")) GTEST_SKIP() << "systemd-analyze is not installed";
  const CommandResult result = run_command({"/usr/bin/env", "systemd-analyze", "security", "--offline=true",
                                            "--threshold=30", "--no-pager", unit("khabar-index.service")});
  EXPECT_EQ(result.status, 0) << "more than 3.0:\n" << result.out << result.err;
  EXPECT_THAT(result.out, HasSubstr("Overall exposure level for khabar-index.service"));
}

TEST(Installation, ServerMayDoLittleMoreThanAnswer) {
  if (!has_program("systemd-analyze")) GTEST_SKIP() << "there is no systemd-analyze (package systemd)";
  const CommandResult safe = run_command({"/usr/bin/env", "systemd-analyze", "security", "--offline=true",
                                          "--threshold=15", "--no-pager", unit("khabar-search.service")});
  EXPECT_EQ(safe.status, 0) << "more than 1.5:\n" << safe.out << safe.err;
  const TempDir dir;
  std::string service = read_file(unit("khabar-search.service"));
  const std::size_t begin = service.find("ExecStart=") + 10;
  service.replace(begin, service.find(' ', begin) - begin, KHABAR_SEARCH);
  const std::string socket = dir.write("khabar-search.socket", read_file(unit("khabar-search.socket")));
  const CommandResult accepted = run_command(
      {"/usr/bin/env", "systemd-analyze", "verify", "--man=no", dir.write("khabar-search.service", service), socket});
  EXPECT_EQ(accepted.status, 0) << accepted.err;
  EXPECT_THAT(accepted.err, Not(HasSubstr("khabar-search"))) << accepted.err;
}

TEST(Installation, ServiceIsBoundedInTimeAndMemory) {
  EXPECT_EQ(setting("TimeoutStartSec"), "12h");
  EXPECT_EQ(setting("MemoryMax"), "2G");
  EXPECT_EQ(setting("ProtectSystem"), "strict");
  EXPECT_EQ(setting("StateDirectory"), "khabar");
  EXPECT_THAT(read_file(KHABAR_SOURCE_DIR "/indexer/systemd/index.conf.example"),
              ::testing::AllOf(HasSubstr("\nindex = /var/lib/khabar/"), HasSubstr("\nmemory = 1G\n")))
      << "what the service may write and take";
}

// The night of the timer without systemd, as far as namespaces go: no network, no capability, every file system read
// only but the state directory, and the limit of memory.
struct Night : ::testing::Test {
  TempDir dir;
  std::string state = (dir.path() / "state").string();

  void SetUp() override {
    if (testing::kSanitized) GTEST_SKIP() << testing::kNoMemoryLimit;
    fs::create_directory(state);
    std::string options = read_file(KHABAR_SOURCE_DIR "/indexer/systemd/index.conf.example");
    const std::string index = "/var/lib/khabar";
    options.replace(options.find(index), index.size(), state);
    dir.write("index.conf", options);
    if (restricted("true").status != 0) GTEST_SKIP() << "unshare(1) or setpriv(1) may not do what this takes";
  }

  CommandResult restricted(const std::string& command) const {
    const std::string inside = "mount --bind " + state + ' ' + state +
                               " && for place in / /tmp /home /var/tmp; do ! mountpoint -q $place || "
                               "mount -o remount,bind,ro $place || exit 1; done && ulimit -v 2097152 && cd / && "
                               "exec setpriv --no-new-privs --bounding-set=-all --inh-caps=-all sh -c '" +
                               command + "'";
    std::vector<std::string> words{"/usr/bin/unshare", "--mount", "--net"};
    if (::getuid() != 0) words.insert(words.end(), {"--user", "--map-root-user"});
    words.insert(words.end(), {"/bin/sh", "-c", inside});
    return run_command(words);
  }

  // What the service runs, with its two files here.
  CommandResult night(const std::string& inputs) const {
    std::string command = exec_start();
    const std::string config = "/etc/khabar/index.conf";
    command.replace(command.find(config), config.size(), (dir.path() / "index.conf").string());
    return restricted("KHABAR_INPUTS=\"" + inputs + "\"; " + command);
  }
};

TEST_F(Night, KeepsTheIndexUpToDate) {
  EXPECT_NE(restricted("touch /khabar-was-here").status, 0) << "the system is not read-only";
  const std::string corpus = KHABAR_SOURCE_DIR "/corpus";
  const std::string more = dir.write("more.jsonl", R"({"id":"1","title":"خبر","body":"نص الخبر"})"
                                                   "\n");
  for (const std::string& inputs : {corpus, corpus, corpus + ' ' + more}) {
    const CommandResult result = night(inputs);
    EXPECT_EQ(result.status, 0) << result.err;
    EXPECT_EQ(result.err, "");
  }
  const CommandResult status = run_command({KHABAR_INDEX, "status", "--index", state + "/news.index"});
  EXPECT_THAT(status.out, HasSubstr("articles     78\n")) << status.out;
}

TEST_F(Night, EndsWithAStatusThatTheServiceTakesForASuccess) {
  const std::string broken = dir.write("broken.json", "{no JSON");
  const CommandResult result = night(KHABAR_SOURCE_DIR "/corpus " + broken);
  EXPECT_EQ(std::to_string(result.status), setting("SuccessExitStatus"));
  const CommandResult none = night("/none");
  EXPECT_EQ(none.status, 2);
  EXPECT_THAT(none.err, HasSubstr("/none"));
}

TEST(Installation, ExampleOfOptionsIsAcceptedByTheProgram) {
  const TempDir dir;
  const std::string config = KHABAR_SOURCE_DIR "/indexer/systemd/index.conf.example";
  const std::string index = (dir.path() / "index").string();
  const std::string corpus = KHABAR_SOURCE_DIR "/corpus";
  const CommandResult result =
      run_command({KHABAR_INDEX, "build", "--config", config, "--index", index, "--jobs", "2", corpus});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(result.err, "");
}

TEST(Installation, CronLineRunsAsAShellCommand) {
  const std::string cron = read_file(unit("khabar-index.cron"));
  const auto command = cron.find("khabar-index update");
  ASSERT_NE(command, std::string::npos);
  EXPECT_EQ(run_command({"/bin/sh", "-n"}, cron.substr(command)).status, 0);
  EXPECT_EQ(cron.find('%'), std::string::npos) << "cron takes % for the end of the command";
}

}  // namespace
}  // namespace khabar
