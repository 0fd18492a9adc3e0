// khabar-index on a file system that is really full: a small tmpfs, mounted in a name space of the test's own.
#include <gmock/gmock.h>

#include "tests/support/indexer_cli.h"

namespace khabar {
namespace {

using testing::CommandResult;
using testing::json_lines;
using testing::run_command;

// Arguments: directory, khabar-index, small input, large input.
constexpr const char* kScript = R"(
mount -t tmpfs -o size=6m none "$1" || exit 99
"$2" build --index "$1/index" --quiet "$3"; echo "small build $?"
"$2" build --index "$1/index" --quiet "$4"; echo "large build $?"
"$2" verify --index "$1/index" >/dev/null; echo "verify $?"
"$2" update --index "$1/index" --quiet "$4"; echo "large update $?"
"$2" verify --index "$1/index" >/dev/null; echo "verify $?"
"$2" build --index "$1/index" --quiet "$3"; echo "small build $?"
dd if=/dev/zero of="$1/filler" bs=4k 2>/dev/null
"$2" build --index "$1/index" --quiet "$3"; echo "build on a full disk $?"
"$2" rollback --index "$1/index" --quiet; echo "rollback on a full disk $?"
"$2" verify --index "$1/index" --all >/dev/null; echo "verify $?"
rm "$1/filler"
"$2" rollback --index "$1/index" --quiet; echo "rollback $?"
"$2" verify --index "$1/index" --all >/dev/null; echo "verify $?"
find "$1/index" -name '.*' | grep -v /reports/
true
)";

TEST(FullDisk, HarmsNothingThatWasPublished) {
  const testing::TempDir dir;
  const std::string script = dir.write("script.sh", kScript);
  const std::string small = dir.write("small.jsonl", json_lines(50));
  const std::string large = dir.write("large.jsonl", json_lines(20'000));
  const std::string mount = (dir.path() / "disk").string();
  std::filesystem::create_directory(mount);
  if (run_command({"/usr/bin/env", "unshare", "--mount", "true"}).status != 0) {
    GTEST_SKIP() << "this machine lets nobody make a mount name space";
  }
  const CommandResult result =
      run_command({"/usr/bin/env", "unshare", "--mount", "/bin/sh", script, mount, KHABAR_INDEX, small, large});
  if (result.status == 99) GTEST_SKIP() << "this machine lets nobody mount a tmpfs: " << result.err;
  EXPECT_EQ(result.out,
            "small build 0\nlarge build 2\nverify 0\nlarge update 2\nverify 0\nsmall build 0\n"
            "build on a full disk 2\nrollback on a full disk 2\nverify 0\nrollback 0\nverify 0\n")
      << result.err;
  EXPECT_THAT(result.err, ::testing::HasSubstr("No space left on device"));
}

}  // namespace
}  // namespace khabar
