#include "searcher/saved/file/saved_name.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "common/program/error.h"
#include "common/program/suggestion.h"
#include "common/utf8.h"

namespace khabar {
namespace {

constexpr std::size_t kMostNamesInHint = 10;

bool is_of_word(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  return c != kInvalid && (u_isalnum(point) != 0 || (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0);
}

bool is_between(char32_t c) { return c == U'-' || c == U'_' || c == U'.' || c == U'/' || c == U' '; }

}  // namespace

void check_saved_name(std::string_view name, std::string_view what) {
  const auto refuse = [&](std::string_view reason) {
    throw Error(fmt::format("'{}' cannot name {}: {}", excerpt(name), what, reason),
                "write letters, digits, and - _ . / or spaces between them");
  };
  if (name == "none" || name == "بلا") refuse("it means that there is none");
  std::size_t length = 0;
  bool ends_in_word = false;
  for (std::size_t at = 0; at < name.size(); ++length) {
    const char32_t c = next_code_point(name, at);
    ends_in_word = is_of_word(c);
    if (!ends_in_word && (length == 0 || !is_between(c))) refuse("a query could not name it");
  }
  if (length == 0) refuse("it is empty");
  if (!ends_in_word) refuse("it ends in a sign");
  if (length > kLongestSavedName) refuse(fmt::format("it has more than {} characters", kLongestSavedName));
}

std::string known_names_hint(std::string_view name, const std::vector<std::string>& known) {
  if (known.empty()) return "there is none yet";
  const std::vector<std::string_view> names{known.begin(), known.end()};
  if (const auto nearest = nearest_name(name, names)) return fmt::format("did you mean {}?", *nearest);
  const auto end = names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), kMostNamesInHint));
  return fmt::format("there are {}{}", fmt::join(names.begin(), end, ", "), end == names.end() ? "" : ", ...");
}

}  // namespace khabar
