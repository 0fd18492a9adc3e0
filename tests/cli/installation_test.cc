// What `cmake --install` puts where, and whether systemd takes the units.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/read_file.h"
#include "tests/support/run_command.h"
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
  for (const char* file :
       {"bin/khabar-index", "bin/khabar-search", "share/man/man1/khabar-index.1", "share/man/man1/khabar-search.1",
        "share/bash-completion/completions/khabar-index", "lib/systemd/system/khabar-index.service",
        "lib/systemd/system/khabar-index.timer", "share/doc/khabar/examples/khabar-index.cron",
        "share/doc/khabar/examples/index.conf.example"}) {
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

TEST(Installation, UnitsAreAcceptedBySystemd) {
  if (run_command({"/bin/sh", "-c", "command -v systemd-analyze"}).status != 0) {
    GTEST_SKIP() << "there is no systemd-analyze (package systemd)";
  }
  const TempDir dir;
  // The program must be where the unit says, so it says where it was built.
  std::string service = read_file(unit("khabar-index.service"));
  const auto begin = service.find("ExecStart=") + 10;
  service.replace(begin, service.find(' ', begin) - begin, KHABAR_INDEX);
  const std::string service_file = dir.write("khabar-index.service", service);
  const std::string timer_file = dir.write("khabar-index.timer", read_file(unit("khabar-index.timer")));
  const CommandResult result =
      run_command({"/usr/bin/env", "systemd-analyze", "verify", "--man=no", service_file, timer_file});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.err, ::testing::Not(HasSubstr("khabar-index"))) << result.err;
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
