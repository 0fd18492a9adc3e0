#include "searcher/desk/count/dimension.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "common/ascii.h"
#include "common/program/error.h"
#include "common/program/suggestion.h"

namespace khabar {
namespace {

Dimension read_dimension(std::string_view name) {
  const auto found = std::ranges::find(kDimensionNames, name);
  if (found != kDimensionNames.end()) return static_cast<Dimension>(found - kDimensionNames.begin());
  const auto nearest = nearest_name(name, kDimensionNames);
  throw Error(fmt::format("--by: '{}' is not one of {}", excerpt(name), fmt::join(kDimensionNames, ", ")),
              nearest ? fmt::format("did you mean {}?", *nearest) : "");
}

}  // namespace

std::vector<Dimension> read_dimensions(const std::vector<std::string>& values, std::size_t most) {
  std::vector<Dimension> dimensions;
  for (std::string_view rest : values) {
    for (bool more = true; more;) {
      const std::size_t comma = rest.find(',');
      more = comma != std::string_view::npos;
      const Dimension dimension = read_dimension(ascii::trim(rest.substr(0, comma)));
      if (std::ranges::find(dimensions, dimension) != dimensions.end()) {
        throw Error(fmt::format("--by {} is given twice", dimension_name(dimension)));
      }
      dimensions.push_back(dimension);
      if (more) rest.remove_prefix(comma + 1);
    }
  }
  if (dimensions.size() > most) {
    throw Error("--by names more than two dimensions", "count by two of them, and filter by the third in the query");
  }
  if (std::ranges::count_if(dimensions, parts_occurrences) > 1 && most == kMostDimensions) {
    throw Error("--by form and code part the same occurrences", "count by one of them at a time");
  }
  return dimensions;
}

}  // namespace khabar
