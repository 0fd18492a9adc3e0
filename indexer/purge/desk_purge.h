// Articles out of the sets and codes of a desk file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/saved/sqlite_file.h"

namespace khabar {

struct DeskTraces {
  std::uint64_t sets = 0;     // that have any of the articles
  std::uint64_t members = 0;  // how many of them, counted in each set
  std::uint64_t lines = 0;    // coded lines in them
  std::uint64_t watches = 0;  // that found any of them when they ran last
};

// An article is meant by its id, whatever its content was. Not for two threads at once.
class DeskPurge {
 public:
  // `file` must be one of desk_file.h, and outlive it.
  DeskPurge(SqliteFile& file, const std::vector<std::string>& ids);

  // Throws Error if the file cannot be written.
  void require_writable();

  // Ids in sets and codes, sorted.
  std::vector<std::string> known();
  DeskTraces traces();

  // Out of sets and codes, all or nothing, and no bytes of it stay in the file. Returns what there was; watches keep
  // what they know. Throws Error.
  DeskTraces take_out();

 private:
  void remove_rows();
  std::uint64_t count(const std::string& what, const std::string& table);

  SqliteFile& file_;
};

}  // namespace khabar
