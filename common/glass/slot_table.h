// Where the values of one slot lie in the table `postlist` of a database that is on this machine's disk: the leaves of
// its B-tree that hold them, in order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/glass/block_view.h"
#include "common/glass/mapped_file.h"
#include "common/glass/table_keys.h"
#include "common/glass/version_reader.h"

namespace khabar::glass {

// Not for two threads at once.
class SlotTable {
 public:
  // Of a database in `directory` with this version file. Throws Error that names the table if it cannot be read.
  SlotTable(const std::filesystem::path& directory, const PublishedTable& published, Slot slot);

  // What the keys of the values begin with.
  const std::string& prefix() const { return prefix_; }

  std::size_t bytes() const { return file_.size(); }
  std::string path() const { return file_.path().string(); }

  // Read when they are first asked for. Throw Damage for what is no B-tree.
  std::size_t leaves();
  BlockView leaf(std::size_t i);

  // The last leaf from `from` on that may begin with `key` or before it; `from` if there is none. Needs leaves.
  std::size_t leaf_of(std::string_view key, std::size_t from) const;

  // As MappedFile has it.
  void keep_resident(std::size_t bytes) { file_.keep_resident(bytes); }

  // Throws Error that names the table if a part of it could not be read.
  void confirm() const { file_.confirm(); }

 private:
  struct Leaf {
    std::uint64_t begin;  // order_of() a key that is not above its own
    std::uint32_t block;
  };

  std::uint64_t order_of(std::string_view key) const;
  BlockView block(std::uint32_t number, std::size_t level);
  void add_leaves(std::uint64_t begin, std::uint32_t number, std::size_t level);

  MappedFile file_;
  PublishedTable published_;
  std::string prefix_;
  std::uint32_t blocks_;         // in the file
  std::size_t read_blocks_ = 0;  // in search of leaves
  bool read_ = false;
  std::vector<Leaf> leaves_;
};

}  // namespace khabar::glass
