// The query language: text -> tree. operator_table.h has all of it, docs/query-language.md explains it.
//
// What binds tightest comes first: proximity (NEAR ADJ SENT PARA, from left to right), side by side, AND, OR. Operators
// of letters are upper case; the Arabic ones carry a slash and a number. A sign, `=`, `~` or the name of a field
// belongs to what follows it without a space.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/language/query_tree.h"

namespace khabar {

enum class Reading {
  kStrict,   // what is not in the language is refused: a QueryError says what to write instead
  kLenient,  // for pasted text: words, quotation marks, brackets, signs, fields, AND, OR and NOT; nothing is refused
};

// Brackets nested deeper than this are refused, or read leniently as if they were not there.
inline constexpr int kMaxQueryDepth = 100;

// So many proximity operators may stand in a row without brackets. Chosen, not tuned; with kMaxQueryDepth it bounds how
// deep a tree is.
inline constexpr int kMostInRow = 10;

struct ParsedQuery {
  QueryNode tree;                  // a kList without children if the text holds nothing to look for
  std::vector<std::string> notes;  // sentences: how text that may mean something else was understood
};

// Time is linear in the length of `text`. Throws QueryError (reading_report.h), but not if it reads leniently.
ParsedQuery parse_query(std::string_view text, Reading reading = Reading::kStrict);

// The words of `text` as a list, whatever else it holds: no operator, quote or bracket means anything.
QueryNode plain_words(std::string_view text);

}  // namespace khabar
