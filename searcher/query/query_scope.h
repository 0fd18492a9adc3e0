// What stands before a word or a group says about everything in it: a field, `=` or `~`.
#pragma once

#include <string_view>

#include "searcher/query/language/query_tree.h"

namespace khabar {

struct Scope {
  Field filter = Field::kLemma;  // a field that is no text; kLemma: text
  bool title = false;
  bool exact = false;
  bool broad = false;

  bool is_filter() const { return filter != Field::kLemma; }
  Field field() const {
    if (is_filter()) return filter;
    if (title) return exact ? Field::kTitleExact : Field::kTitleLemma;
    return exact ? Field::kExact : Field::kLemma;
  }
  // Wildcards stand for exact forms, whatever the words beside them are.
  Field wildcard_field() const { return title ? Field::kTitleExact : Field::kExact; }
};

inline QueryNode make_leaf(NodeKind kind, const Scope& scope, std::string_view text) {
  QueryNode node;
  node.kind = kind;
  node.field = kind == NodeKind::kWildcard ? scope.wildcard_field() : scope.field();
  node.broad = scope.broad && (kind == NodeKind::kWord || kind == NodeKind::kPhrase);
  node.text = text;
  return node;
}

}  // namespace khabar
