#include "searcher/rank/span_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/forms/wildcard_pattern.h"
#include "common/program/error.h"
#include "common/stored/field.h"
#include "searcher/match/kin.h"
#include "searcher/match/match_terms.h"
#include "searcher/query/query_text.h"

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
      SpanQuery sequence = empty_sequence();
      add_words(node, sequence);
      return simplified(std::move(sequence));
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
  SpanQuery sequence = empty_sequence();
  for (const QueryNode& child : node.children) {
    if (child.kind == NodeKind::kGap) {
      sequence.children.push_back({SpanKind::kGap});
      sequence.children.back().number = child.number;
    } else if (child.kind == NodeKind::kWildcard) {
      sequence.children.push_back(wildcard(child));
    } else {
      add_words(child, sequence);
    }
  }
  while (!sequence.children.empty() && sequence.children.back().kind == SpanKind::kGap) sequence.children.pop_back();
  const auto is_gap = [](const SpanQuery& part) { return part.kind == SpanKind::kGap; };
  sequence.children.erase(sequence.children.begin(), std::ranges::find_if_not(sequence.children, is_gap));
  return simplified(std::move(sequence));
}

void SpanBuilder::add_words(const QueryNode& node, SpanQuery& sequence) {
  std::vector<std::pair<Word, std::string>> words;
  for (const Token& token : analyzer_.analyze(node.text)) {
    words.emplace_back(*token.word, node.text.substr(token.begin, token.end - token.begin));
  }
  built_.words += words.size();
  if (!node.without.empty() && words.size() != 1) refuse_forms(node);
  for (const auto& [word, text] : words) {
    SpanQuery query;
    query.in_title = is_title_field(node.field);
    if (node.broad) {
      for (std::string& lemma : kin_lemmas(word, collection_.database(), analyzer_)) {
        query.words.push_back({std::move(lemma)});
      }
    } else if (is_exact_field(node.field)) {
      query.words.push_back({word.lemma, word.exact, word.spelled});
    } else {
      query.words.push_back({word.lemma});
    }
    if (!silent_) note(node, text, query.words.front(), word);
    leave_out(node, query);
    sequence.children.push_back(std::move(query));
  }
}

void SpanBuilder::note(const QueryNode& node, const std::string& text, const AskedForm& asked, const Word& word) {
  const bool in_title = is_title_field(node.field);
  AskedWord told{text, text_term(in_title ? Field::kTitleLemma : Field::kLemma, word.lemma)};
  if (!asked.exact.empty()) {
    told.lemma = asked.lemma;
    told.exact = asked.exact;
    told.spelled = asked.spelled;
  }
  if (!node.broad) built_.asked.push_back(std::move(told));
  built_.exacts.push_back({word.lemma, word.exact});
  if (!in_title) built_.lemmas.push_back(word.lemma);
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
