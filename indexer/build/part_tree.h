// Which finished databases are to be merged into a larger one while a run goes on. Bookkeeping only; not for two
// threads at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace khabar {

// A database over fan_in^level neighbouring batches, the `number`th of its level.
struct Part {
  unsigned level = 0;
  std::uint64_t number = 0;

  bool operator==(const Part&) const = default;
};

class PartTree {
 public:
  // `fan_in` parts make one of the next level; at least 2.
  explicit PartTree(std::size_t fan_in) : fan_in_(fan_in) {}

  struct Merge {
    std::vector<Part> children;  // in input order; no longer in the tree
    Part parent;                 // to be added when it is written
  };

  // Notes that `part` is written. The last of fan_in siblings to come yields their merge.
  std::optional<Merge> add(Part part);

  // What is in the tree, in input order: fewer than fan_in parts a level.
  std::vector<Part> parts() const;

 private:
  std::uint64_t first_batch(Part part) const;

  std::size_t fan_in_;
  std::map<std::uint64_t, Part> parts_;  // by first batch
};

}  // namespace khabar
