#include "indexer/generation/generation_digests.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "common/digest.h"
#include "common/program/error.h"
#include "common/stored/damage.h"
#include "tests/support/no_check_point.h"
#include "tests/support/read_file.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::kNoCheckPoint;
using testing::TempDir;

std::string some_text() {
  return digests_text({{"a b", 7, std::string(32, '0')}, {"c", 18'446'744'073'709'551'615U, std::string(32, 'f')}});
}

TEST(DigestsText, IsReadAgain) {
  for (const FileDigests& digests :
       {FileDigests{}, FileDigests{{"a b", 7, std::string(32, '0')}, {"c", 0, hex_digest("x")}}}) {
    EXPECT_EQ(parse_digests(digests_text(digests)), digests);
  }
}

TEST(DigestsText, NoticesEveryBitThatIsDamagedAndEveryCut) {
  const std::string whole = some_text();
  ASSERT_TRUE(parse_digests(whole));
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::string text = whole;
    text[bit / 8] = static_cast<char>(text[bit / 8] ^ (1 << bit % 8));
    EXPECT_EQ(parse_digests(text), std::nullopt) << bit;
  }
  for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_EQ(parse_digests(whole.substr(0, size)), std::nullopt);
  EXPECT_EQ(parse_digests(whole + '\n'), std::nullopt);
}

TEST(DigestsText, IsRefusedWhereItsLinesAreNoDigests) {
  const auto with_digest = [](const std::string& lines) { return lines + hex_digest(lines) + '\n'; };
  const std::string digest(32, 'a');
  EXPECT_TRUE(parse_digests(with_digest(digest + " 1 name\n")));
  for (const std::string& lines :
       {std::string("\n"), digest + "\n", digest + " 1\n", digest + " 1 \n", digest + " x name\n",
        digest + " -1 name\n", digest + "  name\n", digest + " 99999999999999999999 name\n",
        std::string(32, 'A') + " 1 name\n", std::string(31, 'a') + " 1 name\n", digest + " 1 b\n" + digest + " 1 a\n",
        digest + " 1 a\n" + digest + " 1 a\n", digest + " 1 a"}) {
    EXPECT_EQ(parse_digests(with_digest(lines)), std::nullopt) << lines;
  }
}

TEST(GenerationDigests, AreThoseOfTheFiles) {
  const TempDir dir;
  const std::string large(1'000'000, 'x');
  dir.write("g/large", large);
  dir.write("g/empty", "");
  dir.write("g/flintlock", "");
  write_digests(dir.path() / "g", kNoCheckPoint);
  const auto digests = read_digests(dir.path() / "g");
  ASSERT_TRUE(digests);
  EXPECT_THAT(*digests,
              ElementsAre(FileDigest{"empty", 0, hex_digest("")}, FileDigest{"large", 1'000'000, hex_digest(large)}));
  EXPECT_THAT(compare_files(dir.path() / "g", kNoCheckPoint).problems, IsEmpty());
}

TEST(GenerationDigests, MayBeMissingButNotBeAnythingElse) {
  const TempDir dir;
  fs::create_directories(dir.path() / "g");
  EXPECT_EQ(read_digests(dir.path() / "g"), std::nullopt);
  fs::create_directory(dir.path() / "g/digests");
  EXPECT_THROW(read_digests(dir.path() / "g"), Damage);
  fs::remove(dir.path() / "g/digests");
  ASSERT_EQ(::mkfifo((dir.path() / "g/digests").c_str(), 0600), 0);
  EXPECT_THROW(read_digests(dir.path() / "g"), Damage);
  fs::remove(dir.path() / "g/digests");
  fs::create_symlink("nowhere", dir.path() / "g/digests");
  EXPECT_THROW(read_digests(dir.path() / "g"), Damage);
  fs::remove(dir.path() / "g/digests");
  dir.write("g/digests", std::string(2'000'000, 'x'));
  EXPECT_THROW(read_digests(dir.path() / "g"), Damage);
}

TEST(GenerationDigests, ShowCutsAtAGlance) {
  const TempDir dir;
  dir.write("g/iamglass", "tables");
  dir.write("g/large", std::string(1'000'000, 'x'));
  const fs::path generation = dir.path() / "g";
  write_digests(generation, kNoCheckPoint);
  const FileDigests digests = read_digests(generation).value();
  EXPECT_THAT(differences_at_a_glance(generation, digests), IsEmpty());
  dir.write("g/large", std::string(1'000'000, 'y'));
  EXPECT_THAT(differences_at_a_glance(generation, digests), IsEmpty()) << "that takes reading it";
  EXPECT_THAT(compare_files(generation, kNoCheckPoint).problems,
              ElementsAre("large has changed since it was published"));
  dir.write("g/large", std::string(999'999, 'x'));
  dir.write("g/iamglass", "Tables");
  EXPECT_THAT(differences_at_a_glance(generation, digests),
              ElementsAre("iamglass has changed since it was published",
                          "large has 999999 bytes, but was published with 1000000"));
}

TEST(GenerationDigests, NameWhatTheSystemWillNotLookAt) {
  const TempDir dir;
  const fs::path generation = dir.path() / "g";
  dir.write("g/iamglass", "tables");
  write_digests(generation, kNoCheckPoint);
  fs::create_symlink("loop", generation / "loop");
  const auto loop = HasSubstr("cannot read " + (generation / "loop").string() + ": Too many levels of symbolic links");
  EXPECT_THAT(compare_files(generation, kNoCheckPoint).problems, ElementsAre(loop));
  try {
    digests_of(generation, kNoCheckPoint);
    ADD_FAILURE() << "takes it for a file";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), loop);
  }
}

TEST(GenerationDigests, AreEndedByTheCheckPoint) {
  const TempDir dir;
  dir.write("g/large", std::string(10'000'000, 'x'));
  int calls = 0;
  const CheckPoint third = [&] {
    if (++calls == 3) throw Error("ended by SIGTERM");
  };
  EXPECT_THROW(write_digests(dir.path() / "g", third), Error);
  EXPECT_FALSE(fs::exists(dir.path() / "g/digests"));
  write_digests(dir.path() / "g", kNoCheckPoint);
  calls = 0;
  EXPECT_THROW(compare_files(dir.path() / "g", third), Error);
}

}  // namespace
}  // namespace khabar
