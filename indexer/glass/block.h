// One block of a table, while items are added behind the last.
//
// A table of Xapian's glass format is a B-tree of blocks of one size (xapian-core 1.4.22, backends/glass/glass_table.h
// and glass_table.cc). Numbers are big-endian:
//
//   at 0   4 bytes   revision of the database that wrote the block
//   at 4   1         level: 0 for a leaf, one more for each step towards the root
//   at 5   2         bytes between the directory and the items
//   at 7   2         bytes that are free; the same, as long as no item goes
//   at 9   2         where the directory ends
//   at 11            the directory: 2 bytes an item, in the order of keys, that say where the item begins
//
// Items lie at the end of the block, the first one last.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace khabar::glass {

inline constexpr std::uint32_t kRevision = 1;  // of a new database

// Writes a number of two or four bytes at the beginning of `out`.
void put_number(std::span<char> out, std::uint16_t number);
void put_number(std::span<char> out, std::uint32_t number);

class Block {
 public:
  static constexpr std::size_t kBytes = 8192;  // Xapian's default
  static constexpr std::size_t kDirectory = 11;
  static constexpr std::size_t kDirectoryEntry = 2;

  explicit Block(std::size_t level) : level_(level) {}

  bool empty() const { return directory_end_ == kDirectory; }

  // The size of the largest item that still fits.
  std::size_t room() const;

  // Where the next item has to be written. It must fit.
  std::span<char> add(std::size_t bytes);

  // The whole block, as it lies in the file.
  std::string_view bytes();

  void clear();

 private:
  std::size_t level_;
  std::size_t directory_end_ = kDirectory;
  std::size_t items_begin_ = kBytes;
  std::array<char, kBytes> bytes_{};
};

}  // namespace khabar::glass
