#include "indexer/load/column.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "common/program/error.h"
#include "tests/support/read_file.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using Records = std::vector<std::pair<glass::DocumentId, std::string>>;

struct Column : ::testing::Test {
  fs::path write(const std::string& name, const Records& records) const {
    ColumnWriter writer(dir.path() / name);
    for (const auto& [document, bytes] : records) writer.add(document, bytes);
    writer.finish();
    return dir.path() / name;
  }

  static Records read(const std::vector<fs::path>& files) {
    Records records;
    for (ColumnReader reader(files); reader.next();) records.emplace_back(reader.document(), reader.bytes());
    return records;
  }

  void expect_refusal(const fs::path& file) const {
    try {
      read({file});
      ADD_FAILURE() << "it was read";
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr(file.string() + " is not as it was written"));
    }
  }

  testing::TempDir dir;
};

TEST_F(Column, IsReadAsItWasWritten) {
  Records records;
  for (glass::DocumentId document = 1; document < 2'000; ++document) {
    records.emplace_back(document * 3, std::string(document % 300, static_cast<char>(document)));
  }
  records.emplace_back(4'000'000'000, std::string(500'000, '\0'));
  EXPECT_EQ(read({write("a", records)}), records);
}

TEST_F(Column, GoesOnInTheNextFile) {
  const std::vector<fs::path> files{write("a", {{1, "one"}}), write("b", {}), dir.path() / "none",
                                    write("c", {{2, ""}, {7, "seven"}})};
  EXPECT_EQ(read(files), (Records{{1, "one"}, {2, ""}, {7, "seven"}}));
  EXPECT_EQ(read({}), Records{});
}

TEST_F(Column, IsRefusedIfItIsNotAsItWasWritten) {
  const fs::path file = write("a", {{1, "one"}, {2, "two"}});
  const std::string sound = testing::read_file(file);
  for (std::size_t at = 0; at < sound.size(); ++at) {
    std::string bytes = sound;
    bytes[at] ^= 1;
    dir.write("a", bytes);
    expect_refusal(file);
    dir.write("a", sound.substr(0, at));
    expect_refusal(file);
  }
}

TEST_F(Column, IsRefusedIfItsDocumentsDoNotAscend) {
  expect_refusal(write("a", {{2, "two"}, {2, "two"}}));
  EXPECT_THROW(read({write("a", {{5, "five"}}), write("b", {{3, "three"}})}), Error);
}

}  // namespace
}  // namespace khabar
