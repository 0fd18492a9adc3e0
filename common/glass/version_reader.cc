#include "common/glass/version_reader.h"

#include <fmt/format.h>

#include <iterator>
#include <limits>

#include "common/stored/leb128.h"

namespace khabar::glass {
namespace {

constexpr std::string_view kMagicOfGlass{"\x0f\x0dXapian Glass\x04\x6e", 16};  // the format of 2016-03-14
constexpr std::size_t kUuidSize = 16;
constexpr std::uint64_t kNoBlocks = 1;
constexpr std::size_t kUnit = 2048;  // of the sizes of blocks
constexpr std::size_t kMostBlockBytes = 65536;
constexpr std::size_t kHighestLevel = 9;

std::string uuid_text(std::string_view bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    fmt::format_to(std::back_inserter(text), "{:02x}", static_cast<unsigned char>(bytes[i]));
  }
  return text;
}

}  // namespace

std::optional<PublishedTable> read_version(std::string_view text) {
  if (!text.starts_with(kMagicOfGlass) || text.size() < kMagicOfGlass.size() + kUuidSize) return std::nullopt;
  text.remove_prefix(kMagicOfGlass.size());
  PublishedTable table;
  table.uuid = uuid_text(text.substr(0, kUuidSize));
  text.remove_prefix(kUuidSize);
  const auto revision = read_leb128(text);
  const auto root = read_leb128(text);
  const auto level_and_flags = read_leb128(text);
  const auto entries = read_leb128(text);
  const auto units = read_leb128(text);
  if (!revision || !root || !level_and_flags || !entries || !units) return std::nullopt;
  const bool fits = *root <= std::numeric_limits<std::uint32_t>::max() && *level_and_flags >> 2U <= kHighestLevel &&
                    *units > 0 && *units <= kMostBlockBytes / kUnit;
  if (!fits) return std::nullopt;
  table.revision = *revision;
  table.has_blocks = (*level_and_flags & kNoBlocks) == 0;
  table.root = static_cast<std::uint32_t>(*root);
  table.level = *level_and_flags >> 2U;
  table.block_bytes = *units * kUnit;
  return table;
}

}  // namespace khabar::glass
