// What articles and occurrences are counted by.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

enum class Dimension : std::uint8_t {
  kSource,
  kSection,
  kAuthor,
  kLanguage,
  kYear,
  kMonth,
  kWeek,
  kDay,
  kForm,   // the words of the occurrences, as they are spelled
  kGroup,  // near duplicates, by the oldest of them
  kKind,   // of the source, by a codebook
  kCode,   // of lines, by hand
};

// In the order of Dimension, as --by takes them and columns are named.
inline constexpr std::array<std::string_view, 12> kDimensionNames{
    "source", "section", "author", "lang", "year", "month", "week", "day", "form", "group", "kind", "code"};

// What parts occurrences, and articles by those that they have.
constexpr bool parts_occurrences(Dimension dimension) {
  return dimension == Dimension::kForm || dimension == Dimension::kCode;
}

constexpr std::string_view dimension_name(Dimension dimension) {
  return kDimensionNames[static_cast<std::size_t>(dimension)];
}

// Names, in several values of --by or with commas between. Throws Error for any other, for more than `most`, for one
// that is there twice, and for forms by codes.
inline constexpr std::size_t kMostDimensions = 2;  // of one table
std::vector<Dimension> read_dimensions(const std::vector<std::string>& values, std::size_t most = kMostDimensions);

}  // namespace khabar
