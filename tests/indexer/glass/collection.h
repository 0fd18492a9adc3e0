// Small collections, written by Xapian and by the room under test, and all that a database holds as one text.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "common/index/file_digests.h"
#include "indexer/glass/glass_database.h"

namespace khabar::testing {

struct Entry {
  Xapian::docid id = 0;
  std::string data;
  std::map<std::string, Xapian::termcount> terms;
  std::map<Xapian::valueno, std::string> values;
};

struct Collection {
  std::vector<Entry> entries;  // in ascending order of ids
  std::map<std::string, std::string> metadata;
};

// The seed chooses everything, and among it what is odd: zero bytes, gaps, no terms, empty and long values.
Collection random_collection(unsigned seed);

Xapian::Document to_document(const Entry& entry);

void write_by_xapian(const Collection& collection, const std::filesystem::path& directory);

// Makes the directory.
FileDigests write_by_us(const Collection& collection, const std::filesystem::path& directory);

// Its three parts, which may be written at the same time.
void write_data(const Collection& collection, glass::GlassDatabase& database);
void write_terms(const Collection& collection, glass::GlassDatabase& database);
void write_postings(const Collection& collection, glass::PostingTable& table);

// Documents, lists, values, metadata, statistics, bounds, and the answers of some queries, a line each. Scores and
// other floating-point numbers stand there with all their bits.
std::string all_of(const Xapian::Database& database);

// The first line in which the texts differ; empty if there is none.
std::string first_difference(const std::string& left, const std::string& right);

// The output of Xapian's check if it finds errors; empty if not.
std::string check_of(const std::filesystem::path& directory);

}  // namespace khabar::testing
