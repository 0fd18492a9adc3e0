#include "common/glass/slot_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "common/stored/damage.h"

namespace khabar::glass {

SlotTable::SlotTable(const std::filesystem::path& directory, const PublishedTable& published, Slot slot)
    : file_(directory / "postlist.glass"),
      published_(published),
      prefix_(values_prefix(slot)),
      blocks_(static_cast<std::uint32_t>(
          std::min<std::size_t>(file_.size() / published.block_bytes, std::numeric_limits<std::uint32_t>::max()))) {}

std::size_t SlotTable::leaves() {
  if (!read_ && published_.has_blocks) add_leaves(0, published_.root, published_.level);
  read_ = true;
  return leaves_.size();
}

BlockView SlotTable::leaf(std::size_t i) { return block(leaves_[i].block, 0); }

std::size_t SlotTable::leaf_of(std::string_view key, std::size_t from) const {
  const std::uint64_t order = order_of(key);
  if (from + 1 < leaves_.size() && leaves_[from + 1].begin > order) return from;
  const auto begin = leaves_.begin() + static_cast<std::ptrdiff_t>(from);
  const auto after = std::ranges::upper_bound(begin, leaves_.end(), order, {}, &Leaf::begin);
  return after == begin ? from : static_cast<std::size_t>(after - leaves_.begin()) - 1;
}

// Eight bytes behind the prefix, which hold any document: keys in a branch are cut to what tells two blocks apart.
std::uint64_t SlotTable::order_of(std::string_view key) const {
  if (!key.starts_with(prefix_)) return 0;
  std::uint64_t order = 0;
  for (std::size_t i = 0; i < sizeof(order); ++i) {
    const std::size_t at = prefix_.size() + i;
    order = order << 8U | (at < key.size() ? static_cast<unsigned char>(key[at]) : 0U);
  }
  return order;
}

// A block of a later revision was written after the database was opened.
BlockView SlotTable::block(std::uint32_t number, std::size_t level) {
  if (number >= blocks_) throw Damage(fmt::format("block {} is not there", number));
  const BlockView view(file_.part(std::size_t{number} * published_.block_bytes, published_.block_bytes));
  if (view.level() != level || view.revision() > published_.revision) {
    throw Damage(fmt::format("block {} is not what was published", number));
  }
  return view;
}

// Levels fall, so there is no circle; a tree in which blocks are shared would have too many of them.
void SlotTable::add_leaves(std::uint64_t begin, std::uint32_t number, std::size_t level) {
  if (++read_blocks_ > blocks_) throw Damage("blocks are there twice");
  if (level == 0) {
    if (!leaves_.empty() && begin < leaves_.back().begin) throw Damage("blocks are not in order");
    leaves_.push_back({begin, number});
    return;
  }
  const BlockView branch = block(number, level);
  for (std::size_t i = 0; i < branch.items(); ++i) {
    const bool ends_before = i + 1 < branch.items() && branch.branch_item(i + 1).key <= prefix_;
    if (ends_before) continue;
    const BranchItem item = branch.branch_item(i);
    const std::string_view key =
        i > 0 ? item.key : std::string_view{};  // of the first, nobody reads what is left there
    if (key > prefix_ && !key.starts_with(prefix_)) break;
    add_leaves(std::max(begin, order_of(key)), item.block, level - 1);
  }
}

}  // namespace khabar::glass
