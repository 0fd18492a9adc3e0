// Words in sequence and near each other, as a query has them -> what is looked for in the words of an article.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/collection.h"
#include "searcher/match/span_query.h"
#include "searcher/query/language/query_tree.h"
#include "searcher/rank/asked_word.h"
#include "searcher/rank/exact_scorer.h"
#include "searcher/rank/names/name_spellings.h"

namespace khabar {

// A phrase that may be written in more ways, because of the names in it, is refused.
inline constexpr std::size_t kMostWordings = 256;

// A wildcard that stands for more forms is refused: an answer to it would be one to nothing in particular.
inline constexpr std::size_t kMostWildcardForms = 1000;

struct BuiltSpan {
  SpanQuery query;
  std::size_t words = 0;            // that were read in it
  std::vector<AskedWord> asked;     // none below a negated operator's second operand
  std::vector<ExactWord> exacts;    // what adds weight, likewise
  std::vector<std::string> lemmas;  // of those that may add weight in the title, likewise
  std::vector<WordForm> forms;      // of the collection, that its wildcards stand for
};

// Whether a node is looked for in the words of articles, not by terms alone.
bool is_span(const QueryNode& node);

// Not for two threads at once.
class SpanBuilder {
 public:
  // Both must outlive it.
  SpanBuilder(const Collection& collection, Analyzer& analyzer) : collection_(collection), analyzer_(analyzer) {}

  // Of a node that is_span(); names in it are looked for in all their spellings (name_spellings.h). Its query is an
  // empty sequence if the node has no word. Throws Error for a wildcard with more than kMostWildcardForms forms, for a
  // phrase with more than kMostWordings, and for an operator that is left without words.
  BuiltSpan build(const QueryNode& node);

 private:
  // A word or gap of a phrase.
  struct Piece {
    SpanQuery query;
    NameWord name{};                  // empty if it can be part of no name
    const QueryNode* node = nullptr;  // of a word
    std::string text{};               // as typed
    Word word{};
  };
  using Pieces = std::vector<Piece>;
  using Wording = std::vector<SpanQuery>;  // words side by side

  SpanQuery span_of(const QueryNode& node);
  SpanQuery phrase(const QueryNode& node);
  SpanQuery wildcard(const QueryNode& node);
  SpanQuery pair(const QueryNode& node);
  SpanQuery operand(const QueryNode& node, const QueryNode& of);
  void add_words(const QueryNode& node, Pieces& pieces);
  SpanQuery sequence_of(Pieces pieces);
  std::vector<Wording> wordings_of(std::span<const Piece> name);
  bool may_occur(const Wording& wording) const;
  void leave_out(const QueryNode& node, SpanQuery& query);
  bool is_form(const QueryNode& node, const SpanQuery& query, const Word& form) const;
  void note(const Piece& piece, bool is_asked);

  const Collection& collection_;
  Analyzer& analyzer_;
  BuiltSpan built_;
  bool silent_ = false;  // what is read now must not be there
};

}  // namespace khabar
