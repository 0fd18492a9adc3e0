// What is not read is named; what is no article is passed over.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

#include "tests/support/make_archive.h"
#include "tests/support/recording_sink.h"

namespace khabar::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST(Inputs, NameWhatTheyCannotRead) {
  for (const auto& [name, bytes, reason] : std::vector<std::tuple<std::string, std::string, std::string>>{
           {"a.parquet", "PAR1\x15", "a Parquet table, which is not read"},
           {"a.zim", "ZIM\x04\x06", "a ZIM archive, which is not read"},
           {"a.zip", "PK\x07\x08PK\x03\x04", "a part of a split zip archive, which is not read"},
           {"a.zip.002", "abc", "a part of a split archive, which is not read"},
           {"a.zip", "PK\x03\x04\x14\x00\x01\x00", "the archive is encrypted"},
           {"a.7z", "7z\xBC\xAF\x27\x1C", "a 7-Zip archive, which is not read"},
           {"a.rar", "Rar!\x1A\x07", "a RAR archive, which is not read"}}) {
    const std::string whole = bytes == std::string("PK\x03\x04\x14") ? std::string("PK\x03\x04\x14\0\x01\0", 8) : bytes;
    EXPECT_THAT(read_bytes(whole, name).reasons(), ElementsAre("0: " + reason)) << name;
  }
  EXPECT_THAT(read_bytes(make_zip({{"[Content_Types].xml", "x"}, {"word/document.xml", "x"}}), "a.docx").reasons(),
              ElementsAre("0: a DOCX document, which is not read"));
}

TEST(Inputs, PassOverWhatLiesBesidePages) {
  const TempDir dir;
  for (const char* name :
       {"style.css", "app.js", "logo.svg", "robots.txt", "a.cdx", "crawl.log", "mimetype", ".hidden"}) {
    dir.write(name, "نص");
  }
  dir.write("a.txt", "نص");
  const RecordingSink sink = read_all_of({dir.path().string()});
  EXPECT_THAT(sink.ids(), ElementsAre("a.txt"));
  EXPECT_THAT(sink.passed_over, SizeIs(8));
  EXPECT_THAT(sink.passed_over, Contains("hidden files and README.md"));
}

TEST(Inputs, WithFilesOfOneNameKeepThemApart) {
  const TempDir dir;
  dir.write("y1/1.txt", "خبر\nنص أول");
  dir.write("y2/1.txt", "خبر\nنص ثان");
  const RecordingSink sink = read_all_of({(dir.path() / "y1").string(), (dir.path() / "y2").string()});
  EXPECT_THAT(sink.ids(), ElementsAre("y1/1.txt", "y2/1.txt")) << "as those of the directory above";
  EXPECT_THAT(sink.remarks, ElementsAre("renamed_path: y1/1.txt", "renamed_path: y2/1.txt"));
}

}  // namespace
}  // namespace khabar::testing
