// Long work over a collection in parts, by several threads. What comes of it is the same for any number of them, if the
// work keeps what it finds by part.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <span>

#include "common/index/collection.h"

namespace khabar {

inline constexpr unsigned kMostJobs = 16;  // chosen, not tuned: each maps the words of an index for itself

// One a processor, up to kMostJobs.
unsigned jobs_of_this_machine();

// `work(databases, part)` for each number below `parts`, once: in this thread over `collection`, and over the same
// databases opened once more in up to `jobs` - 1 others, as many as the system gives and as can open them. Throws what
// the first part that failed has thrown.
void for_parts(const Collection& collection, std::size_t parts, unsigned jobs,
               const std::function<void(const Collection& databases, std::size_t part)>& work);

// The `part`-th of so many neighbouring parts of nearly one size.
template <typename T>
std::span<const T> part_of(std::span<const T> all, std::size_t part, std::size_t parts) {
  const std::size_t begin = all.size() * part / parts;
  return all.subspan(begin, all.size() * (part + 1) / parts - begin);
}

// How many parts: few for few things, since a thread takes some milliseconds to open an index.
constexpr std::size_t parts_for(std::size_t things, unsigned jobs, std::size_t least_things) {
  return std::clamp<std::size_t>(things / least_things, 1, jobs);
}

}  // namespace khabar
