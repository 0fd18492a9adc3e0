// Spans found by looking at every run of words, as the header of span_query.h says what they are: what quicker ways to
// find them are compared with.
#pragma once

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/analysis/text_breaks.h"
#include "searcher/match/span.h"
#include "searcher/match/span_query.h"

namespace khabar::testing {

// A title or a body.
class PlainText {
 public:
  // `first` is the number that its first word has in the article.
  PlainText(const std::string& text, bool is_title, std::size_t title_words, Place first, Analyzer& analyzer)
      : is_title_(is_title), title_words_(title_words), first_(first) {
    const std::vector<Token>& tokens = analyzer.analyze(text);
    for (const Token& token : tokens) words_.push_back(*token.word);
    std::size_t sentence = 0;
    std::size_t paragraph = 0;
    for (const Sentence& s : sentences_of(text, tokens)) {
      sentences_.insert(sentences_.end(), s.words, sentence++);
      paragraphs_.insert(paragraphs_.end(), s.words, paragraph);
      paragraph += s.ends_paragraph ? 1 : 0;
    }
  }

  std::set<Span> spans(const SpanQuery& query) const {
    std::set<Span> found;
    switch (query.kind) {
      case SpanKind::kGap:
        break;
      case SpanKind::kWord:
      case SpanKind::kSequence:
        for (Place begin = 0; begin < words_.size(); ++begin) {
          const auto end = end_of_sequence(query, begin);
          if (end) found.insert({begin, *end});
        }
        break;
      case SpanKind::kAny:
        for (const SpanQuery& child : query.children) found.merge(spans(child));
        break;
      case SpanKind::kAtLeast:
        return spans(query.children[0]);
      case SpanKind::kFirst:
        found = spans(query.children[0]);
        std::erase_if(found, [&](const Span& span) { return first_ + span.end > query.number; });
        break;
      default:
        if (query.negated) found = spans(query.children[0]);
        for (const Pair& pair : pairs(query)) {
          if (query.negated) found.erase(pair.first);
          if (!query.negated) found.insert(joined(pair));
        }
    }
    return found;
  }

  // The words of the matches in `accepted`.
  std::set<Place> marks(const SpanQuery& query, const std::set<Span>& accepted) const {
    std::set<Place> marked;
    add_marks(query, accepted, marked);
    return marked;
  }

 private:
  bool is_word(const SpanQuery& query, Place place) const {
    if (query.in_title && !is_title_ && first_ + place >= title_words_) return false;
    const Word& word = words_[place];
    if (std::ranges::find(query.without, word.exact) != query.without.end()) return false;
    return std::ranges::any_of(query.words, [&](const AskedForm& asked) {
      return asked.lemma == word.lemma && (asked.exact.empty() || asked.exact == word.exact) &&
             (asked.spelled.empty() || asked.spelled == word.spelled);
    });
  }

  // Of the word or sequence that begins at `begin`.
  std::optional<Place> end_of_sequence(const SpanQuery& query, Place begin) const {
    if (query.kind == SpanKind::kWord) return is_word(query, begin) ? std::optional{begin + 1} : std::nullopt;
    Place at = begin;
    for (const SpanQuery& part : query.children) {
      if (part.kind == SpanKind::kGap) {
        at += static_cast<Place>(part.number);
      } else if (at >= words_.size() || !is_word(part, at++)) {
        return std::nullopt;
      }
    }
    return at;
  }

  using Pair = std::pair<Span, Span>;

  static Span joined(const Pair& pair) {
    return {std::min(pair.first.begin, pair.second.begin), std::max(pair.first.end, pair.second.end)};
  }

  std::vector<Pair> pairs(const SpanQuery& query) const {
    std::vector<Pair> found;
    const std::set<Span> second = spans(query.children[1]);
    for (const Span& a : spans(query.children[0])) {
      for (const Span& b : second) {
        const bool behind = b.begin >= a.end;
        if (!behind && a.begin < b.end) continue;
        if (!behind && query.kind == SpanKind::kThen) continue;
        if (stand(query, behind ? a : b, behind ? b : a)) found.emplace_back(a, b);
      }
    }
    return found;
  }

  bool stand(const SpanQuery& query, const Span& first, const Span& second) const {
    const auto units = [&](const std::vector<std::size_t>& of) { return of[second.end - 1] - of[first.begin]; };
    if (query.kind == SpanKind::kSentence) return units(sentences_) < query.number;
    if (query.kind == SpanKind::kParagraph) return units(paragraphs_) < query.number;
    return second.begin - first.end + 1 <= query.number && units(paragraphs_) == 0;
  }

  void add_marks(const SpanQuery& query, const std::set<Span>& accepted, std::set<Place>& marked) const {
    switch (query.kind) {
      case SpanKind::kGap:
        return;
      case SpanKind::kWord:
        for (const Span& span : accepted) marked.insert(span.begin);
        return;
      case SpanKind::kSequence:
        for (const Span& span : accepted) {
          Place at = span.begin;
          for (const SpanQuery& part : query.children) {
            if (part.kind == SpanKind::kWord) marked.insert(at);
            at += part.kind == SpanKind::kWord ? 1 : static_cast<Place>(part.number);
          }
        }
        return;
      case SpanKind::kAny:
        for (const SpanQuery& child : query.children) {
          std::set<Span> of_child = spans(child);
          std::erase_if(of_child, [&](const Span& span) { return !accepted.contains(span); });
          add_marks(child, of_child, marked);
        }
        return;
      case SpanKind::kFirst:
      case SpanKind::kAtLeast:
        return add_marks(query.children[0], accepted, marked);
      default:
        break;
    }
    if (query.negated) return add_marks(query.children[0], accepted, marked);
    std::set<Span> first;
    std::set<Span> second;
    for (const Pair& pair : pairs(query)) {
      if (!accepted.contains(joined(pair))) continue;
      first.insert(pair.first);
      second.insert(pair.second);
    }
    add_marks(query.children[0], first, marked);
    add_marks(query.children[1], second, marked);
  }

  bool is_title_;
  std::size_t title_words_;
  Place first_;
  std::vector<Word> words_;
  std::vector<std::size_t> sentences_;
  std::vector<std::size_t> paragraphs_;
};

// So many of them that overlap no other, the leftmost and longest first.
inline std::size_t plain_count(const std::set<Span>& spans) {
  std::size_t count = 0;
  Place end = 0;
  while (true) {
    const auto first = spans.lower_bound({end, 0});
    if (first == spans.end()) return count;
    Span longest = *first;
    for (const Span& span : spans) {
      if (span.begin == first->begin && span.end > longest.end) longest = span;
    }
    ++count;
    end = longest.end;
  }
}

}  // namespace khabar::testing
