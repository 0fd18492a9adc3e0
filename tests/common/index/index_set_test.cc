#include "common/index/index_set.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "common/index/article_document.h"
#include "common/index/document_place.h"
#include "common/index/index_directory.h"
#include "common/index/index_snapshot.h"
#include "common/program/error.h"
#include "tests/support/temp_dir.h"
#include "tests/support/test_index.h"

namespace khabar {
namespace {

using ::testing::HasSubstr;

class IndexSetTest : public ::testing::Test {
 protected:
  std::string place(const std::string& name) const { return (dir_.path() / name).string(); }

  std::string publish(const std::string& name) const {
    testing::publish_index(place(name), {testing::make_article(name, "خبر", "نص " + name)});
    return place(name);
  }

  void change_metadata(const std::string& name, const IndexMetadata& metadata) const {
    Xapian::WritableDatabase database(IndexDirectory(place(name)).current_path().string(), Xapian::DB_OPEN);
    write_metadata(database, metadata);
    database.commit();
  }

  static std::string refusal(const std::vector<std::string>& places) {
    try {
      const IndexSet set(places);
      return "opened";
    } catch (const Error& error) {
      return std::string(error.what()) + " / " + error.hint();
    }
  }

  std::string both() const { return "the indexes at " + place("a") + " and " + place("b"); }

  testing::TempDir dir_;
};

TEST_F(IndexSetTest, OpensSeveralAsOneInTheOrderGiven) {
  IndexSet set({publish("b"), publish("a"), publish("c")});
  EXPECT_EQ(set.collection().database().get_doccount(), 3U);
  ASSERT_EQ(set.names().size(), 3U);
  for (Xapian::docid article = 1; article <= 3; ++article) {
    const std::size_t at = place_of(article, 3).database;
    EXPECT_EQ(place(stored_article(set.collection().database().get_document(article)).id), set.names()[at].place);
  }
  EXPECT_EQ(set.names()[1].generation, IndexDirectory(place("a")).current());
  EXPECT_EQ(set.analyzer().fingerprint(), Analyzer().fingerprint());
}

TEST_F(IndexSetTest, RefusesDifferentVariantTablesNamingBoth) {
  publish("a");
  publish("b");
  const std::string table = "ترامب\tترمب\n";
  change_metadata("b", {kSchemaVersion, Analyzer(VariantTable(table, "t")).fingerprint(), "", "", table});
  for (const auto& part : {both(), std::string("variants differ"), std::string("khabar-index build --index")}) {
    EXPECT_THAT(refusal({place("a"), place("b")}), HasSubstr(part));
  }
  EXPECT_THAT(refusal({place("b"), place("a")}), HasSubstr("--variants FILE"));
}

TEST_F(IndexSetTest, RefusesDifferentAnalyzersNamingBothAndTheOlderOne) {
  publish("a");
  publish("b");
  change_metadata("b", {kSchemaVersion, std::string(32, '0'), "2001-01-01T00:00:00Z", "", ""});
  for (const auto& places : {std::vector{place("a"), place("b")}, std::vector{place("b"), place("a")}}) {
    EXPECT_THAT(refusal(places), HasSubstr("different analyzers"));
    EXPECT_THAT(refusal(places), HasSubstr("rebuild the older one: khabar-index build --index '" + place("b") + "'"));
  }
  EXPECT_THAT(refusal({place("a"), place("b")}), HasSubstr(both()));
}

TEST_F(IndexSetTest, RefusesDifferentFormatsNamingBoth) {
  publish("a");
  publish("b");
  change_metadata("b", {kSchemaVersion + 1, Analyzer().fingerprint(), "", "", ""});
  EXPECT_THAT(refusal({place("a"), place("b")}), HasSubstr(both()));
  EXPECT_THAT(refusal({place("a"), place("b")}), HasSubstr("their formats differ"));
}

TEST_F(IndexSetTest, RefusesIndexesThatAreAllOfAnotherAnalyzer) {
  publish("a");
  publish("b");
  for (const char* name : {"a", "b"}) change_metadata(name, {kSchemaVersion, std::string(32, '0'), "", "", ""});
  EXPECT_THAT(refusal({place("a"), place("b")}), HasSubstr("made with another analyzer"));
}

TEST_F(IndexSetTest, RefusesOneIndexTwiceUnderAnyName) {
  publish("a");
  publish("b");
  std::filesystem::create_directory_symlink(place("a"), place("link"));
  std::filesystem::copy(place("a"), place("copy"), std::filesystem::copy_options::recursive);
  EXPECT_THAT(refusal({place("a"), place("b"), place("a")}), HasSubstr("is given twice"));
  for (const std::string& other : {place("link"), place("copy"), place("b/../a")}) {
    EXPECT_THAT(refusal({place("a"), place("b"), other}), HasSubstr(place("a") + " and " + other + " are the same"));
  }
}

TEST_F(IndexSetTest, NamesAPlaceThatIsNoIndex) {
  publish("a");
  EXPECT_THAT(refusal({place("a"), place("none")}), HasSubstr("no index in " + place("none")));
  EXPECT_THAT(refusal({"localhost:99999"}), HasSubstr("'localhost:99999' is neither a directory nor host:port"));
  EXPECT_THAT(refusal({"localhost:"}), HasSubstr("neither a directory nor host:port"));
  EXPECT_THAT(refusal({"localhost:7x"}), HasSubstr("neither a directory nor host:port"));
  EXPECT_THAT(refusal({"[::1]:7x"}), HasSubstr("'[::1]:7x' is neither a directory nor host:port"));
  EXPECT_THAT(refusal({"[::1]"}), HasSubstr("neither a directory nor host:port"));
  EXPECT_THAT(refusal({std::string(300, 'x') + ":0"}), HasSubstr("neither a directory nor host:port"));
}

TEST_F(IndexSetTest, TakesADirectoryWithAColonForADirectory) {
  const std::filesystem::path before = std::filesystem::current_path();
  publish("news:7000");
  std::filesystem::current_path(dir_.path());
  EXPECT_EQ(refusal({"news:7000"}), "opened");
  std::filesystem::current_path(before);
}

}  // namespace
}  // namespace khabar
