// The file `iamglass`: it makes a directory of tables a database, and is written last.
//
// Format (xapian-core 1.4.22, backends/glass/glass_version.cc, and pack() of glass_freelist.h), numbers as LEB128:
//
//   14 bytes   0F 0D "Xapian Glass"
//    2         version of the format, big-endian: (year - 2014) << 9 | month << 5 | day
//   16         uuid
//              revision
//              for each of postlist, docdata, termlist, position, spelling, synonym:
//                block of the root; its level << 2 | 2 if leaves are in sequence | 1 if the table has no block
//                entries; size of a block in units of 2048 bytes; tags above how many bytes are compressed, 0: none
//                the list of free blocks behind its length: revision, blocks in the file, and four zeros if
//                none of them is free; empty if the table has no block
//              documents; last document less documents; shortest length; largest frequency; longest length less the
//              largest frequency; oldest changeset; length of all documents; largest frequency of a word for spelling
//
// The version of the format is 2016-03-14 in Xapian 1.4.22 and still in 1.4.32 and 2.0.0. Another is refused by Xapian.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "indexer/glass/glass_table.h"
#include "indexer/glass/posting_table.h"

namespace khabar::glass {

inline constexpr const char* kVersionFile = "iamglass";

struct DatabaseDescription {
  std::string uuid;  // 16 bytes
  TableRoot postings;
  TableRoot documents;
  TableRoot term_lists;
  DocumentStatistics statistics;
};

std::string version_file_text(const DatabaseDescription& database);

}  // namespace khabar::glass
