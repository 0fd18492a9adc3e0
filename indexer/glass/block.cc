#include "indexer/glass/block.h"

#include <cassert>

namespace khabar::glass {

void put_number(std::span<char> out, std::uint16_t number) {
  out[0] = static_cast<char>(number >> 8U);
  out[1] = static_cast<char>(number);
}

void put_number(std::span<char> out, std::uint32_t number) {
  put_number(out, static_cast<std::uint16_t>(number >> 16U));
  put_number(out.subspan(2), static_cast<std::uint16_t>(number));
}

std::size_t Block::room() const {
  const std::size_t free = items_begin_ - directory_end_;
  return free > kDirectoryEntry ? free - kDirectoryEntry : 0;
}

std::span<char> Block::add(std::size_t bytes) {
  assert(bytes <= room());
  items_begin_ -= bytes;
  put_number(std::span(bytes_).subspan(directory_end_), static_cast<std::uint16_t>(items_begin_));
  directory_end_ += kDirectoryEntry;
  return std::span(bytes_).subspan(items_begin_, bytes);
}

std::string_view Block::bytes() {
  const std::span<char> all(bytes_);
  const auto free = static_cast<std::uint16_t>(items_begin_ - directory_end_);
  put_number(all, kRevision);
  bytes_[4] = static_cast<char>(level_);
  put_number(all.subspan(5), free);
  put_number(all.subspan(7), free);
  put_number(all.subspan(9), static_cast<std::uint16_t>(directory_end_));
  return {bytes_.data(), bytes_.size()};
}

void Block::clear() {
  bytes_.fill(0);
  directory_end_ = kDirectory;
  items_begin_ = kBytes;
}

}  // namespace khabar::glass
