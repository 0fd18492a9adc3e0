// khabar-index on a file system that is really full: a small tmpfs, mounted in a name space of the test's own.
#include <gmock/gmock.h>

#include "tests/support/indexer_cli.h"

namespace khabar {
namespace {

using ::testing::AllOf;
using testing::CommandResult;
using ::testing::HasSubstr;
using testing::json_lines;
using ::testing::Not;
using testing::run_command;

constexpr const char* kTooSmall = R"(
mount -t tmpfs -o size=22m none "$1" || exit 99
"$2" build --index "$1/index" --quiet "$3"; echo "small build $?"
"$2" build --index "$1/index" --quiet "$4"; echo "large build $?"
"$2" verify --index "$1/index" --deep >/dev/null; echo "verify $?"
"$2" update --index "$1/index" --quiet "$4"; echo "large update $?"
"$2" verify --index "$1/index" --deep >/dev/null; echo "verify $?"
"$2" build --index "$1/index" --quiet "$3"; echo "small build $?"
dd if=/dev/zero of="$1/filler" bs=4k 2>/dev/null
"$2" build --index "$1/index" --quiet "$3"; echo "build on a full disk $?"
"$2" rollback --index "$1/index" --quiet; echo "rollback on a full disk $?"
"$2" verify --index "$1/index" --all --deep >/dev/null; echo "verify $?"
rm "$1/filler"
"$2" rollback --index "$1/index" --quiet; echo "rollback $?"
"$2" verify --index "$1/index" --all --deep >/dev/null; echo "verify $?"
find "$1/index" -name '.*' | grep -v /reports/
true
)";

// Each large run is told the moment at which the rest of the disk goes. It may be done by then (0), else it fails (2).
constexpr const char* kFilledByOthers = R"(
mount -t tmpfs -o size=40m none "$1" || exit 99
"$2" build --index "$1/index" --quiet "$3"; echo "build $?"
for command in build update; do
  for moment in 0.05 0.1 0.2 0.3 0.4 0.6; do
    "$2" "$command" --index "$1/index" --quiet "$4" & run=$!
    sleep "$moment"
    dd if=/dev/zero of="$1/filler" bs=4k 2>/dev/null
    wait "$run"; status=$?
    [ "$status" = 0 ] || [ "$status" = 2 ] || echo "$command filled after $moment $status"
    rm "$1/filler"
    "$2" verify --index "$1/index" --deep >/dev/null || echo "verify after $command filled after $moment $?"
    rm -rf "$1/index"
    "$2" build --index "$1/index" --quiet "$3"
  done
done
"$2" build --index "$1/index" --quiet --force "$3"; echo "build $?"
"$2" verify --index "$1/index" --all --deep >/dev/null; echo "sound $?"
)";

// Runs `script` with a mount point, khabar-index, a small and a large input; skips if nobody may mount.
class FullDisk : public ::testing::Test {
 protected:
  void run(const char* text) {
    if (run_command({"/usr/bin/env", "unshare", "--mount", "true"}).status != 0) {
      GTEST_SKIP() << "this machine lets nobody make a mount name space";
    }
    const std::string script = dir_.write("script.sh", text);
    const std::string small = dir_.write("small.jsonl", json_lines(50));
    const std::string large = dir_.write("large.jsonl", json_lines(20'000));
    const std::string mount = (dir_.path() / "disk").string();
    std::filesystem::create_directory(mount);
    result_ = run_command({"/usr/bin/env", "unshare", "--mount", "/bin/sh", script, mount, KHABAR_INDEX, small, large});
    if (result_.status == 99) GTEST_SKIP() << "this machine lets nobody mount a tmpfs: " << result_.err;
  }

  testing::TempDir dir_;
  CommandResult result_;
};

TEST_F(FullDisk, HarmsNothingThatWasPublished) {
  run(kTooSmall);
  if (IsSkipped()) return;
  EXPECT_EQ(result_.out,
            "small build 0\nlarge build 2\nverify 0\nlarge update 2\nverify 0\nsmall build 0\n"
            "build on a full disk 2\nrollback on a full disk 2\nverify 0\nrollback 0\nverify 0\n")
      << result_.err;
  EXPECT_THAT(result_.err, HasSubstr("the disk of "));
  EXPECT_THAT(result_.err, HasSubstr("No space left on device"));
}

TEST_F(FullDisk, MayBeFilledByOthersAtAnyMoment) {
  run(kFilledByOthers);
  if (IsSkipped()) return;
  EXPECT_EQ(result_.out, "build 0\nbuild 0\nsound 0\n") << result_.err;
  EXPECT_THAT(result_.err, AllOf(HasSubstr(": error: "), HasSubstr(": hint: "), Not(HasSubstr("terminate called"))));
}

}  // namespace
}  // namespace khabar
