// What a query says, as a tree: made by the parser, read by the query builder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "common/stored/field.h"

namespace khabar {

// What words side by side mean: all of them are required, or any one.
enum class Match { kAll, kAny };

enum class NodeKind {
  kWord,      // text between spaces; the Analyzer may find several words in it, or none
  kWildcard,  // an exact form with `*` (any letters, or none) and `?` (one letter) in it
  kPhrase,    // its children side by side: kWord, kWildcard, kGap
  kGap,       // `number` words, whatever they are; in a phrase only
  kFilter,    // the value of a field that is no text; with `pattern`, `*` and `?` stand for letters
  kMissing,   // articles that have no value of a field
  kRange,     // days (Field::kDay) or numbers of words (Field::kWords) from `low` to `high`
  kList,      // items side by side, which `Match` gives a meaning
  kAnd,
  kOr,
  kNear,       // two operands, at most `number` words from one to the other; side by side is 1
  kThen,       // the same in this order
  kSentence,   // two operands within `number` sentences that follow each other
  kParagraph,  // the same for paragraphs
  kAtLeast,    // one operand, `number` times or more
  kFirst,      // one operand, among the first `number` words of the article
};

// NEAR and the like, which have two operands.
constexpr bool is_proximity(NodeKind kind) {
  return kind == NodeKind::kNear || kind == NodeKind::kThen || kind == NodeKind::kSentence ||
         kind == NodeKind::kParagraph;
}

// ATLEAST and FIRST, which have one.
constexpr bool is_unary(NodeKind kind) { return kind == NodeKind::kAtLeast || kind == NodeKind::kFirst; }

// How an item counts among its siblings.
enum class Sign {
  kPlain,
  kRequired,  // +word
  kExcluded,  // -word, NOT word
};

// Where a node stands in the text of the query, in bytes. It says nothing of what the query means: all are equal.
struct QueryPlace {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const QueryPlace&) const { return true; }
};

struct QueryNode {
  NodeKind kind = NodeKind::kList;
  Sign sign = Sign::kPlain;
  // Words, wildcards and phrases: kLemma, kExact (`=word`), kTitleLemma, kTitleExact; the words of a phrase may differ
  // from the phrase in being exact or broad, never in the title. Filters, ranges and what is missing: the field.
  Field field = Field::kLemma;
  bool broad = false;                // ~word: a word or phrase, with what is kin to it
  bool negated = false;              // a NOT NEAR/5 b and the like: occurrences of the first operand without the second
  bool pattern = false;              // of a filter
  std::size_t number = 0;            // of words, sentences, paragraphs or occurrences
  double boost = 1;                  // word^2
  std::string text;                  // of a word, wildcard or filter, as typed
  std::vector<std::string> without;  // a{-b -c}: forms of a word or wildcard that are left out, as typed
  std::int64_t low = 0;              // of a range: days since 1970, or words; kOpenLow if it has no beginning
  std::int64_t high = 0;             // the last that is in it; kOpenHigh if it has no end
  QueryPlace place;
  std::vector<QueryNode> children;  // of lists, phrases and operators

  bool operator==(const QueryNode&) const = default;
};

inline constexpr std::int64_t kOpenLow = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int64_t kOpenHigh = std::numeric_limits<std::int64_t>::max();

// The words of a phrase with single spaces between them, as the Analyzer reads them.
std::string phrase_text(const QueryNode& phrase);

// The tree on one line, for tests and explanations: (and a (or "b c" title:d) -e).
std::string print(const QueryNode& node);

}  // namespace khabar
