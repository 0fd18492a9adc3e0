#include "searcher/output/query_json.h"

#include <array>
#include <chrono>
#include <nlohmann/json.hpp>
#include <ostream>

#include "common/article.h"
#include "common/json_text.h"
#include "searcher/query/query_text.h"

namespace khabar {
namespace {

using QueryJson = nlohmann::ordered_json;

// In the order of NodeKind.
constexpr std::array<const char*, 16> kKinds{"word",  "wildcard", "phrase",  "gap",  "filter", "missing",
                                             "range", "list",     "and",     "or",   "near",   "adj",
                                             "sent",  "para",     "atleast", "first"};

bool is_text(const QueryNode& node) {
  return node.kind == NodeKind::kWord || node.kind == NodeKind::kWildcard || node.kind == NodeKind::kPhrase;
}

void add_field(const QueryNode& node, QueryJson& json) {
  const bool title = node.field == Field::kTitleLemma || node.field == Field::kTitleExact;
  const bool exact = node.field == Field::kExact || node.field == Field::kTitleExact;
  if (is_text(node)) {
    if (title) json["field"] = "title";
    if (exact) json["exact"] = true;
  } else if (node.kind == NodeKind::kFilter || node.kind == NodeKind::kMissing || node.kind == NodeKind::kRange) {
    json["field"] = field_spec(node.field).name;
  }
}

QueryJson end_json(const QueryNode& range, std::int64_t end) {
  if (end == kOpenLow || end == kOpenHigh) return nullptr;
  if (range.field != Field::kDay) return end;
  return format_day(std::chrono::sys_days{std::chrono::days{end}});
}

QueryJson node_json(const QueryNode& node) {
  QueryJson json{{"kind", kKinds.at(static_cast<std::size_t>(node.kind))}};
  if (node.sign != Sign::kPlain) json["sign"] = node.sign == Sign::kRequired ? "required" : "excluded";
  add_field(node, json);
  if (node.broad) json["broad"] = true;
  if (node.negated) json["negated"] = true;
  if (node.pattern) json["pattern"] = true;
  if (node.number > 0) json["number"] = node.number;
  if (node.boost != 1) json["boost"] = node.boost;
  if (!node.text.empty()) json["text"] = node.text;
  if (!node.without.empty()) json["without"] = node.without;
  if (node.kind == NodeKind::kRange) {
    json["from"] = end_json(node, node.low);
    json["to"] = end_json(node, node.high);
  }
  json["at"] = {node.place.begin, node.place.end};
  for (const QueryNode& child : node.children) json["children"].push_back(node_json(child));
  return json;
}

}  // namespace

void write_query_json(std::string_view query, const ParsedQuery& parsed, std::ostream& out) {
  const QueryJson json{{"query", query},
                       {"canonical", query_text(parsed.tree)},
                       {"notes", parsed.notes},
                       {"tree", node_json(parsed.tree)}};
  // A query may hold bytes that are not UTF-8; JSON may not.
  out << json_text(json) << '\n';
}

}  // namespace khabar
