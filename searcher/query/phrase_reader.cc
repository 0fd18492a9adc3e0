#include "searcher/query/phrase_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "searcher/query/language/operator_table.h"
#include "searcher/query/query_scanner.h"
#include "searcher/query/word_reader.h"

namespace khabar {
namespace {

bool has_mark(std::string_view word) { return word.starts_with('=') || word.starts_with('~'); }

// Takes the marks before a word; the first of them counts.
Scope scope_of_word(const Scope& scope, std::string_view& word) {
  Scope inner = scope;
  if (has_mark(word)) {
    inner.exact = word.front() == '=';
    inner.broad = word.front() == '~';
  }
  while (has_mark(word)) word = without_punctuation(word.substr(1));
  return inner;
}

// Nothing for punctuation.
std::optional<QueryNode> phrase_word(std::string_view word, const Scope& scope, ReadingReport& report) {
  word = without_punctuation(word);
  const Scope inner = scope_of_word(scope, word);
  if (has_wildcard(word)) return read_wildcard(word, inner, report);
  if (count_letters(word, 1) == 0) return std::nullopt;
  return make_leaf(NodeKind::kWord, inner, word);
}

class PhraseReader {
 public:
  PhraseReader(const Scope& scope, ReadingReport& report)
      : scope_(scope), report_(report), phrase_(make_leaf(NodeKind::kPhrase, scope, {})) {}

  // The piece with which `scanner` begins, up to a space or with its braces.
  void add(QueryScanner& scanner) {
    const std::string_view whole = scanner.next_piece();
    const std::size_t braces = braces_behind(whole, scanner.rest());
    scanner.skip(std::min(braces, whole.size()));
    const std::string_view piece = without_invisible_ends(whole.substr(0, braces));
    if (piece == "*") {
      add_gap(piece);
    } else if (std::optional<QueryNode> word = phrase_word(piece, scope_, report_)) {
      word->place = report_.place(piece);
      if (braces != std::string_view::npos) read_left_out(scanner, *word, report_);
      phrase_.children.push_back(std::move(*word));
    }
  }

  QueryNode finish(std::string_view text) && {
    if (phrase_.children.empty()) {
      report_.refuse(text, "there is no word between the quotation marks", "write the phrase between them: \"a b\"");
    }
    refuse_gap_at_edge(phrase_.children.front());
    refuse_gap_at_edge(phrase_.children.back());
    phrase_.place = report_.place(text);
    return std::move(phrase_);
  }

 private:
  void add_gap(std::string_view piece) {
    if (phrase_.children.empty() || phrase_.children.back().kind != NodeKind::kGap) {
      phrase_.children.emplace_back();
      phrase_.children.back().kind = NodeKind::kGap;
      phrase_.children.back().place = report_.place(piece);
    }
    QueryNode& gap = phrase_.children.back();
    gap.place.end = report_.place(piece).end;
    if (++gap.number > kMostNumber) {
      report_.refuse(piece, fmt::format("a gap of more than {} words", kMostNumber), "write a ADJ/1000 b");
    }
  }

  void refuse_gap_at_edge(const QueryNode& word) const {
    if (word.kind != NodeKind::kGap) return;
    report_.refuse(report_.piece(word.place), "a gap at the edge of a phrase is next to nothing",
                   "leave it out; * alone stands for one word between two others: \"a * b\"");
  }

  const Scope& scope_;
  ReadingReport& report_;
  QueryNode phrase_;
};

}  // namespace

QueryNode read_phrase(std::string_view text, const Scope& scope, ReadingReport& report) {
  PhraseReader reader{scope, report};
  QueryScanner scanner{text};
  for (scanner.skip_spaces(); !scanner.at_end(); scanner.skip_spaces()) {
    reader.add(scanner);
  }
  return std::move(reader).finish(text);
}

}  // namespace khabar
