// What a query says, as a tree: made by the parser, read by the query builder.
#pragma once

#include <string>
#include <vector>

#include "common/index/field.h"

namespace khabar {

// What words side by side mean: all of them are required, or any one.
enum class Match { kAll, kAny };

enum class NodeKind {
  kWord,    // text between spaces; the Analyzer may find several words in it, or none
  kPhrase,  // quoted text: its words in sequence
  kFilter,  // the value of a boolean field
  kList,    // items side by side, which `Match` gives a meaning
  kAnd,
  kOr,
};

// How an item counts among its siblings.
enum class Sign {
  kPlain,
  kRequired,  // +word
  kExcluded,  // -word, NOT word
};

struct QueryNode {
  NodeKind kind = NodeKind::kList;
  Sign sign = Sign::kPlain;
  // Words and phrases: kLemma, kExact (`=word`), kTitleLemma, kTitleExact. Filters: the boolean field.
  Field field = Field::kLemma;
  std::string text;                 // of a word, phrase or filter, as typed
  std::vector<QueryNode> children;  // of a list, AND, OR

  bool operator==(const QueryNode&) const = default;
};

// The tree on one line, for tests and explanations: (and a (or "b c" title:d) -e).
std::string print(const QueryNode& node);

}  // namespace khabar
