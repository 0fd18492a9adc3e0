// The scripts in the root directory, without running what takes long.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <set>
#include <sstream>

#include "tests/support/read_file.h"
#include "tests/support/run_command.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using testing::run_command;

const fs::path kRoot = KHABAR_SOURCE_DIR;

TEST(Scripts, AreExecutableAndAcceptedByBash) {
  for (const char* name : {"demo.sh", "test.sh", "install-dependencies.sh", ".ci/run"}) {
    SCOPED_TRACE(name);
    const fs::path script = kRoot / name;
    EXPECT_NE(fs::status(script).permissions() & fs::perms::owner_exec, fs::perms::none);
    const auto result = run_command({"/bin/bash", "-n", script.string()});
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(result.err, "");
    EXPECT_THAT(testing::read_file(script), HasSubstr("\nset -euo pipefail\n"));
  }
}

TEST(Scripts, RefuseUnknownArguments) {
  for (const char* name : {"test.sh", "install-dependencies.sh"}) {
    SCOPED_TRACE(name);
    const auto result = run_command({"/bin/bash", (kRoot / name).string(), "nonsense"});
    EXPECT_EQ(result.status, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, HasSubstr("error: unknown argument 'nonsense'"));
  }
}

// From a directory of its own: CTest writes its log even if it only lists.
std::string listed_tests(const std::vector<std::string>& options = {}) {
  const testing::TempDir dir;
  dir.write("CTestTestfile.cmake", "subdirs(\"" KHABAR_BINARY_DIR "\")\n");
  std::vector<std::string> line{"/usr/bin/env", "ctest", "--test-dir", dir.path().string(), "-N"};
  line.insert(line.end(), options.begin(), options.end());
  return run_command(line).out;
}

TEST(Scripts, ChooseTestsByLabelsThatThereAre) {
  // test.sh builds the unit tests elsewhere, and fails there if it finds none.
  const bool without_units = listed_tests().find("_test_NOT_BUILT") != std::string::npos;
  const std::string script = testing::read_file(kRoot / "test.sh");
  const std::string option = "--label-regex '";
  int labels = 0;
  for (std::size_t at = 0; (at = script.find(option, at)) != std::string::npos; ++labels) {
    at += option.size();
    const std::string wanted = script.substr(at, script.find('\'', at) - at);
    if (without_units && wanted == "^unit$") continue;
    EXPECT_THAT(listed_tests({"--label-regex", wanted}), ContainsRegex("Total Tests: [1-9]")) << wanted;
  }
  EXPECT_GE(labels, 3);
  EXPECT_THAT(script, HasSubstr("--no-tests=error"));
}

std::set<std::string> listed_packages() {
  std::istringstream lines(run_command({"/bin/bash", (kRoot / "install-dependencies.sh").string(), "--list"}).out);
  std::set<std::string> packages;
  for (std::string line; std::getline(lines, line);) packages.insert(line);
  return packages;
}

// Headers by the beginning of their names, and the package that has them; libc6-dev comes with every compiler.
struct HeaderPackage {
  std::string_view header;
  std::string_view package;
};

constexpr std::array<HeaderPackage, 36> kHeaderPackages{{
    {"archive.h", "libarchive-dev"},
    {"archive_entry.h", "libarchive-dev"},
    {"benchmark/", "libbenchmark-dev"},
    {"brotli/", "libbrotli-dev"},
    {"boost/program_options", "libboost-program-options-dev"},
    {"fmt/", "libfmt-dev"},
    {"gmock/", "libgmock-dev"},
    {"gtest/", "libgtest-dev"},
    {"libdeflate.h", "libdeflate-dev"},
    {"libxml/", "libxml2-dev"},
    {"microhttpd.h", "libmicrohttpd-dev"},
    {"nettle/", "nettle-dev"},
    {"nlohmann/", "nlohmann-json3-dev"},
    {"simdjson.h", "libsimdjson-dev"},
    {"sqlite3.h", "libsqlite3-dev"},
    {"unicode/", "libicu-dev"},
    {"xapian.h", "libxapian-dev"},
    {"xxhash.h", "libxxhash-dev"},
    {"zlib.h", "zlib1g-dev"},
    {"zstd.h", "libzstd-dev"},
    {"arpa/", ""},
    {"dirent.h", ""},
    {"dlfcn.h", ""},
    {"fcntl.h", ""},
    {"linux/", ""},
    {"malloc.h", ""},
    {"netdb.h", ""},
    {"netinet/", ""},
    {"poll.h", ""},
    {"spawn.h", ""},
    {"pthread.h", ""},
    {"pty.h", ""},
    {"sys/", ""},
    {"sysexits.h", ""},
    {"termios.h", ""},
    {"unistd.h", ""},
}};

// The headers between < and > in the sources, those of C++ itself left out: they have neither '.' nor '/'.
std::set<std::string> included_headers() {
  std::set<std::string> headers;
  for (const char* folder : {"common", "indexer", "searcher", "tests"}) {
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / folder)) {
      if (entry.path().extension() != ".h" && entry.path().extension() != ".cc") continue;
      std::istringstream lines(testing::read_file(entry.path()));
      for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("#include <")) continue;
        const std::string header = line.substr(10, line.find('>') - 10);
        if (header.find_first_of("./") != std::string::npos) headers.insert(header);
      }
    }
  }
  return headers;
}

TEST(Scripts, InstallAPackageForEachHeaderThatTheSourcesInclude) {
  const std::set<std::string> packages = listed_packages();
  const std::set<std::string> headers = included_headers();
  ASSERT_THAT(headers, Contains("xapian.h"));
  for (const std::string& header : headers) {
    const auto known =
        std::ranges::find_if(kHeaderPackages, [&](const HeaderPackage& row) { return header.starts_with(row.header); });
    ASSERT_NE(known, kHeaderPackages.end()) << "no package is known here for <" << header << ">";
    if (known->package.empty()) continue;
    EXPECT_THAT(packages, Contains(std::string(known->package))) << header;
  }
}

// install-dependencies.sh if dpkg says that all packages but `missing` are installed; what it asked apt for.
struct Installation {
  testing::CommandResult result;
  std::string apt_calls;
};

Installation install_with(const std::string& missing) {
  const testing::TempDir dir;
  const std::string log = dir.write("log", "");
  const auto stub = [&](const std::string& name, const std::string& script) {
    fs::permissions(dir.write("bin/" + name, "#!/bin/bash\n" + script), fs::perms::owner_all);
  };
  stub("dpkg-query", "[[ ${!#} == '" + missing + "' ]] || echo -n installed\n");
  stub("apt-get", "echo \"$DEBIAN_FRONTEND $*\" >> '" + log + "'\n");
  stub("sudo", "exec \"$@\"\n");
  const std::string path = "PATH=" + (dir.path() / "bin").string() + ":/usr/bin:/bin";
  const auto result = run_command({"/bin/bash", (kRoot / "install-dependencies.sh").string()}, "", {path});
  return {result, testing::read_file(log)};
}

TEST(Scripts, InstallNothingThatIsAlreadyThere) {
  const Installation installation = install_with("");
  EXPECT_EQ(installation.result.status, 0);
  EXPECT_THAT(installation.result.out, HasSubstr("packages are installed."));
  EXPECT_EQ(installation.apt_calls, "");
}

TEST(Scripts, InstallWhatIsMissingWithoutAskingQuestions) {
  const Installation installation = install_with("libfmt-dev");
  EXPECT_EQ(installation.result.status, 0);
  EXPECT_THAT(installation.apt_calls,
              ::testing::MatchesRegex("noninteractive [^\n]*update\nnoninteractive [^\n]*install --yes "
                                      "--no-install-recommends libfmt-dev\n"));
}

constexpr const char* kTestLog = R"(Start testing: Nov 28 23:00
----------------------------------------------------------
1/4 Testing: unit.Passes
2/4 Testing: cli.LacksRights
../tests/a_test.cc:61: Skipped
this machine lets nobody mount
[  SKIPPED ] LacksRights (0 ms)
3/4 Testing: cli.LacksAPackage
../tests/b_test.cc:7: Skipped
there is no mkfs.xfs (package xfsprogs)
4/4 Testing: unit.PassesToo
)";

std::string without_packages(std::string log) {
  log.erase(log.find("3/4"));
  return log;
}

TEST(Scripts, NameSkippedTestsAndFailUnderCiForAPackageOnly) {
  constexpr const char* kRights = "cli.LacksRights: this machine lets nobody mount\n";
  constexpr const char* kPackage = "cli.LacksAPackage: there is no mkfs.xfs (package xfsprogs)\n";
  const std::string both = std::string("\nSkipped:\n") + kRights + kPackage;
  const std::string rights = std::string("\nSkipped:\n") + kRights;
  struct Case {
    std::string log;
    std::string ci;
    int status;
    std::string out;
  };
  for (const Case& at :
       {Case{kTestLog, "", 0, both}, Case{kTestLog, "true", 1, both},
        Case{without_packages(kTestLog), "true", 0, rights}, Case{"1/1 Testing: unit.Passes\n", "true", 0, ""}}) {
    SCOPED_TRACE(at.ci + at.log);
    const testing::TempDir dir;
    fs::create_directories(dir.path() / "Testing/Temporary");
    dir.write("Testing/Temporary/LastTest.log", at.log);
    const auto result = run_command({"/bin/bash", (kRoot / "tests/list_skipped.sh").string(), dir.path().string()}, "",
                                    {"CI=" + at.ci});
    EXPECT_EQ(result.status, at.status);
    EXPECT_EQ(result.out, at.out);
  }
}

}  // namespace
}  // namespace khabar
