#include "indexer/glass/term_list.h"

#include <algorithm>
#include <numeric>

#include "common/stored/leb128.h"

namespace khabar::glass {
namespace {

// Frequencies below are packed into one byte with `kept`, if that fits.
constexpr Frequency kPackedBelow = 127;
constexpr std::size_t kByteValues = 256;

std::size_t common_bytes(std::string_view left, std::string_view right) {
  return static_cast<std::size_t>(std::ranges::mismatch(left, right).in1 - left.begin());
}

void append_rest(std::string& tag, std::string_view rest) {
  tag += static_cast<char>(rest.size());
  tag += rest;
}

}  // namespace

std::string term_list_tag(std::span<const TermFrequency> terms) {
  std::string tag;
  if (terms.empty()) return tag;
  const auto add = [](std::uint64_t sum, const TermFrequency& term) { return sum + term.frequency; };
  append_leb128(tag, std::accumulate(terms.begin(), terms.end(), std::uint64_t{0}, add));
  append_leb128(tag, terms.size());
  append_rest(tag, terms.front().term);
  append_leb128(tag, terms.front().frequency);

  std::string_view before = terms.front().term;
  for (const auto& [term, frequency] : terms.subspan(1)) {
    const std::size_t kept = common_bytes(before, term);
    const std::size_t packed = (std::size_t{frequency} + 1) * (before.size() + 1) + kept;
    const bool is_packed = frequency < kPackedBelow && packed < kByteValues;
    tag += static_cast<char>(is_packed ? packed : kept);
    append_rest(tag, term.substr(kept));
    if (!is_packed) append_leb128(tag, frequency);
    before = term;
  }
  return tag;
}

std::string used_slots_tag(std::span<const Slot> slots) {
  std::string tag;
  Slot next = 0;
  for (const Slot slot : slots) {
    append_leb128(tag, slot - next);
    next = slot + 1;
  }
  return tag;
}

}  // namespace khabar::glass
