#include "searcher/rank/filter_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <optional>
#include <utility>

#include "common/forms/wildcard_pattern.h"
#include "common/letters/folded_name.h"
#include "common/program/error.h"
#include "common/stored/field.h"

namespace khabar {
namespace {

using Query = Xapian::Query;

constexpr double kInfinite = std::numeric_limits<double>::max();

Query any_term(const std::vector<std::string>& terms) {
  if (terms.empty()) return Query::MatchNothing;
  return Query{Query::OP_OR, terms.begin(), terms.end()};
}

// Of a field of names.
Query pattern_query(const QueryNode& node, const Xapian::Database& database) {
  const FieldSpec& spec = field_spec(node.field);
  const WildcardPattern pattern(folded_name(node.text));
  const std::string prefix{spec.prefix};
  std::vector<std::string> terms;
  for (auto at = database.allterms_begin(prefix); at != database.allterms_end(prefix); ++at) {
    if (!pattern.matches(boolean_value(node.field, *at))) continue;
    terms.push_back(*at);
    if (terms.size() > kMostFilterValues) {
      throw Error(fmt::format("{}:{} stands for more than {} values", spec.name, node.text, kMostFilterValues),
                  "write more letters of the value");
    }
  }
  return any_term(terms);
}

std::optional<Slot> slot_of(Field field) {
  switch (field) {
    case Field::kSource:
      return Slot::kSource;
    case Field::kSection:
      return Slot::kSection;
    case Field::kAuthor:
      return Slot::kAuthor;
    case Field::kDay:
      return Slot::kDate;
    case Field::kGroup:
      return Slot::kGroup;
    default:
      return std::nullopt;  // every article has it, or terms alone tell
  }
}

Query present(Field field, const Xapian::Database& database) {
  if (const auto value = slot_of(field)) return Query{Query::OP_VALUE_GE, slot(*value), std::string(1, '\0')};
  if (field != Field::kLanguage) return Query::MatchAll;
  const std::string prefix{field_spec(field).prefix};
  return any_term({database.allterms_begin(prefix), database.allterms_end(prefix)});
}

std::string date_value(std::chrono::sys_seconds moment) {
  return Xapian::sortable_serialise(static_cast<double>(moment.time_since_epoch().count()));
}

std::chrono::sys_days as_day(std::int64_t number) {
  return std::chrono::sys_days{std::chrono::days{static_cast<int>(number)}};
}

Query words_query(std::int64_t least, std::int64_t most) {
  const double low = least == kOpenLow ? 0 : static_cast<double>(least);
  const double high = most == kOpenHigh ? kInfinite : static_cast<double>(most);
  return Query{Query::OP_VALUE_RANGE, slot(Slot::kWords), Xapian::sortable_serialise(low),
               Xapian::sortable_serialise(high)};
}

bool is_saved(const QueryNode& node) {
  const bool is_filter = node.kind == NodeKind::kFilter || node.kind == NodeKind::kMissing;
  return is_filter && field_spec(node.field).kind == FieldKind::kSaved;
}

SavedArticles& saved_of(const Collection& collection) {
  if (SavedArticles* saved = collection.saved()) return *saved;
  throw Error("this command knows no sets and codes", "leave out set: and code:");
}

Query saved_query(const QueryNode& node, const Collection& collection) {
  SavedArticles& saved = saved_of(collection);
  if (node.kind == NodeKind::kFilter) return saved.named(node.field, node.text);
  return Query{Query::OP_AND_NOT, Query::MatchAll, saved.any(node.field)};
}

}  // namespace

// An open end needs a bound, for an undated article has the empty value, below all others.
Query days_query(std::int64_t first, std::int64_t last, const TimeZone& zone) {
  const std::string begin =
      first == kOpenLow ? Xapian::sortable_serialise(-kInfinite) : date_value(zone.begin_of(as_day(first)));
  const std::string end =
      last == kOpenHigh ? Xapian::sortable_serialise(kInfinite)
                        : date_value(zone.begin_of(as_day(last) + std::chrono::days{1}) - std::chrono::seconds{1});
  return Query{Query::OP_VALUE_RANGE, slot(Slot::kDate), begin, end};
}

Query filter_query(const QueryNode& node, const Collection& collection, const TimeZone& zone) {
  const Xapian::Database& database = collection.database();
  if (is_saved(node)) return saved_query(node, collection);
  if (node.kind == NodeKind::kMissing) {
    return Query{Query::OP_AND_NOT, Query::MatchAll, present(node.field, database)};
  }
  if (node.kind == NodeKind::kRange) {
    return node.field == Field::kDay ? days_query(node.low, node.high, zone) : words_query(node.low, node.high);
  }
  if (node.field == Field::kGroup) return group_of(database, node.text);
  return node.pattern ? pattern_query(node, database) : Query{boolean_term(node.field, node.text)};
}

std::vector<std::string> saved_remarks(const QueryNode& tree, const Collection& collection) {
  if (is_saved(tree) && tree.kind == NodeKind::kFilter) return saved_of(collection).remarks(tree.field, tree.text);
  std::vector<std::string> remarks;
  for (const QueryNode& child : tree.children) {
    for (std::string& remark : saved_remarks(child, collection)) {
      if (std::ranges::find(remarks, remark) == remarks.end()) remarks.push_back(std::move(remark));
    }
  }
  return remarks;
}

Query group_of(const Xapian::Database& database, const std::string& id) {
  const std::string term = boolean_term(Field::kId, id);
  Query group{term};
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
    const std::string name = database.get_document(*at, Xapian::DOC_ASSUME_VALID).get_value(slot(Slot::kGroup));
    if (!name.empty()) group |= Query{Query::OP_VALUE_RANGE, slot(Slot::kGroup), name, name};
  }
  return group;
}

}  // namespace khabar
