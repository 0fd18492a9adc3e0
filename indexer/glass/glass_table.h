// Writes one table of a glass database: entries in ascending order of their keys, into full blocks, each block once.
//
// A table is a B-tree (xapian-core 1.4.22, backends/glass/glass_table.h and glass_table.cc; a block is described in
// block.h). An entry is a key and a tag. Its tag lies in one item of a leaf, or in several that follow each other, each
// at most a quarter of a block. Numbers are big-endian.
//
//   item of a leaf:    2 bytes   size of the item less 3; the high bits say
//                                0x8000 the tag is compressed, 0x4000 last item of the entry, 0x2000 first one
//                      1         length of the key, at most 255
//                                the key
//                      2         number of the item in its entry; left out in the first, which is 1
//                                the tag, or a piece of it
//
//   item of a branch:  4 bytes   number of the block below
//                      1         length of the key
//                                a key that is above all keys of the block before, and not above those of this block
//                      2         number of the item, where an entry is divided between the two blocks; otherwise 1
//
// The first entry of a table has an empty key and an empty tag and is not counted. The first item of a branch has an
// empty key and number 0. Leaves lie in the file in the order of their keys, so that Xapian reads on in the file
// ("sequential"); a branch lies behind the blocks to which it leads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/file_digests.h"
#include "indexer/glass/block.h"
#include "indexer/glass/block_file.h"

namespace khabar::glass {

struct Tag {
  std::string_view bytes;
  bool compressed = false;  // by a TagCompressor
};

// What the version file says of a table that has one block or more.
struct TableRoot {
  std::uint32_t block = 0;  // of the root
  std::uint32_t level = 0;  // of the root
  std::uint64_t entries = 0;
  std::uint32_t blocks = 0;  // in the file
};

struct FinishedTable {
  TableRoot root;
  FileDigest file;
};

class GlassTable {
 public:
  static constexpr std::size_t kMaxKey = 255;

  // Makes the file, in place of one that is there. Throws Error that names `path`, as add() and finish() do.
  explicit GlassTable(const std::filesystem::path& path);

  // The key must not be empty, and above all keys so far.
  void add(std::string_view key, Tag tag);

  // Waits until the table is on disk. Nothing may be added later.
  FinishedTable finish();

 private:
  // Where a block begins: a key that lies between the last entry before and its first one.
  struct Boundary {
    std::string key;
    std::uint16_t component = 0;
  };

  struct Level {
    Block block;
    Boundary begin;
  };

  std::size_t add_item(std::string_view key, std::uint16_t component, Tag rest);
  void begin_leaf(std::string_view key, std::uint16_t component);
  void enter(std::size_t level, Boundary begin, std::uint32_t number);
  std::uint32_t write(std::size_t level, Boundary next);

  BlockFile file_;
  std::vector<Level> levels_;  // the leaf and the branches above it that are being filled
  std::string last_key_;
  std::uint64_t entries_ = 0;
};

}  // namespace khabar::glass
