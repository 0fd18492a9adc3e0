#include "searcher/rank/span_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/forms/wildcard_pattern.h"
#include "common/program/error.h"
#include "common/stored/field.h"
#include "searcher/match/candidates/match_bound.h"
#include "searcher/match/kin.h"
#include "searcher/match/match_terms.h"
#include "searcher/query/query_text.h"
#include "searcher/rank/names/synonyms.h"

namespace khabar {
namespace {

// A sequence of one word is that word.
SpanQuery simplified(SpanQuery sequence) {
  if (sequence.children.size() != 1) return sequence;
  SpanQuery only = std::move(sequence.children.front());
  return only;
}

SpanQuery empty_sequence() { return {SpanKind::kSequence}; }

[[noreturn]] void refuse_forms(const QueryNode& node) {
  throw Error(fmt::format("'{}' is not one word, and braces hold forms of one word", node.text),
              "write spaces between the words, and the braces behind one of them: a b{-c}");
}

bool is_empty(const SpanQuery& query) { return query.kind == SpanKind::kSequence && query.children.empty(); }

// Whether each word of `part` is asked for by the word of `whole` at its place.
bool is_part_of(const std::vector<SpanQuery>& part, const std::vector<SpanQuery>& whole) {
  return std::ranges::equal(part, whole, [](const SpanQuery& a, const SpanQuery& b) {
    return std::ranges::all_of(
        a.words, [&](const AskedForm& word) { return std::ranges::find(b.words, word) != b.words.end(); });
  });
}

// Each of `ways` with each of `wordings` behind it. What multiplies is bounded; one name has as many as its line.
std::vector<SpanQuery> continued(const std::vector<SpanQuery>& ways,
                                 const std::vector<std::vector<SpanQuery>>& wordings) {
  if (ways.size() > 1 && ways.size() * wordings.size() > kMostWordings) {
    throw Error(fmt::format("a phrase has names that are spelled in more than {} ways together", kMostWordings),
                "ask for fewer of them in one phrase");
  }
  std::vector<SpanQuery> longer;
  for (const SpanQuery& way : ways) {
    for (const std::vector<SpanQuery>& wording : wordings) {
      longer.push_back(way);
      longer.back().children.insert(longer.back().children.end(), wording.begin(), wording.end());
    }
  }
  return longer;
}

SpanKind kind_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::kNear:
      return SpanKind::kNear;
    case NodeKind::kThen:
      return SpanKind::kThen;
    case NodeKind::kSentence:
      return SpanKind::kSentence;
    case NodeKind::kParagraph:
      return SpanKind::kParagraph;
    case NodeKind::kAtLeast:
      return SpanKind::kAtLeast;
    case NodeKind::kFirst:
      return SpanKind::kFirst;
    default:
      return SpanKind::kAny;
  }
}

}  // namespace

bool is_span(const QueryNode& node) {
  if (node.kind == NodeKind::kWord) return node.broad || is_exact_field(node.field) || !node.without.empty();
  return node.kind == NodeKind::kWildcard || node.kind == NodeKind::kPhrase || is_proximity(node.kind) ||
         is_unary(node.kind);
}

BuiltSpan SpanBuilder::build(const QueryNode& node) {
  built_ = {};
  silent_ = false;
  built_.query = span_of(node);
  return std::move(built_);
}

SpanQuery SpanBuilder::span_of(const QueryNode& node) {
  if (is_proximity(node.kind)) return pair(node);
  switch (node.kind) {
    case NodeKind::kWord: {
      Pieces pieces;
      add_words(node, pieces);
      return sequence_of(std::move(pieces));
    }
    case NodeKind::kWildcard:
      return wildcard(node);
    case NodeKind::kPhrase:
      return phrase(node);
    default: {
      SpanQuery query{kind_of(node.kind)};
      query.number = node.number;
      for (const QueryNode& child : node.children) query.children.push_back(operand(child, node));
      return query;
    }
  }
}

SpanQuery SpanBuilder::pair(const QueryNode& node) {
  SpanQuery query{kind_of(node.kind)};
  query.number = node.number;
  query.negated = node.negated;
  query.children.push_back(operand(node.children[0], node));
  const bool silent = std::exchange(silent_, silent_ || node.negated);
  query.children.push_back(operand(node.children[1], node));
  silent_ = silent;
  return query;
}

SpanQuery SpanBuilder::operand(const QueryNode& node, const QueryNode& of) {
  SpanQuery query = span_of(node);
  if (!is_empty(query)) return query;
  throw Error(fmt::format("'{}' has no word to look for, in '{}'", query_text(node), query_text(of)),
              "give a word, a phrase, or several in brackets with OR between them");
}

SpanQuery SpanBuilder::phrase(const QueryNode& node) {
  Pieces pieces;
  for (const QueryNode& child : node.children) {
    if (child.kind == NodeKind::kGap) {
      pieces.push_back({{SpanKind::kGap}});
      pieces.back().query.number = child.number;
    } else if (child.kind == NodeKind::kWildcard) {
      pieces.push_back({wildcard(child)});
    } else {
      add_words(child, pieces);
    }
  }
  while (!pieces.empty() && pieces.back().query.kind == SpanKind::kGap) pieces.pop_back();
  const auto is_gap = [](const Piece& piece) { return piece.query.kind == SpanKind::kGap; };
  pieces.erase(pieces.begin(), std::ranges::find_if_not(pieces, is_gap));
  return sequence_of(std::move(pieces));
}

void SpanBuilder::add_words(const QueryNode& node, Pieces& pieces) {
  const std::size_t begin = pieces.size();
  for (const Token& token : analyzer_.analyze(node.text)) {
    pieces.push_back({{}, {}, &node, node.text.substr(token.begin, token.end - token.begin), *token.word});
  }
  const std::span<Piece> words = std::span{pieces}.subspan(begin);
  built_.words += words.size();
  if (!node.without.empty() && words.size() != 1) refuse_forms(node);
  for (Piece& piece : words) {
    const Word& word = piece.word;
    piece.query.in_title = is_title_field(node.field);
    if (node.broad) {
      for (std::string& lemma : kin_lemmas(word, collection_.database(), analyzer_)) {
        piece.query.words.push_back({std::move(lemma)});
      }
      for (std::string& lemma : synonyms_of(word.lemma)) piece.query.words.push_back({std::move(lemma)});
    } else if (is_exact_field(node.field)) {
      piece.query.words.push_back({word.lemma, word.exact, word.spelled});
    } else {
      piece.query.words.push_back({word.lemma});
    }
    if (!is_exact_field(node.field) && node.without.empty()) piece.name = name_word(word);
    leave_out(node, piece.query);
  }
}

// One behind the other, each name in all its wordings.
SpanQuery SpanBuilder::sequence_of(Pieces pieces) {
  std::vector<NameWord> names;
  for (const Piece& piece : pieces) names.push_back(piece.name);
  std::vector<SpanQuery> ways{empty_sequence()};
  for (std::size_t at = 0; at < pieces.size();) {
    const std::size_t length = spelled_name_length(std::span{names}.subspan(at), analyzer_);
    const std::span<Piece> part = std::span{pieces}.subspan(at, std::max(length, std::size_t{1}));
    std::vector<Wording> wordings{{part.front().query}};
    if (length > 0) wordings = wordings_of(part);
    const bool told = length > 0 && std::ranges::any_of(wordings, [&](const auto& one) { return may_occur(one); });
    for (const Piece& piece : part) note(piece, !told);
    ways = continued(ways, wordings);
    at += part.size();
  }
  if (ways.size() == 1) return simplified(std::move(ways.front()));
  SpanQuery any{SpanKind::kAny};
  for (SpanQuery& way : ways) any.children.push_back(simplified(std::move(way)));
  return any;
}

// That of the query first.
std::vector<SpanBuilder::Wording> SpanBuilder::wordings_of(std::span<const Piece> name) {
  std::vector<NameWord> words;
  std::vector<Wording> wordings(1);
  for (const Piece& piece : name) {
    words.push_back(piece.name);
    wordings.front().push_back(piece.query);
  }
  for (const Spelling& spelling : spellings_of_name(words, analyzer_)) {
    Wording wording;
    for (const std::vector<std::string>& lemmas : spelling) {
      wording.emplace_back().in_title = name.front().query.in_title;
      for (const std::string& lemma : lemmas) wording.back().words.push_back({lemma});
    }
    if (is_part_of(wordings.front(), wording)) {
      wordings.front() = std::move(wording);
    } else if (!is_part_of(wording, wordings.front())) {
      built_.words += wording.size();
      wordings.push_back(std::move(wording));
    }
  }
  return wordings;
}

bool SpanBuilder::may_occur(const Wording& wording) const {
  return std::ranges::all_of(wording, [&](const SpanQuery& word) {
    return std::ranges::any_of(terms_of(word),
                               [&](const std::string& term) { return collection_.database().term_exists(term); });
  });
}

// What is no word of the query's own, a wildcard or a gap, has told of itself.
void SpanBuilder::note(const Piece& piece, bool is_asked) {
  if (piece.node == nullptr || silent_) return;
  const bool in_title = piece.query.in_title;
  const AskedForm& asked = piece.query.words.front();
  AskedWord told{piece.text, text_term(in_title ? Field::kTitleLemma : Field::kLemma, piece.word.lemma)};
  if (!asked.exact.empty()) {
    told.lemma = asked.lemma;
    told.exact = asked.exact;
    told.spelled = asked.spelled;
  }
  if (!piece.node->broad && is_asked) built_.asked.push_back(std::move(told));
  built_.exacts.push_back({piece.word.lemma, piece.word.exact});
  if (!in_title) built_.lemmas.push_back(piece.word.lemma);
}

SpanQuery SpanBuilder::wildcard(const QueryNode& node) {
  const MatchingForms found = collection_.forms().matching(WildcardPattern(node.text), kMostWildcardForms);
  if (found.found > kMostWildcardForms) {
    throw Error(fmt::format("'{}' stands for {} forms, more than {}", node.text, found.found, kMostWildcardForms),
                "write more letters of the word");
  }
  ++built_.words;
  SpanQuery query;
  query.in_title = is_title_field(node.field);
  for (const WordForm& form : found.forms) query.words.push_back({form.lemma, form.exact});
  if (found.forms.empty() && !silent_) built_.asked.push_back({node.text, {}, {}, {}, {}, true});
  built_.forms.insert(built_.forms.end(), found.forms.begin(), found.forms.end());
  leave_out(node, query);
  return query;
}

void SpanBuilder::leave_out(const QueryNode& node, SpanQuery& query) {
  built_.words += node.without.size();
  for (const std::string& text : node.without) {
    const auto& tokens = analyzer_.analyze(text);
    if (tokens.size() != 1)
      throw Error(fmt::format("'{}' is not one word", text), "write each form with its own minus");
    const Word& form = *tokens.front().word;
    if (!is_form(node, query, form)) {
      throw Error(fmt::format("'{}' is no form of '{}', so there is nothing to leave out", text, node.text),
                  "write forms as articles have them, هجرة{-للهجرة}, or -word to leave out articles");
    }
    query.without.push_back(form.exact);
  }
}

// A form that no article has is one if it is read as one.
bool SpanBuilder::is_form(const QueryNode& node, const SpanQuery& query, const Word& form) const {
  if (node.kind == NodeKind::kWildcard) return WildcardPattern(node.text).matches(form.exact);
  return std::ranges::any_of(query.words, [&](const AskedForm& word) {
    return word.lemma == form.lemma || collection_.forms().count(word.lemma, form.exact) > 0;
  });
}

}  // namespace khabar
