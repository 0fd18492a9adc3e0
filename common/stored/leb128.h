// Numbers as LEB128: seven bits a byte, least first, the high bit set on all but the last.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace khabar {

void append_leb128(std::string& out, std::uint64_t number);

// The number at the beginning of `in`, which moves past it; nothing if `in` ends in it or it takes over 63 bits.
std::optional<std::uint64_t> read_leb128(std::string_view& in);

}  // namespace khabar
