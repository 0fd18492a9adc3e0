#include "indexer/build/part_tree.h"

namespace khabar {

std::uint64_t PartTree::first_batch(Part part) const {
  std::uint64_t first = part.number;
  for (unsigned level = 0; level < part.level; ++level) first *= fan_in_;
  return first;
}

std::optional<PartTree::Merge> PartTree::add(Part part) {
  parts_.emplace(first_batch(part), part);
  Merge merge{{}, {part.level + 1, part.number / fan_in_}};
  for (std::uint64_t i = 0; i < fan_in_; ++i) {
    const Part child{part.level, merge.parent.number * fan_in_ + i};
    const auto at = parts_.find(first_batch(child));
    if (at == parts_.end() || at->second != child) return std::nullopt;
    merge.children.push_back(child);
  }
  for (const Part child : merge.children) parts_.erase(first_batch(child));
  return merge;
}

std::vector<Part> PartTree::parts() const {
  std::vector<Part> parts;
  for (const auto& [first, part] : parts_) parts.push_back(part);
  return parts;
}

}  // namespace khabar
