#include "searcher/match/span_matcher.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/program/error.h"

namespace khabar {
namespace {

Span joined(const Span& a, const Span& b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

// A title that is the body's beginning is no part of its own.
std::vector<WordRange> parts_of(const TokenSequence& tokens) {
  const WordRange title = tokens.title();
  const WordRange body = tokens.body();
  if (body.begin < title.end || title.begin == title.end) return {body};
  return {title, body};
}

// How many words a part of a sequence takes.
std::size_t width(const SpanQuery& part) { return part.kind == SpanKind::kGap ? part.number : 1; }

bool contains(const std::vector<Place>& places, Place place) { return std::ranges::binary_search(places, place); }

}  // namespace

SpanMatcher::SpanMatcher(const SpanQuery& query) : query_(query), places_(words_of(query_)) {
  std::size_t words = 0;
  root_ = make_node(query_, words);
}

SpanMatcher::Node SpanMatcher::make_node(const SpanQuery& query, std::size_t& words) {
  Node node{&query, 0, {}, {}};
  if (query.kind == SpanKind::kWord) node.word = words++;
  for (const SpanQuery& child : query.children) node.children.push_back(make_node(child, words));
  return node;
}

void SpanMatcher::read(const TokenSequence& tokens) {
  places_.find(tokens);
  units_.reset(tokens);
  pairs_ = 0;
}

bool SpanMatcher::stands_in(const TokenSequence& tokens) {
  const bool first = query_.kind == SpanKind::kFirst;
  const bool counts = query_.kind == SpanKind::kAtLeast;
  if ((first || counts ? query_.children.front() : query_).kind == SpanKind::kWord) {
    return places_.occurs(tokens, first ? query_.number : tokens.size(), counts ? query_.number : 1);
  }
  read(tokens);
  if (query_.kind == SpanKind::kAtLeast) return count(tokens) >= query_.number;
  return std::ranges::any_of(parts_of(tokens), [&](WordRange part) {
    find(root_, part);
    return !root_.found.empty();
  });
}

Spans SpanMatcher::matches(const TokenSequence& tokens) {
  read(tokens);
  Spans matches;
  if (query_.kind == SpanKind::kAtLeast && count(tokens) < query_.number) return matches;
  for (const WordRange part : parts_of(tokens)) {
    find(root_, part);
    matches.insert(matches.end(), root_.found.begin(), root_.found.end());
  }
  return matches;
}

// Of the child of a kAtLeast.
std::size_t SpanMatcher::count(const TokenSequence& tokens) {
  std::size_t count = 0;
  for (const WordRange part : parts_of(tokens)) {
    find(root_, part);
    count += count_apart(root_.found);
  }
  return count;
}

std::vector<Place> SpanMatcher::marked(const TokenSequence& tokens, TextPart part) {
  read(tokens);
  std::vector<Place> marked;
  if (query_.kind == SpanKind::kAtLeast && count(tokens) < query_.number) return marked;
  find(root_, part == TextPart::kTitle ? tokens.title() : tokens.body());
  mark(root_, root_.found, marked);
  std::ranges::sort(marked);
  const auto same = std::ranges::unique(marked);
  marked.erase(same.begin(), same.end());
  return marked;
}

void SpanMatcher::find(Node& node, WordRange part) {
  node.found.clear();
  switch (node.query->kind) {
    case SpanKind::kWord:
      for (const Place place : places_[node.word]) {
        if (place >= part.begin && place < part.end) node.found.push_back({place, place + 1});
      }
      break;
    case SpanKind::kGap:
      break;
    case SpanKind::kSequence:
      find_sequence(node, part);
      break;
    case SpanKind::kAny:
      for (Node& child : node.children) {
        find(child, part);
        node.found.insert(node.found.end(), child.found.begin(), child.found.end());
      }
      put_in_order(node.found);
      break;
    case SpanKind::kNear:
    case SpanKind::kThen:
    case SpanKind::kSentence:
    case SpanKind::kParagraph:
      find_pairs(node, part);
      break;
    case SpanKind::kAtLeast:
    case SpanKind::kFirst:
      find(node.children.front(), part);
      node.found = node.children.front().found;
      if (node.query->kind == SpanKind::kFirst) {
        std::erase_if(node.found, [&](const Span& span) { return span.end > node.query->number; });
      }
      break;
  }
}

// The word with the fewest places leads.
void SpanMatcher::find_sequence(Node& node, WordRange part) {
  std::size_t length = 0;
  std::size_t lead = 0;
  std::size_t lead_offset = 0;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const Node& child = node.children[i];
    const bool rarer = places_[child.word].size() < places_[node.children[lead].word].size();
    if (child.query->kind == SpanKind::kWord && rarer) {
      lead = i;
      lead_offset = length;
    }
    length += width(*child.query);
  }
  const auto stands_at = [&](std::size_t begin) {
    std::size_t at = begin;
    return std::ranges::all_of(node.children, [&](const Node& child) {
      const auto place = static_cast<Place>(at);
      at += width(*child.query);
      return child.query->kind == SpanKind::kGap || contains(places_[child.word], place);
    });
  };
  for (const Place place : places_[node.children[lead].word]) {
    if (place < part.begin + lead_offset) continue;
    const std::size_t begin = place - lead_offset;
    if (begin + length > part.end) break;
    if (stands_at(begin)) node.found.push_back({static_cast<Place>(begin), static_cast<Place>(begin + length)});
  }
}

void SpanMatcher::find_pairs(Node& node, WordRange part) {
  Node& first = node.children[0];
  Node& second = node.children[1];
  find(first, part);
  if (first.found.empty()) return;
  find(second, part);
  if (!node.query->negated) {
    for_pairs(node, [&](const Span& a, const Span& b) { node.found.push_back(joined(a, b)); });
    put_in_order(node.found);
    return;
  }
  Spans paired;
  for_pairs(node, [&](const Span& a, const Span&) { paired.push_back(a); });
  put_in_order(paired);
  std::ranges::set_difference(first.found, paired, std::back_inserter(node.found));
}

template <typename See>
void SpanMatcher::for_pairs(const Node& node, See see) {
  const Spans& first = node.children[0].found;
  const Spans& second = node.children[1].found;
  for_pairs_in_order(*node.query, first, second, see);
  if (node.query->kind == SpanKind::kThen) return;
  for_pairs_in_order(*node.query, second, first, [&](const Span& b, const Span& a) { see(a, b); });
}

template <typename See>
void SpanMatcher::for_pairs_in_order(const SpanQuery& query, const Spans& first, const Spans& second, See see) {
  for (const Span& a : first) {
    auto b = std::ranges::lower_bound(second, Span{a.end, 0});
    for (; b != second.end() && !is_beyond(query, a, {b->begin, b->begin + 1}); ++b) {
      count_pair();
      if (!is_beyond(query, a, *b)) see(a, *b);
    }
  }
}

// Whether `second`, which stands behind `first`, is too far from it.
bool SpanMatcher::is_beyond(const SpanQuery& query, const Span& first, const Span& second) {
  const Place last = second.end - 1;
  if (query.kind == SpanKind::kSentence) return units_.sentence(last) - units_.sentence(first.begin) >= query.number;
  if (query.kind == SpanKind::kParagraph) return units_.paragraph(last) - units_.paragraph(first.begin) >= query.number;
  return second.begin - first.end + 1 > query.number || units_.paragraph(last) != units_.paragraph(first.begin);
}

void SpanMatcher::count_pair() {
  if (++pairs_ <= kMostSpans) return;
  throw Error(fmt::format("an article matches the query in more than {} ways", kMostSpans),
              "ask for words that stand nearer to each other, or for fewer words");
}

void SpanMatcher::mark(const Node& node, const Spans& accepted, std::vector<Place>& marked) {
  switch (node.query->kind) {
    case SpanKind::kWord:
      for (const Span& span : accepted) marked.push_back(span.begin);
      break;
    case SpanKind::kGap:
      break;
    case SpanKind::kSequence:
      mark_sequence(node, accepted, marked);
      break;
    case SpanKind::kAny:
      for (const Node& child : node.children) {
        Spans of_child;
        std::ranges::set_intersection(child.found, accepted, std::back_inserter(of_child));
        mark(child, of_child, marked);
      }
      break;
    case SpanKind::kNear:
    case SpanKind::kThen:
    case SpanKind::kSentence:
    case SpanKind::kParagraph:
      mark_pairs(node, accepted, marked);
      break;
    case SpanKind::kAtLeast:
    case SpanKind::kFirst:
      mark(node.children.front(), accepted, marked);
      break;
  }
}

void SpanMatcher::mark_sequence(const Node& node, const Spans& accepted, std::vector<Place>& marked) const {
  for (const Span& span : accepted) {
    std::size_t at = span.begin;
    for (const Node& child : node.children) {
      if (child.query->kind == SpanKind::kWord) marked.push_back(static_cast<Place>(at));
      at += width(*child.query);
    }
  }
}

void SpanMatcher::mark_pairs(const Node& node, const Spans& accepted, std::vector<Place>& marked) {
  if (node.query->negated) return mark(node.children[0], accepted, marked);
  Spans first;
  Spans second;
  for_pairs(node, [&](const Span& a, const Span& b) {
    if (!std::ranges::binary_search(accepted, joined(a, b))) return;
    first.push_back(a);
    second.push_back(b);
  });
  put_in_order(first);
  put_in_order(second);
  mark(node.children[0], first, marked);
  mark(node.children[1], second, marked);
}

}  // namespace khabar
