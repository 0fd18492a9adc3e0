#include "indexer/glass/self_test.h"

#include <gmock/gmock.h>
#include <xapian.h>

#include <fstream>
#include <functional>

#include "tests/support/temp_dir.h"

namespace khabar::glass {
namespace {

using ::testing::HasSubstr;

constexpr Xapian::docid kSecond = 3001;  // document of the sample

TEST(GlassSelfTest, FindsNothingInTheInstalledXapian) {
  const testing::TempDir dir;
  EXPECT_EQ(self_test(dir.path()), std::nullopt);
}

TEST(GlassSelfTest, SaysWhatXapianFindsOtherwise) {
  using Database = Xapian::WritableDatabase;
  const auto changed_document = [](Database& database, const std::function<void(Xapian::Document&)>& change) {
    Xapian::Document document = database.get_document(kSecond);
    change(document);
    database.replace_document(kSecond, document);
  };
  const struct {
    const char* what;
    std::function<void(Database&)> change;
    const char* fault;
  } kRows[] = {
      {"nothing", [](Database&) {}, "nothing"},
      {"data", [&](Database& db) { changed_document(db, [](auto& document) { document.set_data("other"); }); },
       "document 3001 differs"},
      {"a value", [&](Database& db) { changed_document(db, [](auto& document) { document.add_value(3, "other"); }); },
       "document 3001 differs"},
      {"a term", [&](Database& db) { changed_document(db, [](auto& document) { document.add_term("other"); }); },
       "document 3001 differs"},
      {"a document that is gone", [](Database& db) { db.delete_document(kSecond); }, "DocNotFoundError"},
      {"one more document", [](Database& db) { db.add_document({}); }, "number of documents"},
      {"metadata", [](Database& db) { db.set_metadata("name", "other"); }, "metadata"},
  };
  for (const auto& [what, change, fault] : kRows) {
    const testing::TempDir dir;
    write_sample(dir.path());
    {
      Database database(dir.path().string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
      change(database);
      database.commit();
    }
    EXPECT_THAT(sample_fault(dir.path()).value_or("nothing"), HasSubstr(fault)) << what;
  }
}

TEST(GlassSelfTest, SaysThatXapianRefusesAnotherVersionOfTheFormat) {
  const testing::TempDir dir;
  write_sample(dir.path());
  std::fstream(dir.path() / "iamglass", std::ios::in | std::ios::out | std::ios::binary).seekp(15).put('o');
  EXPECT_THAT(sample_fault(dir.path()).value_or("nothing"), HasSubstr("DatabaseVersionError"));
}

}  // namespace
}  // namespace khabar::glass
