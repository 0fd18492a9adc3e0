// Numbers as LEB128: seven bits a byte, least first, the high bit set on all but the last.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace khabar {

void append_leb128(std::string& out, std::uint64_t number);

// The number at the beginning of `in`, which moves past it; nothing if `in` ends in it or it takes over 63 bits.
std::optional<std::uint64_t> read_long_leb128(std::string_view& in);
inline std::optional<std::uint64_t> read_leb128(std::string_view& in) {
  const auto byte = [&](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(in[at])}; };
  // Nearly all have one byte or two.
  if (in.size() < 2 || byte(0) >= 0x80) {
    if (in.size() < 2 || byte(1) >= 0x80) return read_long_leb128(in);
    const std::uint64_t number = (byte(0) & 0x7FU) | byte(1) << 7U;
    in.remove_prefix(2);
    return number;
  }
  const std::uint64_t number = byte(0);
  in.remove_prefix(1);
  return number;
}

}  // namespace khabar
