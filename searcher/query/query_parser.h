// The query language: text -> tree. It knows nothing of Arabic and nothing of the index.
//
//   a b          side by side: both or either, as `--match` says; binds tighter than AND, which binds tighter than OR
//   a AND b      both              a OR b       either or both        NOT a, -a    without a
//   +a           required          ( )          a group               "a b"        a phrase; also “ ” and « »
//   =a  ="a b"   the exact forms   title:a  عنوان:"a b"  title:(a b)  words of the title
//   source:a     section, author, language, id: filters; the names in English or Arabic (مصدر قسم كاتب)
//
// Operators are upper case. A sign, `=` or a field name belongs to what follows it without a space.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/query_tree.h"

namespace khabar {

// Brackets nested deeper than this are read as if they were not there.
inline constexpr int kMaxQueryDepth = 100;

struct ParsedQuery {
  QueryNode tree;                  // a kList without children if the text holds nothing to look for
  std::vector<std::string> notes;  // sentences: how text that is not well-formed was understood
};

// Never fails: whatever the user typed has a meaning. Time is linear in the length of `text`.
ParsedQuery parse_query(std::string_view text);

// The words of `text` as a list, whatever else it holds: no operator, quote or bracket means anything.
QueryNode plain_words(std::string_view text);

}  // namespace khabar
