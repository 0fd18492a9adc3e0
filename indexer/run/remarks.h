// What the articles that came in lack: counted, and told to the user in a line for each kind.
#pragma once

#include <array>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/article_sink.h"

namespace khabar {

struct RemarkCount {
  std::uint64_t count = 0;
  std::vector<std::string> details;  // the first different ones
};

using RemarkCounts = std::array<RemarkCount, kRemarks>;

// A report must not grow with the keys of a broken dump.
inline constexpr std::size_t kMaxRemarkDetails = 20;

void count_remark(RemarkCounts& counts, Remark remark, const std::vector<std::string>& details);

// `2 articles have a title only; the keys that were there: ...; --map body=... says which of them is the text`. Nothing
// for what did not come up.
void print_remarks(const RemarkCounts& counts, std::ostream& out);

}  // namespace khabar
