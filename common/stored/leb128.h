// Numbers as LEB128: seven bits a byte, least first, the high bit set on all but the last.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace khabar {

void append_leb128(std::string& out, std::uint64_t number);

// The number at the beginning of `in`, which moves past it; nothing if `in` ends in it or it takes over 63 bits.
std::optional<std::uint64_t> read_long_leb128(std::string_view& in);
inline std::optional<std::uint64_t> read_leb128(std::string_view& in) {
  if (in.empty() || static_cast<unsigned char>(in.front()) >= 0x80) return read_long_leb128(in);
  const auto number = std::uint64_t{static_cast<unsigned char>(in.front())};  // nearly all have one byte
  in.remove_prefix(1);
  return number;
}

}  // namespace khabar
