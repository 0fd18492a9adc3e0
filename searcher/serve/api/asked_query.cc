#include "searcher/serve/api/asked_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "common/program/error.h"
#include "searcher/desk/count/partition.h"
#include "searcher/desk/desk_query.h"
#include "searcher/query/query_text.h"

namespace khabar {
namespace {

constexpr std::size_t kMostFilters = 200;  // chosen, not tuned: more than a page has boxes

bool is_date_text(std::string_view text) {
  return text == kNoValue || (!text.empty() && text.find_first_not_of("0123456789-.W") == std::string_view::npos);
}

QueryNode date_node(std::string_view name, const std::string& text) {
  if (!is_date_text(text)) {
    throw Error(fmt::format("{}: '{}' is not a date", name, text), "write YYYY, YYYY-MM or YYYY-MM-DD");
  }
  return parse_query("date:" + text).tree;
}

QueryNode filter_node(const FilterParameter& filter, const std::string& value) {
  if (filter.field == Field::kDay) return date_node(filter.name, value);
  if (value != kNoValue) return value_filter(filter.field, value);
  QueryNode missing;
  missing.kind = NodeKind::kMissing;
  missing.field = filter.field;
  return missing;
}

QueryNode any_of(std::vector<QueryNode> nodes) {
  if (nodes.size() == 1) return nodes.front();
  QueryNode any;
  any.kind = NodeKind::kOr;
  any.children = std::move(nodes);
  return any;
}

std::vector<QueryNode> filters_of(const Parameters& parameters) {
  std::vector<QueryNode> filters;
  std::size_t count = 0;
  for (const FilterParameter& filter : kFilterParameters) {
    std::vector<QueryNode> values;
    for (const std::string& value : all_parameters(parameters, filter.name)) {
      if (!value.empty()) values.push_back(filter_node(filter, value));
    }
    count += values.size();
    if (count > kMostFilters) throw Error(fmt::format("more than {} filters", kMostFilters), "leave some of them out");
    if (!values.empty()) filters.push_back(any_of(std::move(values)));
  }
  const std::string from = parameter(parameters, "from");
  const std::string to = parameter(parameters, "to");
  if (!from.empty() || !to.empty()) filters.push_back(date_node("from, to", from + ".." + to));
  return filters;
}

}  // namespace

bool is_query_parameter(std::string_view name) {
  return name == "q" || name == "from" || name == "to" ||
         std::ranges::find(kFilterParameters, name, &FilterParameter::name) != kFilterParameters.end();
}

Reading asked_reading(const Parameters& parameters) {
  return parameter(parameters, "lenient").empty() ? Reading::kStrict : Reading::kLenient;
}

std::string asked_query(const Parameters& parameters, Reading reading) {
  const std::string typed = parameter(parameters, "q");
  const std::vector<QueryNode> filters = filters_of(parameters);
  if (filters.empty()) return typed;
  return query_text(filtered(parse_query(typed, reading).tree, filters));
}

}  // namespace khabar
