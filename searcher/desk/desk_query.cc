#include "searcher/desk/desk_query.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "common/program/error.h"
#include "searcher/rank/filter_query.h"
#include "searcher/rank/query_builder.h"

namespace khabar {
namespace {

// Whether no word is in it.
bool has_filters_only(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::kFilter:
    case NodeKind::kMissing:
    case NodeKind::kRange:
      return true;
    case NodeKind::kList:
    case NodeKind::kAnd:
    case NodeKind::kOr:
      return std::ranges::all_of(node.children, has_filters_only);
    default:
      return false;
  }
}

std::vector<std::string> notes_on(const ParsedQuery& parsed, const BuiltQuery& built, const Collection& collection) {
  std::vector<std::string> notes = parsed.notes;
  if (!built.only_weight.empty()) {
    notes.push_back(
        fmt::format("not required beside other words, and not counted: {}", fmt::join(built.only_weight, ", ")));
  }
  for (const std::string& name : built.joined) notes.push_back(fmt::format("read as one name: {}", name));
  for (const std::vector<AskedWord>* asked : {&built.asked, &built.asked_filters}) {
    for (const AskedWord& word : *asked) {
      if (is_unknown(word, collection)) notes.push_back(fmt::format("no article has {}", word.text));
    }
  }
  const std::vector<std::string> remarks = saved_remarks(parsed.tree, collection);
  notes.insert(notes.end(), remarks.begin(), remarks.end());
  return notes;
}

}  // namespace

DeskQuery read_desk_query(const std::string& text, Reading reading, const TimeZone& zone, const Collection& collection,
                          Analyzer& analyzer) {
  return read_desk_query(parse_query(text, reading), zone, collection, analyzer);
}

DeskQuery read_desk_query(ParsedQuery parsed, const TimeZone& zone, const Collection& collection, Analyzer& analyzer) {
  BuiltQuery built = build_query(parsed.tree, {Match::kAll, zone}, collection, analyzer);
  if (!built.hits) {
    throw Error("the query has no word or filter to search for",
                "give one or more words, such as 'الهجرة غير الشرعية', or a filter such as source:BBC");
  }
  std::vector<std::string> notes = notes_on(parsed, built, collection);
  return {std::move(parsed.tree), std::move(built), std::move(notes)};
}

std::optional<QueryNode> subcorpus_of(const QueryNode& tree) {
  if (tree.kind != NodeKind::kList && tree.kind != NodeKind::kAnd) {
    return has_filters_only(tree) ? std::optional{tree} : std::nullopt;
  }
  QueryNode filters = tree;
  filters.children.clear();
  for (const QueryNode& child : tree.children) {
    if (child.sign == Sign::kExcluded) {
      if (has_filters_only(child)) filters.children.push_back(child);
    } else if (auto part = subcorpus_of(child)) {
      filters.children.push_back(std::move(*part));
    }
  }
  return filters.children.empty() ? std::nullopt : std::optional{std::move(filters)};
}

ArticleList articles_of_subcorpus(const DeskQuery& query, const TimeZone& zone, const Collection& collection,
                                  Analyzer& analyzer) {
  const auto filters = subcorpus_of(query.tree);
  if (!filters) return all_articles(collection.database());
  return matching_articles(collection, *build_query(*filters, {Match::kAll, zone}, collection, analyzer).hits);
}

DeskQuery whole_collection() {
  BuiltQuery built;
  built.hits = Xapian::Query::MatchAll;
  return {{}, std::move(built), {}};
}

}  // namespace khabar
