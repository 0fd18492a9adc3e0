// Many queries in one file, each with a name.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

inline constexpr std::size_t kMostQueries = 1000;  // chosen, not tuned

struct NamedQuery {
  std::string name;
  std::string text;
  std::size_t line = 0;  // of its file; 0 if it is of none
};

// Lines `name: query`; the name ends at the first colon with white space behind it. A line without such a colon is a
// query by itself, which is its name as well. Empty lines and lines that begin with `#` are left out. Throws Error with
// `path` and the line for a name that is there twice or has no query, and for more than kMostQueries; Error with `path`
// if there is no query.
std::vector<NamedQuery> read_query_list(std::string_view text, const std::string& path);

}  // namespace khabar
