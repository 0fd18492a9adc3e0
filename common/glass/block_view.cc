#include "common/glass/block_view.h"

#include "common/stored/damage.h"

namespace khabar::glass {
namespace {

constexpr std::size_t kDirectoryBegin = 11;
constexpr std::size_t kOffsetBytes = 2;
constexpr std::size_t kSizeOff = 3;  // sizes are stored less this
constexpr std::size_t kSizeMask = 0x1FFF;
constexpr std::size_t kIsCompressed = 0x8000;
constexpr std::size_t kIsLast = 0x4000;
constexpr std::size_t kIsFirst = 0x2000;

Damage damaged_block() { return Damage("a block is damaged"); }

// Takes the first bytes of an item, and none that it does not have.
class ItemReader {
 public:
  explicit ItemReader(std::string_view bytes) : rest_(bytes) {}

  std::size_t number(std::size_t bytes) {
    std::size_t number = 0;
    for (const char byte : take(bytes)) number = number << 8U | static_cast<unsigned char>(byte);
    return number;
  }
  std::string_view key() { return take(number(1)); }
  std::string_view take(std::size_t bytes) {
    if (bytes > rest_.size()) throw damaged_block();
    const std::string_view taken = rest_.substr(0, bytes);
    rest_.remove_prefix(bytes);
    return taken;
  }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace

BlockView::BlockView(std::string_view bytes) : bytes_(bytes) {
  ItemReader header(bytes);
  revision_ = static_cast<std::uint32_t>(header.number(4));
  level_ = header.number(1);
  header.take(4);  // what is free
  const std::size_t directory_end = header.number(2);
  if (directory_end < kDirectoryBegin || directory_end > bytes.size()) throw damaged_block();
  items_ = (directory_end - kDirectoryBegin) / kOffsetBytes;
}

// From its beginning to the end of the block.
std::string_view BlockView::item(std::size_t i) const {
  if (i >= items_) throw damaged_block();
  const std::size_t begin = ItemReader(bytes_.substr(kDirectoryBegin + i * kOffsetBytes)).number(kOffsetBytes);
  if (begin < kDirectoryBegin || begin > bytes_.size()) throw damaged_block();
  return bytes_.substr(begin);
}

LeafItem BlockView::leaf_item(std::size_t i) const {
  const std::string_view at = item(i);
  const std::size_t head = ItemReader(at).number(2);
  const std::size_t size = (head & kSizeMask) + kSizeOff;
  if (size > at.size()) throw damaged_block();
  ItemReader reader(at.substr(0, size));
  reader.take(2);
  LeafItem leaf{reader.key(), 1, (head & kIsLast) != 0, (head & kIsCompressed) != 0, {}};
  if ((head & kIsFirst) == 0) leaf.component = reader.number(2);
  leaf.piece = reader.rest();
  return leaf;
}

BranchItem BlockView::branch_item(std::size_t i) const {
  ItemReader reader(item(i));
  const auto block = static_cast<std::uint32_t>(reader.number(4));
  return {reader.key(), block};
}

}  // namespace khabar::glass
