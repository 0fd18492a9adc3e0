// Databases made of segments, compared with those that Xapian makes of the same documents.
#include "indexer/load/bulk_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "common/program/error.h"
#include "indexer/generation/generation_digests.h"
#include "indexer/load/segment.h"
#include "indexer/load/segment_writer.h"
#include "indexer/load/shared_terms.h"
#include "indexer/sorting/form_run.h"
#include "tests/indexer/glass/collection.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/no_check_point.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;
using testing::Collection;
using testing::Entry;
using ::testing::IsEmpty;
using testing::kNoCheckPoint;
using testing::write_by_xapian;

struct BulkTables : ::testing::Test {
  // A directory that is there and has nothing.
  fs::path empty(const std::string& name) const {
    fs::remove_all(dir.path() / name);
    fs::create_directory(dir.path() / name);
    return dir.path() / name;
  }

  static void write_entry(const Entry& entry, SegmentWriter& segment) {
    segment.begin_document(entry.id);
    segment.set_data(entry.data);
    for (const auto& [term, frequency] : entry.terms) {  // in two pieces, which are added
      segment.add_term(term, frequency / 2);
      segment.add_term(term, frequency - frequency / 2);
    }
    for (const auto& [slot, value] : entry.values) segment.add_value(slot, value);
  }

  // Segments of so many documents.
  std::vector<fs::path> segments(const Collection& collection, std::size_t size) const {
    const fs::path parent = empty("segments");
    std::vector<fs::path> made;
    const auto& entries = collection.entries;
    for (std::size_t begin = 0; begin < entries.size(); begin += size) {
      const fs::path path = made.emplace_back(parent / std::to_string(begin));
      fs::create_directory(path);
      SegmentWriter segment(path, entries[begin].id);
      for (std::size_t i = begin; i < std::min(entries.size(), begin + size); ++i) write_entry(entries[i], segment);
      segment.finish(kNoCheckPoint);
      FormCounter none;
      add_to_form_run(path, none);
    }
    return made;
  }

  Xapian::Database metadata_of(const Collection& collection) const {
    write_by_xapian({{}, collection.metadata}, empty("metadata"));
    return Xapian::Database((dir.path() / "metadata").string());
  }

  fs::path tables(const Collection& collection, const BulkContents& contents, const std::string& name = "ours",
                  unsigned threads = 1) const {
    const fs::path path = empty(name);
    write_bulk_tables(contents, metadata_of(collection), path, threads, kNoCheckPoint);
    return path;
  }

  void expect_as_xapians(const Collection& collection, const fs::path& ours) const {
    const fs::path xapians = empty("xapians");
    write_by_xapian(collection, xapians);
    EXPECT_THAT(testing::check_of(ours), IsEmpty());
    EXPECT_THAT(testing::first_difference(testing::all_of(Xapian::Database(ours.string())),
                                          testing::all_of(Xapian::Database(xapians.string()))),
                IsEmpty());
  }

  testing::TempDir dir;
};

Collection readable_collection(unsigned seed) {
  Collection collection = testing::random_collection(seed);
  // Xapian stores some of the long data so that it cannot read them itself: see tag_compressor.h.
  std::erase_if(collection.entries, [](const Entry& entry) { return entry.data.starts_with("bbbbbbbbbb"); });
  return collection;
}

TEST_F(BulkTables, HoldWhatXapianWouldHold) {
  for (unsigned seed = 500; seed < 515; ++seed) {
    SCOPED_TRACE(seed);
    const Collection collection = readable_collection(seed);
    expect_as_xapians(collection, tables(collection, {segments(collection, 1 + seed % 3 * 100), {}, {}}));
  }
}

TEST_F(BulkTables, HoldOneDocument) {
  const Collection collection{{{7, "data", {{"a", 1}, {std::string(245, 't'), 2}}, {{0, "value"}, {5, ""}}}}, {}};
  expect_as_xapians(collection, tables(collection, {segments(collection, 1), {}, {}}));
}

TEST_F(BulkTables, HoldAListOfManyChunks) {
  Collection collection;
  for (Xapian::docid id = 1; id <= 100'000; ++id) collection.entries.push_back({id, {}, {{"x", id % 300}}, {}});
  expect_as_xapians(collection, tables(collection, {segments(collection, 30'000), {}, {}}));
}

TEST_F(BulkTables, HaveTheSameBytesWithAnySegmentsAndThreads) {
  const Collection collection = readable_collection(521);
  ASSERT_GT(collection.entries.size(), 100U);
  const FileDigests digests = digests_of(tables(collection, {segments(collection, 1'000), {}, {}}), kNoCheckPoint);
  for (const std::size_t size : {1U, 7U, 100U}) {
    for (const unsigned threads : {1U, 2U, 9U}) {
      EXPECT_EQ(digests_of(tables(collection, {segments(collection, size), {}, {}}, "again", threads), kNoCheckPoint),
                digests)
          << size << ' ' << threads;
    }
  }
}

TEST_F(BulkTables, HaveTheSameBytesIfSegmentsWereMerged) {
  const Collection collection = readable_collection(521);
  const FileDigests digests = digests_of(tables(collection, {segments(collection, 1'000), {}, {}}), kNoCheckPoint);
  std::vector<fs::path> parts = segments(collection, 10);
  ASSERT_GT(parts.size(), 10U);
  const fs::path merged = empty("merged");
  merge_segments({parts.begin() + 2, parts.begin() + 7}, merged, kNoCheckPoint);
  parts.erase(parts.begin() + 2, parts.begin() + 7);
  parts.insert(parts.begin() + 2, merged);
  EXPECT_EQ(digests_of(tables(collection, {parts, {}, {}}), kNoCheckPoint), digests);
}

TEST_F(BulkTables, LeaveOutDocumentsThatAreGone) {
  for (unsigned seed = 530; seed < 535; ++seed) {
    Collection collection = readable_collection(seed);
    const std::vector<fs::path> all = segments(collection, 50);
    DocumentSet gone;
    std::size_t number = 0;
    std::erase_if(collection.entries, [&](const Entry& entry) {
      if (++number % 3 == 0) return false;
      gone.add(entry.id);
      return true;
    });
    expect_as_xapians(collection, tables(collection, {all, gone, {}}));
  }
}

TEST_F(BulkTables, HoldLateValues) {
  Collection collection = readable_collection(521);
  const std::vector<fs::path> all = segments(collection, 50);
  const std::string value = "late";
  LateValues late{7, {}};
  for (Entry& entry : collection.entries) {
    if (entry.id % 2 == 0) continue;
    entry.values[late.slot] = value;
    late.values.emplace_back(entry.id, &value);
  }
  expect_as_xapians(collection, tables(collection, {all, {}, late}));
}

TEST_F(BulkTables, AreNotMadeOfDamagedSegments) {
  const Collection collection = readable_collection(521);
  const std::vector<fs::path> parts = segments(collection, 1'000);
  const fs::path columns = all_columns(parts).front();
  std::vector<fs::path> files{term_run_of(parts.front())};
  for (const auto& file : fs::directory_iterator(columns)) files.push_back(file.path());
  for (const fs::path& file : files) {
    SCOPED_TRACE(file);
    const std::uintmax_t size = fs::file_size(file);
    fs::resize_file(file, size - 1);
    EXPECT_THROW(tables(collection, {parts, {}, {}}), Error);
    EXPECT_FALSE(fs::exists(dir.path() / "ours" / "iamglass"));
    segments(collection, 1'000);
  }
}

TEST_F(BulkTables, AreNoDatabaseIfTheDiskIsFull) {
  const Collection collection = readable_collection(521);
  const std::vector<fs::path> parts = segments(collection, 1'000);
  for (const char* table : {"postlist.glass", "docdata.glass", "termlist.glass"}) {
    const std::uintmax_t size = fs::file_size(tables(collection, {parts, {}, {}}) / table);
    const Xapian::Database metadata = metadata_of(collection);
    const fs::path path = empty("full");
    const testing::FileSizeLimit limit(size - 1);
    EXPECT_THROW(write_bulk_tables({parts, {}, {}}, metadata, path, 2, kNoCheckPoint), Error) << table;
    EXPECT_FALSE(fs::exists(path / "iamglass"));
  }
}

TEST_F(BulkTables, EndWhereTheyAreAskedTo) {
  const Collection collection = readable_collection(521);
  const std::vector<fs::path> parts = segments(collection, 1'000);
  EXPECT_THROW(
      write_bulk_tables({parts, {}, {}}, metadata_of(collection), empty("ours"), 2, [] { throw Error("ended"); }),
      Error);
}

TEST_F(BulkTables, AreReadBeforeTheyAreMadeForTermsThatDocumentsShare) {
  const Collection collection{{{1, {}, {{"A1", 1}, {"B1", 1}, {"C1", 1}}, {}},
                               {2, {}, {{"B1", 1}, {"B2", 1}, {"C1", 1}}, {}},
                               {3, {}, {{"A1", 1}, {"B1", 1}}, {}}},
                              {}};
  for (const std::size_t size : {1U, 2U, 3U}) {
    std::vector<std::vector<glass::DocumentId>> shared;
    read_shared_terms(
        segments(collection, size), "B", [&](auto&& documents) { shared.push_back(documents); }, kNoCheckPoint);
    EXPECT_THAT(shared, ::testing::ElementsAre(::testing::ElementsAre(1, 2, 3)));
  }
}

}  // namespace
}  // namespace khabar
