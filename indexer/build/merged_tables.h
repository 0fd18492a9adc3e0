// Whether a merge has left out a table of one of its databases.
//
// Xapian (1.4.22, glass_table.cc) takes the table of terms or of stored data that it cannot open, for whatever reason,
// for one that holds nothing, and its merge reports nothing. It leaves out such a table as a whole, so one article
// tells of all.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <vector>

namespace khabar {

// Throws Error if the first article of one of `parts`, which were merged into `destination` in that order, has lost its
// terms or its stored data. The parts are open, and none is empty.
void require_merged_tables(const std::vector<Xapian::Database>& parts, const std::filesystem::path& destination);

}  // namespace khabar
