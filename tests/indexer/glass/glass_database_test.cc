#include "indexer/glass/glass_database.h"

#include <gmock/gmock.h>

#include <functional>
#include <random>
#include <stdexcept>
#include <thread>

#include "indexer/generation/generation_digests.h"
#include "indexer/glass/tag_compressor.h"
#include "tests/indexer/glass/collection.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/locked_index.h"
#include "tests/support/sanitizers.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using testing::all_of;
using testing::check_of;
using testing::Collection;
using testing::Entry;
using testing::FileSizeLimit;
using testing::first_difference;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::message_of;
using testing::write_by_us;
using testing::write_by_xapian;

struct GlassDatabaseTest : ::testing::Test {
  testing::TempDir dir;
  fs::path ours = dir.path() / "ours";
  fs::path xapians = dir.path() / "xapians";

  void write_both(const Collection& collection) const {
    for (const fs::path& path : {ours, xapians}) fs::remove_all(path);
    write_by_us(collection, ours);
    write_by_xapian(collection, xapians);
  }

  static std::string difference(const fs::path& left, const fs::path& right) {
    return first_difference(all_of(Xapian::Database(left.string())), all_of(Xapian::Database(right.string())));
  }

  void expect_equal(const std::string& which) const {
    EXPECT_THAT(check_of(ours), IsEmpty()) << which;
    EXPECT_THAT(difference(ours, xapians), IsEmpty()) << which;
  }
};

// Documents 1 to `count`; `fill` gives each what it has.
Collection collection_of(Xapian::docid count, const std::function<void(Entry&)>& fill) {
  Collection collection;
  for (Xapian::docid id = 1; id <= count; ++id) {
    Entry entry{id, {}, {}, {}};
    fill(entry);
    collection.entries.push_back(entry);
  }
  return collection;
}

std::string incompressible(std::size_t bytes) {
  std::mt19937 random(7);
  std::string text;
  while (text.size() < bytes) text += static_cast<char>(random());
  return text;
}

TEST_F(GlassDatabaseTest, HoldsWhatXapianItselfWouldHold) {
  const struct {
    const char* name;
    Collection collection;
  } kRows[] = {
      {"nothing", {}},
      {"metadata only", {{}, {{"name", "v"}, {std::string(200, '\0'), std::string(50000, 'm')}}}},
      {"one empty document", {{{1, {}, {}, {}}}, {}}},
      {"one document", {{{1, "data", {{"term", 1}}, {{0, "value"}}}}, {}}},
      {"100,000 postings in a list", collection_of(100000, [](Entry& entry) { entry.terms["x"] = entry.id % 300; })},
      {"nothing but frequencies of 0", collection_of(3000, [](Entry& entry) { entry.terms["x"] = 0; })},
      {"equal values", collection_of(3000, [](Entry& entry) { entry.values[3] = "same"; })},
      {"data of each size", collection_of(4500, [](Entry& entry) { entry.data = incompressible(entry.id); })},
      {"300 slots", collection_of(50,
                                  [](Entry& entry) {
                                    for (Xapian::valueno slot = 0; slot < 300; ++slot) entry.values[slot] = "v";
                                  })},
      {"values of 10 kB", collection_of(30, [](Entry& entry) { entry.values[3] = std::string(10000, 'v'); })},
  };
  for (const auto& [name, collection] : kRows) {
    write_both(collection);
    expect_equal(name);
  }
}

TEST_F(GlassDatabaseTest, HoldsDocumentsWithKeysOfEachLength) {
  Collection collection;
  for (const Xapian::docid bits : {1U, 14U, 15U, 16U, 21U, 22U, 23U, 28U, 29U, 30U, 31U, 32U}) {
    const auto last = static_cast<Xapian::docid>((std::uint64_t{1} << bits) - 1);
    for (const Xapian::docid id : {last, last + 1}) {
      if (id > 0) collection.entries.push_back({id, "data", {{"term", id % 9}}, {{1, std::string(1500, 'v')}}});
    }
  }
  write_both(collection);  // Xapian's check would take 16 GB
  EXPECT_THAT(difference(ours, xapians), IsEmpty());
}

TEST_F(GlassDatabaseTest, HoldsAnyCollectionAsXapianDoes) {
  for (unsigned seed = 0; seed < 20 / testing::kFewer; ++seed) {
    // Xapian stores some of the long data so that it cannot read them itself: see tag_compressor.h.
    Collection collection = testing::random_collection(seed);
    std::erase_if(collection.entries, [](const Entry& entry) { return entry.data.starts_with("bbbbbbbbbb"); });
    write_both(collection);
    expect_equal("seed " + std::to_string(seed));
  }
}

TEST_F(GlassDatabaseTest, IsCompactedByXapian) {
  for (unsigned seed = 100; seed < (testing::kSanitized ? 102 : 106); ++seed) {
    fs::remove_all(ours);
    write_by_us(testing::random_collection(seed), ours);
    for (const int level : {Xapian::Compactor::STANDARD, Xapian::Compactor::FULL}) {
      const fs::path compact = dir.path() / "compact";
      fs::remove_all(compact);
      Xapian::Database(ours.string())
          .compact(compact.string(), static_cast<unsigned>(level) | Xapian::DBCOMPACT_NO_RENUMBER);
      EXPECT_THAT(check_of(compact), IsEmpty()) << seed;
      EXPECT_THAT(difference(compact, ours), IsEmpty()) << seed;
    }
  }
}

TEST_F(GlassDatabaseTest, IsMergedByXapian) {
  const auto merged = [&](const fs::path& first, const fs::path& second) {
    const fs::path path = first.string() + "-merged";
    Xapian::Database both(first.string());
    both.add_database(Xapian::Database(second.string()));
    both.compact(path.string(), Xapian::Compactor::FULL);
    return path;
  };
  write_both(testing::random_collection(400));
  fs::rename(ours, ours.string() + "-first");
  fs::rename(xapians, xapians.string() + "-first");
  write_both(testing::random_collection(401));
  const fs::path merged_ours = merged(ours.string() + "-first", ours);
  EXPECT_THAT(check_of(merged_ours), IsEmpty());
  EXPECT_THAT(difference(merged_ours, merged(xapians.string() + "-first", xapians)), IsEmpty());
}

void change(const fs::path& directory, const Collection& collection, const Collection& others) {
  Xapian::WritableDatabase database(directory.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  for (std::size_t i = 0; i < collection.entries.size(); ++i) {
    const Xapian::docid id = collection.entries[i].id;
    if (i % 3 == 0) database.delete_document(id);
    if (i % 3 == 1 && i < others.entries.size()) database.replace_document(id, to_document(others.entries[i]));
    if (i % 50 == 0) database.commit();
  }
  for (const Entry& entry : others.entries) database.add_document(to_document(entry));
  for (const auto& [name, value] : others.metadata) database.set_metadata(name, value);
  database.commit();
}

TEST_F(GlassDatabaseTest, IsChangedByXapianAsItsOwn) {
  for (unsigned seed = 200; seed < (testing::kSanitized ? 202 : 208); ++seed) {
    Collection collection = testing::random_collection(seed);
    Collection others = testing::random_collection(seed + 1000);
    for (Collection* each : {&collection, &others}) {
      std::erase_if(each->entries, [](const Entry& entry) { return entry.data.starts_with("bbbbbbbbbb"); });
    }
    write_both(collection);
    for (const fs::path& path : {ours, xapians}) change(path, collection, others);
    expect_equal("seed " + std::to_string(seed));
  }
}

TEST_F(GlassDatabaseTest, HasBranchesOfSeveralLevels) {
  Collection collection;
  for (int i = 0; i < 60000; ++i) collection.metadata[std::string(240, 'k') + std::to_string(i)] = std::to_string(i);
  write_both(collection);
  EXPECT_GT(fs::file_size(ours / "postlist.glass"), 32 * 32 * glass::Block::kBytes);  // 32 keys of 240 bytes a branch
  expect_equal("60,000 long keys");
  for (const fs::path& path : {ours, xapians}) change(path, collection, testing::random_collection(1));
  expect_equal("and changes");
}

TEST_F(GlassDatabaseTest, HasTheSameBytesIfTheContentIsTheSame) {
  for (unsigned seed = 300; seed < 305; ++seed) {
    const fs::path again = dir.path() / "again";
    for (const fs::path& path : {ours, again}) fs::remove_all(path);
    const FileDigests first = write_by_us(testing::random_collection(seed), ours);
    EXPECT_EQ(first, write_by_us(testing::random_collection(seed), again));
    EXPECT_EQ(first, digests_of(ours, [] {}));
    EXPECT_EQ(first, digests_of(again, [] {}));
  }
}

TEST_F(GlassDatabaseTest, HasTheSameBytesIfEachTableIsWrittenByAThread) {
  const Collection collection = testing::random_collection(307);
  const FileDigests by_one_thread = write_by_us(collection, ours);
  glass::GlassDatabase database(ours);
  {
    const std::jthread data([&] { write_data(collection, database); });
    const std::jthread terms([&] { write_terms(collection, database); });
    write_postings(collection, database.postings());
  }
  EXPECT_EQ(database.finish(), by_one_thread);
}

TEST_F(GlassDatabaseTest, HasAUuidOfItsContent) {
  const auto uuid_of = [&](const Collection& collection) {
    fs::remove_all(ours);
    write_by_us(collection, ours);
    return Xapian::Database(ours.string()).get_uuid();
  };
  const std::string uuid = uuid_of({{{1, "data", {}, {}}}, {}});
  EXPECT_EQ(uuid_of({{{1, "data", {}, {}}}, {}}), uuid);
  EXPECT_NE(uuid_of({{{1, "date", {}, {}}}, {}}), uuid);
  EXPECT_NE(uuid_of({{{2, "data", {}, {}}}, {}}), uuid);
}

TEST_F(GlassDatabaseTest, RemembersALaterDocumentThatIsGone) {
  fs::create_directory(ours);
  glass::GlassDatabase database(ours);
  database.add_terms(5, {}, {});
  database.postings().begin_lengths();
  database.postings().add_length(5, 0);
  database.finish(9);
  EXPECT_EQ(Xapian::Database(ours.string()).get_lastdocid(), 9U);
  EXPECT_THAT(check_of(ours), IsEmpty());
}

std::size_t open_files() {
  const fs::directory_iterator entries("/proc/self/fd");
  return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

TEST_F(GlassDatabaseTest, NamesTheFileThatCannotBeWrittenAndClosesAll) {
  const struct {
    std::string file;
    std::function<void(Entry&)> fill;
  } kRows[] = {
      {"docdata.glass", [](Entry& entry) { entry.data = std::string(15, 'd'); }},
      {"termlist.glass",
       [](Entry& entry) {
         entry.terms = {{"some", 1}, {"terms of", 2}, {"each", 3}};
       }},
      {"postlist.glass", [](Entry& entry) { entry.values[0] = std::string(15, 'v'); }},
  };
  for (const auto& [file, fill] : kRows) {
    fs::remove_all(ours);
    const Collection collection = collection_of(3000, fill);
    write_by_us(collection, ours);
    const std::uintmax_t size = fs::file_size(ours / file);
    for (const std::uintmax_t limit : {size - 1, size / 2}) {
      fs::remove_all(ours);
      const std::size_t open_before = open_files();
      const std::string message = message_of([&] {
        const FileSizeLimit limited(limit);
        write_by_us(collection, ours);
      });
      EXPECT_THAT(message, HasSubstr("cannot write " + (ours / file).string() + ": File too large"));
      EXPECT_EQ(open_files(), open_before);
      EXPECT_FALSE(fs::exists(ours / "iamglass"));
    }
  }
}

TEST_F(GlassDatabaseTest, NamesTheFileOfWhichNothingCanBeWritten) {
  const std::string message = message_of([&] {
    const FileSizeLimit limited(0);
    write_by_us({}, ours);
  });
  EXPECT_THAT(message, HasSubstr("cannot write " + (ours / "docdata.glass").string() + ": File too large"));
  EXPECT_THAT(message_of([] { glass::GlassTable("/dev/full").finish(); }),
              HasSubstr("cannot write /dev/full: No space"));
}

TEST_F(GlassDatabaseTest, NamesTheDirectoryThatIsNotThere) {
  EXPECT_THAT(message_of([&] { glass::GlassDatabase database(ours); }), HasSubstr("cannot open " + ours.string()));
}

TEST_F(GlassDatabaseTest, RefusesWhatIsNotInOrder) {
  using glass::PostingTable;
  const struct {
    const char* what;
    std::function<void(PostingTable&)> write;
  } kRows[] = {
      {"metadata not in order",
       [](PostingTable& table) { table.add_metadata("b", "1"), table.add_metadata("a", "1"); }},
      {"metadata twice", [](PostingTable& table) { table.add_metadata("a", "1"), table.add_metadata("a", "1"); }},
      {"metadata without a name", [](PostingTable& table) { table.add_metadata("", "1"); }},
      {"metadata with too long a name", [](PostingTable& table) { table.add_metadata(std::string(254, 'n'), "1"); }},
      {"a value without a slot", [](PostingTable& table) { table.add_value(1, "v"); }},
      {"values without statistics",
       [](PostingTable& table) { table.begin_values(0), table.add_value(1, "v"), table.begin_lengths(); }},
      {"a length without a beginning", [](PostingTable& table) { table.add_length(1, 1); }},
      {"a document twice",
       [](PostingTable& table) { table.begin_lengths(), table.add_length(1, 1), table.add_length(1, 1); }},
      {"document 0", [](PostingTable& table) { table.begin_lengths(), table.add_length(0, 1); }},
      {"an empty term",
       [](PostingTable& table) {
         table.begin_list("", {1, 1});
       }},
      {"a long term",
       [](PostingTable& table) {
         table.begin_list(std::string(246, 't'), {1, 1});
       }},
      {"too many zero bytes",
       [](PostingTable& table) {
         table.begin_list(std::string(200, '\0'), {1, 1}), table.add_posting(1, 1), table.finish();
       }},
      {"fewer postings than counted",
       [](PostingTable& table) {
         table.begin_list("t", {2, 1}), table.add_posting(1, 1), table.finish();
       }},
      {"more occurrences than counted",
       [](PostingTable& table) {
         table.begin_list("t", {1, 1}), table.add_posting(1, 2), table.finish();
       }},
      {"a posting without a list", [](PostingTable& table) { table.begin_lengths(), table.add_posting(1, 2); }},
      {"lengths after lists",
       [](PostingTable& table) {
         table.begin_list("t", {1, 1}), table.add_posting(1, 1), table.begin_lengths(), table.add_length(1, 1);
         table.finish();
       }},
  };
  for (const auto& [what, write] : kRows) {
    PostingTable table(dir.path() / "postlist.glass");
    EXPECT_THROW(write(table), std::logic_error) << what;
  }
}

TEST_F(GlassDatabaseTest, StoresDataWhereXapiansBufferIsFull) {
  const Collection collection =
      collection_of(1500, [](Entry& entry) { entry.data = std::string(8100 + entry.id, 'a'); });
  write_by_us(collection, ours);
  const fs::path compact = dir.path() / "compact";
  Xapian::Database(ours.string()).compact(compact.string(), Xapian::Compactor::FULL);
  for (const fs::path& path : {ours, compact}) {
    const Xapian::Database database(path.string());
    for (const Entry& entry : collection.entries) EXPECT_EQ(database.get_document(entry.id).get_data(), entry.data);
    EXPECT_THAT(check_of(path), IsEmpty());
  }
}

}  // namespace
}  // namespace khabar
