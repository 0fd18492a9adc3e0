// One block of a table of Xapian's glass format, as it lies in the file (indexer/glass/block.h and glass_table.h
// describe the format). Nothing in it is trusted, and it may change while it is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace khabar::glass {

// One of the pieces in which an entry lies.
struct LeafItem {
  std::string_view key;
  std::size_t component;  // its number in the entry, from 1
  bool is_last;
  bool is_compressed;
  std::string_view piece;
};

struct BranchItem {
  std::string_view key;  // not above those of the block below
  std::uint32_t block;
};

class BlockView {
 public:
  // `bytes` must outlive it. Throws Damage if they are no block, as all of this class does for items that are none.
  explicit BlockView(std::string_view bytes);

  std::uint32_t revision() const { return revision_; }
  std::size_t level() const { return level_; }
  std::size_t items() const { return items_; }

  // Of a block of level 0, and of the others.
  LeafItem leaf_item(std::size_t i) const;
  BranchItem branch_item(std::size_t i) const;

 private:
  std::string_view item(std::size_t i) const;

  std::string_view bytes_;
  std::uint32_t revision_;
  std::size_t level_;
  std::size_t items_;
};

}  // namespace khabar::glass
