// How a run keeps to the memory that it may take.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "common/article.h"

namespace khabar {

// "512M" as bytes: a whole number, with K, M or G for powers of 1,024. Throws Error naming `option` for anything else.
std::uint64_t parse_size(std::string_view option, std::string_view text);

// The text of an article, and for what it takes beside its text 128 bytes more. Measured with updates by articles of
// 17 bytes: 1.7 kB each, of which the plan keeps 20 for a byte.
std::size_t planned_bytes(const Article& article);

// How many different words its text may have, before anybody has looked.
std::size_t most_words(const Article& article);

// What one article may have: those of an input that have more are skipped.
struct LargestArticle {
  std::size_t bytes = std::numeric_limits<std::size_t>::max();
  std::size_t words = std::numeric_limits<std::size_t>::max();  // different ones
};

// For an article that was published already, and so cannot be skipped: throws Error that names it if it has more.
void require_memory_for(const Article& article, const LargestArticle& largest);

struct MemoryPlan {
  std::size_t batch_bytes;  // text that one thread indexes at once
  std::size_t batch_words;  // different words that it keeps before it writes them to its database
  LargestArticle largest;
};

// For `jobs` threads. A cap that is given holds: it also bounds the longest article, and Error is thrown if it
// leaves less than 1 MB of text a thread. Without one the plan is for 1 GB, but takes any article and any number of
// threads.
//
// Measured with Xapian 1.4.22 and articles of 3 kB: 39 MB for the program itself, and 16 bytes for each byte of text
// under work (12 if it is a single article of 8 MB). Planned with are 64 MB and 20 bytes. A build of 58,995
// articles, whose words fill the caches of the Analyzers, took 86 MB of 104 with two threads and 53 of 84 with one.
// That was with parts that Xapian writes; segments take less: 93 MB without a cap, with 7 MB of text under work.
//
// A word that the text has once takes more: measured with a million different ones of 4 letters, 470 to 520 bytes each.
// Planned with are 640.
MemoryPlan memory_plan(std::optional<std::uint64_t> cap, unsigned jobs);

// The same for an update.
struct UpdateMemory {
  std::size_t commit_bytes;   // text that Xapian holds until it is committed
  std::size_t waiting_bytes;  // text that is being analysed, or waits for that or to be written
  LargestArticle largest;
};

// A thread takes as much as one that builds; half of that is for what waits, and half for Xapian. Measured: an update
// that adds 29,495 articles to 29,500 took 63 MB of 84 with one thread and 98 of 104 with two.
UpdateMemory update_memory_plan(std::optional<std::uint64_t> cap, unsigned jobs);

}  // namespace khabar
