// What the file `iamglass` of a database says of its table `postlist` (indexer/glass/version_file.h describes the
// format).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace khabar::glass {

struct PublishedTable {
  std::string uuid;  // as Xapian::Database::get_uuid() writes it
  std::uint64_t revision = 0;
  bool has_blocks = false;
  std::uint32_t root = 0;
  std::size_t level = 0;  // of the root
  std::size_t block_bytes = 0;
};

// Nothing if `text` is of another version of the format, or of none.
std::optional<PublishedTable> read_version(std::string_view text);

}  // namespace khabar::glass
