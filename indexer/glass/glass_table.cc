#include "indexer/glass/glass_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

#include "common/program/error.h"

namespace khabar::glass {
namespace {

constexpr std::uint16_t kCompressed = 0x8000;
constexpr std::uint16_t kLast = 0x4000;
constexpr std::uint16_t kFirst = 0x2000;

constexpr std::size_t kSizeBytes = 2;
constexpr std::size_t kKeyLengthBytes = 1;
constexpr std::size_t kComponentBytes = 2;
constexpr std::size_t kBlockNumberBytes = 4;
constexpr std::size_t kSizeBias = 3;

// A block has room for four items and their places in the directory (Xapian's BLOCK_CAPACITY): 2043 bytes each.
constexpr std::size_t kItemsInBlock = 4;
constexpr std::size_t kMaxItem = (Block::kBytes - Block::kDirectory) / kItemsInBlock - Block::kDirectoryEntry;

// A tag is divided to fill the rest of a block if a piece of this size or more fits: smaller ones lengthen the keys of
// branches more than they save (GlassTable::add, for full compaction).
std::size_t smallest_piece(std::string_view key) { return key.size() + 34; }

std::size_t leaf_header(std::string_view key, std::uint16_t component) {
  return kSizeBytes + kKeyLengthBytes + key.size() + (component > 1 ? kComponentBytes : 0);
}

// Writes the pieces of an item one after the other.
class ItemWriter {
 public:
  explicit ItemWriter(std::span<char> item) : rest_(item) {}

  template <typename Number>
  ItemWriter& number(Number value) {
    put_number(rest_, value);
    rest_ = rest_.subspan(sizeof(Number));
    return *this;
  }
  ItemWriter& bytes(std::string_view bytes) {
    std::ranges::copy(bytes, rest_.begin());
    rest_ = rest_.subspan(bytes.size());
    return *this;
  }
  ItemWriter& key(std::string_view key) {
    rest_[0] = static_cast<char>(key.size());
    rest_ = rest_.subspan(kKeyLengthBytes);
    return bytes(key);
  }

 private:
  std::span<char> rest_;
};

}  // namespace

GlassTable::GlassTable(const std::filesystem::path& path) : file_(path) {
  levels_.push_back({Block(0), {}});
  add_item({}, 1, {});
}

void GlassTable::add(std::string_view key, Tag tag) {
  if (key.size() > kMaxKey || key <= last_key_) {
    throw std::logic_error(fmt::format("a key of {} bytes cannot follow in {}", key.size(), file_.path().string()));
  }
  for (std::uint16_t component = 1;; ++component) {
    tag.bytes.remove_prefix(add_item(key, component, tag));
    if (tag.bytes.empty()) break;
    if (component == std::numeric_limits<std::uint16_t>::max()) {
      throw Error(fmt::format("cannot write {}: an entry is too large for Xapian", file_.path().string()));
    }
  }
  last_key_ = key;
  ++entries_;
}

FinishedTable GlassTable::finish() {
  for (std::size_t level = 0; level + 1 < levels_.size(); ++level) {
    Boundary begin = levels_[level].begin;
    enter(level + 1, std::move(begin), write(level, {}));
  }
  const auto top = static_cast<std::uint32_t>(levels_.size() - 1);
  const std::uint32_t root = write(top, {});
  return {{root, top, entries_, file_.blocks()}, file_.finish()};
}

// Adds an item with as much of the tag as fits. Returns how many bytes that are.
std::size_t GlassTable::add_item(std::string_view key, std::uint16_t component, Tag rest) {
  const std::size_t header = leaf_header(key, component);
  const auto room = [&] { return std::min(levels_[0].block.room(), kMaxItem); };
  const bool fits = header + rest.bytes.size() <= room();
  if (!fits && room() < header + smallest_piece(key)) begin_leaf(key, component);
  const std::string_view piece = rest.bytes.substr(0, room() - header);

  const std::size_t size = header + piece.size();
  auto head = static_cast<std::uint16_t>(size - kSizeBias);
  if (rest.compressed) head |= kCompressed;
  if (piece.size() == rest.bytes.size()) head |= kLast;
  if (component == 1) head |= kFirst;
  ItemWriter item(levels_[0].block.add(size));
  item.number(head).key(key);
  if (component > 1) item.number(component);
  item.bytes(piece);
  return piece.size();
}

// The next item, with this key and number, will be the first of a new leaf.
void GlassTable::begin_leaf(std::string_view key, std::uint16_t component) {
  const bool divides_an_entry = component > 1;
  const auto [differs, ignored] = std::ranges::mismatch(key, last_key_);
  const auto common = static_cast<std::size_t>(differs - key.begin());
  Boundary next{std::string(divides_an_entry ? key : key.substr(0, common + 1)), component};
  Boundary begin = levels_[0].begin;
  enter(1, std::move(begin), write(0, std::move(next)));
}

// Enters a block that has been written in the branch above it.
void GlassTable::enter(std::size_t level, Boundary begin, std::uint32_t number) {
  if (level == levels_.size()) levels_.push_back({Block(level), {}});
  const auto item_size = [](const Boundary& at) {
    return kBlockNumberBytes + kKeyLengthBytes + at.key.size() + kComponentBytes;
  };
  if (item_size(begin) > levels_[level].block.room()) {
    Boundary above = levels_[level].begin;
    enter(level + 1, std::move(above), write(level, begin));
  }
  Block& block = levels_[level].block;
  if (block.empty()) begin = {};
  ItemWriter(block.add(item_size(begin))).number(number).key(begin.key).number(begin.component);
}

// Writes the block of a level and begins the next one there. Returns the number of what it has written.
std::uint32_t GlassTable::write(std::size_t level, Boundary next) {
  const std::uint32_t number = file_.append(levels_[level].block.bytes());
  levels_[level].block.clear();
  levels_[level].begin = std::move(next);
  return number;
}

}  // namespace khabar::glass
