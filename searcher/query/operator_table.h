// The one table of what the query language has: --help, the man page and docs/query-language.md are made of it or held
// to it. Also the operators that are words with a number, as the parser knows them.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "searcher/query/query_tree.h"

namespace khabar {

struct OperatorSyntax {
  std::string_view syntax;
  std::string_view arabic;   // the same in Arabic; empty if there is no other way to write it
  std::string_view meaning;  // a few words
  std::string_view example;  // a query
};

// From what binds tightest to what binds least.
std::span<const OperatorSyntax> operator_table();

inline constexpr std::size_t kMostNumber = 1000;  // of words, sentences or occurrences. Chosen, not tuned

struct WordOperator {
  NodeKind kind;
  std::string_view name;
  std::string_view arabic;  // with a slash and a number behind it; by itself it is a word
  std::size_t fallback;     // the number if none is given; 0 if one must be
};

// NEAR/5, SENT, قرب/٥: an operator with a number of 1 to kMostNumber.
struct FoundOperator {
  const WordOperator* spec = nullptr;
  std::size_t number = 0;  // 0: none was given, or not one of these; it is not said in any other way

  bool is_unary() const { return spec->kind == NodeKind::kAtLeast || spec->kind == NodeKind::kFirst; }
};

// Nothing if the chunk is no such operator. A name with a wrong number is found, with number 0.
std::optional<FoundOperator> find_word_operator(std::string_view chunk);

// Needs a kind that such an operator has.
const WordOperator& word_operator(NodeKind kind);

// The number that `digits`, of any kind, write; nothing for anything else, or if it is greater than `most`.
std::optional<std::size_t> read_number(std::string_view digits, std::size_t most);

}  // namespace khabar
