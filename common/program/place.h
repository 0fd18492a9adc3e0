// Where what somebody wrote is wrong, as compilers say it.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace khabar {

// "path:line: reason"; lines count from 1, and 0 leaves the line out.
inline std::string at_place(std::string_view path, std::uint64_t line, std::string_view reason) {
  return line == 0 ? fmt::format("{}: {}", path, reason) : fmt::format("{}:{}: {}", path, line, reason);
}

}  // namespace khabar
