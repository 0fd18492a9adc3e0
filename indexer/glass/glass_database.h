// Writes a new Xapian database of the glass format into a directory: the tables `postlist`, `docdata` and `termlist`,
// then the version file, without which there is no database. Each table is written once, in ascending order, in the
// memory of some blocks; the three may be written by a thread each.
//
// The format is that of xapian-core 1.4.22, backends/glass, and is described in the headers of this room. Nothing here
// knows what terms, slots and names mean.
#pragma once

#include <filesystem>
#include <string_view>

#include "common/glass/table_keys.h"
#include "common/index/file_digests.h"
#include "indexer/glass/glass_table.h"
#include "indexer/glass/posting_table.h"

namespace khabar::glass {

class GlassDatabase {
 public:
  // `directory` must be there. Tables in it are replaced. Throws Error that names the file, as all of this class does.
  explicit GlassDatabase(const std::filesystem::path& directory);

  // Documents in ascending order. Empty data are none. Tags may be compressed (tag_compressor.h).
  void add_data(DocumentId document, Tag data);

  // Documents in ascending order, also those without terms. The tags are those of term_list.h.
  void add_terms(DocumentId document, Tag terms, Tag used_slots);

  // All else. Its lengths tell which documents there are.
  PostingTable& postings() { return postings_; }

  // Waits until the database is on disk; `last_document` is the last that was ever in use, if it is a later one. The
  // uuid is a digest of the tables and of `last_document`: databases share it if their content is the same. Returns
  // the digests of all files.
  FileDigests finish(DocumentId last_document = 0);

 private:
  std::filesystem::path directory_;
  PostingTable postings_;
  GlassTable documents_;
  GlassTable term_lists_;
};

}  // namespace khabar::glass
