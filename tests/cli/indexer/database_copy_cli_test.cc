// The copy in which an update changes a generation, if copying goes wrong and if it shares its blocks.
#include <gmock/gmock.h>

#include "tests/support/indexer_cli.h"
#include "tests/support/sanitizers.h"

namespace khabar {
namespace {

using ::testing::HasSubstr;
using namespace testing;

struct DatabaseCopyCli : IndexerCliTest {
  std::string first = json_lines(2000);
  std::string changed = json_line("7", "خبر تغير") + json_line("new", "خبر جديد");

  CommandResult update(const std::string& fault) const {
    const std::string input = dir.write("changed.jsonl", changed);
    return run_command({KHABAR_INDEX, "update", "--quiet", "--index", index, input}, "",
                       {"LD_PRELOAD=" KHABAR_FAIL_COPY, "KHABAR_COPY_FAULT=" + fault});
  }
};

TEST_F(DatabaseCopyCli, HasTheSameBytesHoweverItIsReadAndWritten) {
  if (kSanitized) GTEST_SKIP() << kNoPreload;
  build(first);
  ASSERT_EQ(update("none").status, 0);
  const std::string expected = run("export").out;
  EXPECT_THAT(expected, HasSubstr("خبر تغير"));
  for (const std::string fault : {"interrupted", "short writes"}) {
    build(first);
    const CommandResult result = update(fault);
    EXPECT_EQ(result.status, 0) << fault << result.err;
    EXPECT_EQ(run("verify", {"--all", "--deep"}).status, 0) << fault;
    EXPECT_EQ(run("export").out, expected) << fault;
  }
}

TEST_F(DatabaseCopyCli, ThatFailsLeavesTheIndexAsItWas) {
  if (kSanitized) GTEST_SKIP() << kNoPreload;
  build(first);
  const std::string before = run("export").out;
  const auto generation = directory.current();
  for (const auto& [fault, reason] :
       {std::pair{"full", "No space left on device"}, std::pair{"unreadable", "Input/output error"}}) {
    const CommandResult result = update(fault);
    EXPECT_EQ(result.status, 2) << fault;
    EXPECT_THAT(result.err, HasSubstr(reason)) << fault;
    EXPECT_EQ(directory.current(), generation) << fault;
    EXPECT_EQ(directory.list_generations().size(), 1U) << fault;
    EXPECT_EQ(run("export").out, before) << fault;
  }
  EXPECT_EQ(update("none").status, 0);
  EXPECT_EQ(run("verify", {"--all", "--deep"}).status, 0);
  EXPECT_EQ(articles(), 2001U);
}

// Arguments: directory, khabar-index, first input, changed input. Prints by how many KiB the update has grown what is
// in use, and what there was before.
constexpr const char* kScript = R"(
truncate -s 320m "$1/image" && mkfs.xfs -q -m reflink=1 "$1/image" && mkdir "$1/disk" &&
  mount -o loop "$1/image" "$1/disk" || exit 99
used() { sync; df --output=used -k "$1/disk" | tail -n 1; }
empty=$(used "$1")
"$2" build --index "$1/disk/index" --quiet "$3" || exit
before=$(used "$1")
"$2" update --index "$1/disk/index" --quiet "$4" || exit
after=$(used "$1")
"$2" verify --index "$1/disk/index" --all >&2 || exit
echo $((after - before)) $((before - empty))
)";

TEST_F(DatabaseCopyCli, SharesItsBlocksWhereTheFileSystemCan) {
  if (run_command({"/usr/bin/env", "sh", "-c", "PATH=$PATH:/sbin:/usr/sbin command -v mkfs.xfs"}).status != 0) {
    GTEST_SKIP() << "there is no mkfs.xfs (package xfsprogs)";
  }
  if (run_command({"/usr/bin/env", "unshare", "--mount", "true"}).status != 0) {
    GTEST_SKIP() << "this machine lets nobody make a mount name space";
  }
  const std::string script = dir.write("script.sh", kScript);
  const CommandResult result =
      run_command({"/usr/bin/env", "unshare", "--mount", "/bin/sh", script, dir.path().string(), KHABAR_INDEX,
                   dir.write("first.jsonl", json_lines(20'000)), dir.write("changed.jsonl", changed)},
                  "", {"PATH=/usr/sbin:/usr/bin:/sbin:/bin"});
  if (result.status == 99) GTEST_SKIP() << "this machine lets nobody mount an image of XFS: " << result.err;
  ASSERT_EQ(result.status, 0) << result.err;
  std::istringstream numbers(result.out);
  long grown = 0;
  long whole = 0;
  numbers >> grown >> whole;
  EXPECT_GT(whole, 1000) << result.out;
  EXPECT_LT(grown * 4, whole) << "a copy of everything would have doubled what is in use";
}

}  // namespace
}  // namespace khabar
