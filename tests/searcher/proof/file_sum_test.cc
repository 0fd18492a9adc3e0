#include "searcher/proof/file_sum.h"

#include <gtest/gtest.h>

#include "common/program/error.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

// The examples of FIPS 180.
TEST(FileSum, IsThatOfTheStandard) {
  const testing::TempDir dir;
  const std::pair<std::string, std::string> rows[] = {
      {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {std::string(1'000'000, 'a'), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"}};
  for (const auto& [bytes, sha256] : rows) {
    const FileSum sum = sum_of_file(dir.write("file", bytes));
    EXPECT_EQ(sum.bytes, bytes.size());
    EXPECT_EQ(sum.sha256, sha256);
  }
}

TEST(FileSum, IsOfAFileThatIsThere) {
  const testing::TempDir dir;
  EXPECT_THROW(sum_of_file(dir.path() / "none"), Error);
  EXPECT_THROW(sum_of_file(dir.path()), Error);
}

}  // namespace
}  // namespace khabar
