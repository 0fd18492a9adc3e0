#include "searcher/desk/query_list.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/ascii.h"
#include "common/program/error.h"
#include "common/program/suggestion.h"
#include "searcher/desk/text_lines.h"

namespace khabar {
namespace {

constexpr std::string_view kListHint = "each line is a name, a colon, a space and a query; or a query alone";

// Where the name ends; npos if there is none.
std::size_t name_end(std::string_view line) {
  for (std::size_t at = line.find(':'); at != std::string_view::npos; at = line.find(':', at + 1)) {
    if (at + 1 == line.size() || ascii::is_space(line[at + 1])) return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::vector<NamedQuery> read_query_list(std::string_view text, const std::string& path) {
  std::vector<NamedQuery> queries;
  for_lines(text, path, [&](std::string_view line, std::size_t number) {
    const auto refuse = [&](std::string_view reason) { throw error_at(path, number, reason, std::string{kListHint}); };
    const std::size_t end = name_end(line);
    const std::string_view name = ascii::trim(line.substr(0, end));
    const std::string_view query = end == std::string_view::npos ? name : ascii::trim(line.substr(end + 1));
    if (name.empty()) refuse("the name is missing");
    if (query.empty()) refuse(fmt::format("'{}' has no query", excerpt(name)));
    const auto same = std::ranges::find(queries, name, &NamedQuery::name);
    if (same != queries.end()) {
      refuse(fmt::format("query '{}' stands in line {} already", excerpt(name), same->line));
    }
    if (queries.size() == kMostQueries) refuse(fmt::format("more than {} queries", kMostQueries));
    queries.push_back({std::string{name}, std::string{query}, number});
  });
  if (queries.empty()) throw Error(fmt::format("{} has no query", path), std::string{kListHint});
  return queries;
}

}  // namespace khabar
