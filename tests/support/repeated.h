#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace khabar::testing {

// By doubling, since tests are compiled without optimization.
inline std::string repeated(std::string_view text, std::size_t times) {
  if (times == 0) return {};
  const std::size_t bytes = text.size() * times;
  std::string all{text};
  all.reserve(bytes);
  while (all.size() * 2 <= bytes) all.append(all);
  return all.append(all, 0, bytes - all.size());
}

}  // namespace khabar::testing
