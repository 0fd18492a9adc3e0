// How many articles of an index have near duplicates.
#pragma once

#include <xapian.h>

#include <cstdint>

namespace khabar {

struct DuplicateCounts {
  std::uint64_t groups = 0;
  std::uint64_t articles = 0;  // in them, representatives included
};

// Reads the groups of all articles that are in one.
DuplicateCounts count_duplicates(const Xapian::Database& database);

}  // namespace khabar
