// Makes a database of segments: each of its tables is written once, from beginning to end.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "common/glass/table_keys.h"
#include "common/program/check_point.h"
#include "indexer/load/document_set.h"

namespace khabar {

// Values of a slot that no segment has, since they are known only once all documents are there.
struct LateValues {
  glass::Slot slot = 0;
  std::vector<std::pair<glass::DocumentId, const std::string*>> values;  // of documents that are not gone, ascending
};

struct BulkContents {
  std::vector<std::filesystem::path> segments;  // in the order of documents
  DocumentSet gone;                             // documents that are left out
  LateValues late;
};

// Writes the database to `destination`, an empty directory, with the metadata of another one, in up to `threads`
// threads. Its bytes depend on the documents and the metadata only. Throws Error.
void write_bulk_tables(const BulkContents& contents, const Xapian::Database& metadata,
                       const std::filesystem::path& destination, unsigned threads, const CheckPoint& check_point);

}  // namespace khabar
