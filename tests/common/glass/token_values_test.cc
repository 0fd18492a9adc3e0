// The stored words of a database are read in place as Xapian reads them, and what is no database of Xapian's ends in an
// error that names the table.
#include "common/glass/token_values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <limits>
#include <random>
#include <vector>

#include "common/program/error.h"
#include "common/stored/field.h"
#include "tests/support/read_file.h"
#include "tests/support/sanitizers.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

using Values = std::vector<std::pair<Xapian::docid, std::string>>;

std::string random_value(std::mt19937& random) {
  constexpr std::size_t kSizes[]{0, 1, 20, 700, 1999, 2043, 2044, 5000, 40000};
  const std::size_t size = kSizes[random() % (random() % 10 == 0 ? std::size(kSizes) : 5)];
  std::string value;
  for (std::size_t i = 0; i < size; ++i) value += static_cast<char>(random());
  return value;
}

Xapian::Document random_document(std::mt19937& random) {
  Xapian::Document document;
  document.add_value(slot(Slot::kTokens), random_value(random));
  document.add_value(slot(Slot::kOrder), "order" + std::to_string(random() % 100));
  document.add_value(slot(Slot::kWords), random_value(random));
  for (std::size_t i = random() % 20; i > 0; --i) document.add_term("Zterm" + std::to_string(random() % 5000));
  return document;
}

// Written in several commits, changed in some.
void write_database(const fs::path& directory, std::mt19937& random, std::size_t documents) {
  Xapian::WritableDatabase database(directory.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC,
                                    2048 << (random() % 4));
  for (std::size_t i = 0; i < documents; ++i) {
    const auto id = static_cast<Xapian::docid>(1 + i * (1 + random() % 2) + (i > documents / 2 ? 40000 : 0));
    database.replace_document(id, random_document(random));
    if (random() % 50 == 0) database.commit();
  }
  for (std::size_t i = random() % 30; i > 0; --i) {
    const auto id = *database.postlist_begin("");
    if (random() % 2 == 0 || database.get_doccount() == 1) {
      database.replace_document(id + static_cast<Xapian::docid>(random() % documents), random_document(random));
    } else {
      database.delete_document(id);
    }
  }
  database.commit();
}

Values all_values(TokenValues tokens) {
  Values values;
  for (Xapian::docid from = 1; tokens.seek(from); from = tokens.article() + 1) {
    values.emplace_back(tokens.article(), tokens.words());
  }
  return values;
}

Values some_values(TokenValues tokens, unsigned seed) {
  std::mt19937 random(seed);
  Values values;
  for (Xapian::docid from = 1 + static_cast<Xapian::docid>(random() % 90); tokens.seek(from);) {
    values.emplace_back(tokens.article(), tokens.words());
    from += static_cast<Xapian::docid>(random() % (random() % 10 == 0 ? 500 : 8));
  }
  return values;
}

TEST(TokenValues, AreThoseThatXapianReads) {
  std::mt19937 random(1);
  for (std::size_t round = 0; round < 24 / testing::kFewer; ++round) {
    const testing::TempDir directory;
    write_database(directory.path(), random, round == 0 ? 1 : 1 + random() % 1500);
    const Xapian::Database database(directory.path().string());
    const auto table = open_tokens(directory.path(), database);
    ASSERT_TRUE(table) << round;
    ASSERT_EQ(all_values({database, table}), all_values({database, nullptr})) << round;
    for (unsigned seed = 0; seed < 5; ++seed) {
      ASSERT_EQ(some_values({database, table}, seed), some_values({database, nullptr}, seed)) << round;
    }
  }
}

TEST(TokenValues, AreNoneOfADatabaseWithoutDocuments) {
  const testing::TempDir directory;
  Xapian::WritableDatabase(directory.path().string(), Xapian::DB_CREATE_OR_OVERWRITE).commit();
  const Xapian::Database database(directory.path().string());
  const auto table = open_tokens(directory.path(), database);
  ASSERT_TRUE(table);
  TokenValues tokens(database, table);
  EXPECT_FALSE(tokens.seek(1));
  EXPECT_FALSE(tokens.seek(7));
  EXPECT_EQ(tokens.of(9), "");
}

TEST(TokenValues, AreReadByXapianIfTheTablesAreNotThoseItHasOpen) {
  std::mt19937 random(2);
  const testing::TempDir directory;
  write_database(directory.path(), random, 20);
  const Xapian::Database database(directory.path().string());
  EXPECT_TRUE(open_tokens(directory.path(), database));
  EXPECT_FALSE(open_tokens(directory.path() / "nowhere", database));

  const testing::TempDir other;
  write_database(other.path(), random, 20);
  EXPECT_FALSE(open_tokens(other.path(), database));

  Xapian::WritableDatabase writer(directory.path().string());
  writer.add_document(random_document(random));
  writer.commit();
  EXPECT_FALSE(open_tokens(directory.path(), database));
  EXPECT_TRUE(open_tokens(directory.path(), Xapian::Database(directory.path().string())));
}

TEST(TokenValues, AreReadByXapianIfTheFormatIsAnother) {
  const testing::TempDir directory;
  std::mt19937 random(3);
  write_database(directory.path(), random, 5);
  const std::string version = testing::read_file(directory.path() / "iamglass");
  ASSERT_TRUE(glass::read_version(version));
  for (std::size_t size = 0; size < 36; ++size) EXPECT_FALSE(glass::read_version(version.substr(0, size))) << size;
  std::string later = version;
  later[15] = static_cast<char>(later[15] + 1);
  EXPECT_FALSE(glass::read_version(later));
}

class DamagedTables : public ::testing::Test {
 protected:
  DamagedTables() {
    write_database(directory_.path(), random_, 600);
    published_ = *glass::read_version(testing::read_file(directory_.path() / "iamglass"));
    sound_ = testing::read_file(table());
  }

  fs::path table() const { return directory_.path() / "postlist.glass"; }

  void write(const std::string& bytes) const { std::ofstream(table(), std::ios::binary) << bytes; }

  // Whatever the bytes are, there is an end, and an error names the table. Returns how many values there were.
  std::size_t read(const glass::PublishedTable& published) {
    std::size_t count = 0;
    try {
      auto opened = std::make_shared<glass::SlotTable>(directory_.path(), published, slot(Slot::kTokens));
      for (const Xapian::docid step : {1U, 37U}) {
        glass::SlotValues values(opened);
        for (Xapian::docid from = 1; values.seek(from); from = values.document() + step) {
          EXPECT_GE(values.document(), from);
          ++count;
          if (values.document() > std::numeric_limits<Xapian::docid>::max() - step) break;
        }
      }
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr(table().string()));
      ++errors_;
    }
    return count;
  }

  std::mt19937 random_{4};
  testing::TempDir directory_;
  glass::PublishedTable published_;
  std::string sound_;
  std::size_t errors_ = 0;
};

TEST_F(DamagedTables, EndInAnErrorIfBytesDiffer) {
  const std::size_t all = read(published_);
  ASSERT_GT(all, 100U);
  ASSERT_EQ(errors_, 0U);
  for (std::size_t round = 0; round < 400 / testing::kFewer; ++round) {
    std::string bytes = sound_;
    const std::size_t block = random_() % (bytes.size() / published_.block_bytes);
    for (std::size_t i = 0; i <= random_() % 6; ++i) {
      // Headers and directories lie at the beginning of a block.
      const std::size_t at = random_() % (random_() % 3 > 0 ? 64 : published_.block_bytes);
      bytes[block * published_.block_bytes + at] = static_cast<char>(random_());
    }
    write(bytes);
    read(published_);
  }
  EXPECT_GT(errors_, 30U / testing::kFewer);
}

TEST_F(DamagedTables, EndInAnErrorIfTheyAreCut) {
  for (std::size_t round = 0; round < 60 / testing::kFewer; ++round) {
    write(sound_.substr(0, random_() % sound_.size()));
    read(published_);
  }
  EXPECT_GT(errors_, 10U / testing::kFewer);
}

TEST_F(DamagedTables, EndInAnErrorIfTheRootIsAnother) {
  for (std::size_t level = 0; level < 10; ++level) {
    for (std::uint32_t root = 0; root < 30; ++root) {
      glass::PublishedTable other = published_;
      other.root = root;
      other.level = level;
      read(other);
    }
  }
  EXPECT_GT(errors_, 200U);
}

// Each branch leads to the one below it many times over.
TEST_F(DamagedTables, EndInAnErrorIfBlocksAreShared) {
  constexpr std::size_t kItems = 200;
  constexpr std::size_t kItem = 7;
  std::string bytes;
  for (std::size_t level = 0; level < 9; ++level) {
    std::string block(8192, '\0');
    const auto put = [&](std::size_t at, std::size_t number) {
      block[at] = static_cast<char>(number >> 8U);
      block[at + 1] = static_cast<char>(number);
    };
    block[4] = static_cast<char>(level);
    put(9, 11 + (level == 0 ? 0 : 2 * kItems));
    for (std::size_t i = 0; i < kItems && level > 0; ++i) {
      const std::size_t item = 8192 - (i + 1) * kItem;
      put(11 + 2 * i, item);
      put(item + 2, level - 1);
    }
    bytes += block;
  }
  write(bytes);
  glass::PublishedTable shared = published_;
  shared.block_bytes = 8192;
  shared.root = 8;
  shared.level = 8;
  EXPECT_EQ(read(shared), 0U);
}

TEST_F(DamagedTables, EndInAnErrorIfTheyAreCutWhileTheyAreRead) {
  for (const std::size_t left : {std::size_t{0}, sound_.size() / 2, std::size_t{5000}}) {
    write(sound_);
    glass::SlotValues values(std::make_shared<glass::SlotTable>(directory_.path(), published_, slot(Slot::kTokens)));
    ASSERT_TRUE(values.seek(1));
    fs::resize_file(table(), left);
    try {
      for (Xapian::docid from = 1; values.seek(from); from = values.document() + 1) {
      }
      FAIL() << "no error";
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr(table().string()));
      EXPECT_THAT(error.what(), HasSubstr("cut"));
    }
  }
}

TEST(MappedFile, GivesMemoryBackAndReadsOn) {
  const testing::TempDir directory;
  const fs::path path = directory.path() / "large";
  std::ofstream(path) << "begins";
  constexpr std::size_t kSize = MappedFile::kMostResident + (std::size_t{3} << 20U) + 5;
  fs::resize_file(path, kSize);
  MappedFile file(path);
  ASSERT_EQ(file.size(), kSize);
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(file.part(0, 6), "begins");
    for (std::size_t at = 4096; at + 5 < kSize; at += std::size_t{1} << 20U)
      EXPECT_EQ(file.part(at, 2), std::string(2, '\0'));
    EXPECT_EQ(file.part(kSize - 5, 5), std::string(5, '\0'));
  }
  EXPECT_NO_THROW(file.confirm());
}

// Pages of mapped files that count as memory of this process, in bytes; they may lie in a file system of memory.
std::size_t mapped_bytes() {
  std::size_t kilobytes = 0;
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("RssFile:") || line.starts_with("RssShmem:")) kilobytes += std::stoul(line.substr(9));
  }
  return kilobytes * 1024;
}

TEST(MappedFile, KeepsAsLittleInMemoryAsItIsAskedFor) {
  constexpr std::size_t kWindow = std::size_t{1} << 20U;
  constexpr std::size_t kSize = 24 * kWindow;
  const testing::TempDir directory;
  const fs::path path = directory.path() / "large";
  std::ofstream(path) << std::string(kSize, 'x');
  MappedFile file(path);
  const auto read_all = [&] {
    for (std::size_t at = 0; at < kSize; at += 4096) ASSERT_EQ(file.part(at, 1), "x");
  };
  const std::size_t before = mapped_bytes();
  read_all();
  EXPECT_GT(mapped_bytes(), before + 20 * kWindow);
  for (const std::size_t most : {std::size_t{0}, 3 * kWindow, kWindow, 8 * kWindow}) {
    file.keep_resident(most);
    EXPECT_LT(mapped_bytes(), before + most + 3 * kWindow) << most;
    read_all();
    EXPECT_LT(mapped_bytes(), before + most + 3 * kWindow) << most;
  }
  file.keep_resident(MappedFile::kMostResident);
  read_all();
  EXPECT_GT(mapped_bytes(), before + 20 * kWindow);
}

TEST(MappedFile, NamesAFileThatIsNotThere) {
  try {
    const MappedFile file("/nowhere/table");
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("/nowhere/table"));
  }
}

TEST(MappedFile, MayBeEmpty) {
  const testing::TempDir directory;
  std::ofstream(directory.path() / "empty").flush();
  MappedFile file(directory.path() / "empty");
  EXPECT_EQ(file.size(), 0U);
  EXPECT_EQ(file.part(0, 0), "");
}

}  // namespace
}  // namespace khabar
