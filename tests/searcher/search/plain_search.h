// The meaning of a query over one article, read off its tree and the text: what searches are compared with.
#pragma once

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/article.h"
#include "common/forms/wildcard_pattern.h"
#include "searcher/query/language/query_tree.h"
#include "tests/searcher/match/plain_spans.h"

namespace khabar::testing {

class PlainSearch {
 public:
  // `vocabulary`: the words of all articles, among which wildcards and `~` choose.
  PlainSearch(const Article& article, const std::vector<std::string>& vocabulary, Analyzer& analyzer)
      : article_(article), forms_(vocabulary), analyzer_(analyzer) {
    const std::size_t title_words = analyzer.analyze(article.title).size();
    if (!article.title.empty() && article.body.starts_with(article.title)) {
      texts_.emplace_back(article.body, false, title_words, 0, analyzer);
    } else {
      texts_.emplace_back(article.title, true, title_words, 0, analyzer);
      texts_.emplace_back(article.body, false, title_words, static_cast<Place>(title_words), analyzer);
    }
    words_ = static_cast<std::int64_t>(analyzer.analyze(article.body).size() + (texts_.size() == 1 ? 0 : title_words));
  }

  bool matches(const QueryNode& node) {
    switch (node.kind) {
      case NodeKind::kFilter:
        return is_filtered(node);
      case NodeKind::kMissing:
        return node.field == Field::kDay ? !article_.date.has_value() : article_.source.empty();
      case NodeKind::kRange:
        return is_in_range(node);
      case NodeKind::kAnd:
        return std::ranges::all_of(node.children, [&](const QueryNode& child) { return holds(child); });
      case NodeKind::kOr:
        return std::ranges::any_of(node.children, [&](const QueryNode& child) { return holds(child); });
      case NodeKind::kList:
        return list_matches(node);
      default:
        return stands(span_of(node));
    }
  }

  // How often what is not excluded stands in title and body, the leftmost and longest of matches that overlap.
  std::size_t occurrences(const QueryNode& node) {
    std::vector<SpanQuery> looked_for;
    add_spans(node, looked_for);
    std::erase_if(looked_for, [&](const SpanQuery& query) { return !stands(query); });
    std::size_t count = 0;
    for (const PlainText& text : texts_) {
      std::set<Span> found;
      for (const SpanQuery& query : looked_for) found.merge(text.spans(query));
      count += testing::plain_count(found);
    }
    return count;
  }

  std::size_t words() const { return static_cast<std::size_t>(words_); }

  // Words of the body that are marked for what is not excluded.
  void add_marks(const QueryNode& node, std::set<Place>& marked) {
    if (node.sign == Sign::kExcluded || node.kind == NodeKind::kFilter || node.kind == NodeKind::kMissing ||
        node.kind == NodeKind::kRange) {
      return;
    }
    if (node.kind == NodeKind::kAnd || node.kind == NodeKind::kOr || node.kind == NodeKind::kList) {
      for (const QueryNode& child : node.children) add_marks(child, marked);
      return;
    }
    const SpanQuery query = span_of(node);
    if (stands(query)) marked.merge(texts_.back().marks(query, texts_.back().spans(query)));
  }

 private:
  void add_spans(const QueryNode& node, std::vector<SpanQuery>& spans) {
    const bool filter =
        node.kind == NodeKind::kFilter || node.kind == NodeKind::kMissing || node.kind == NodeKind::kRange;
    if (node.sign == Sign::kExcluded || filter) return;
    if (node.kind != NodeKind::kAnd && node.kind != NodeKind::kOr && node.kind != NodeKind::kList) {
      spans.push_back(span_of(node));
      return;
    }
    for (const QueryNode& child : node.children) add_spans(child, spans);
  }

  bool holds(const QueryNode& node) { return (node.sign == Sign::kExcluded) != matches(node); }

  // Filters of one field are alternatives.
  bool list_matches(const QueryNode& list) {
    std::map<Field, bool> filters;
    for (const QueryNode& child : list.children) {
      const bool is_filter =
          child.kind == NodeKind::kFilter || child.kind == NodeKind::kMissing || child.kind == NodeKind::kRange;
      if (is_filter && child.sign != Sign::kExcluded) {
        bool& any = filters[child.field];
        any = any || matches(child);
      } else if (!holds(child)) {
        return false;
      }
    }
    return std::ranges::all_of(filters, [](const auto& filter) { return filter.second; });
  }

  bool is_filtered(const QueryNode& node) const {
    return node.pattern ? article_.source.starts_with(node.text.substr(0, node.text.size() - 1))
                        : article_.source == node.text;
  }

  bool is_in_range(const QueryNode& node) const {
    if (node.field == Field::kWords) return words_ >= node.low && words_ <= node.high;
    if (!article_.date) return false;
    const auto day = std::chrono::floor<std::chrono::days>(*article_.date).time_since_epoch().count();
    return day >= node.low && day <= node.high;
  }

  bool stands(const SpanQuery& query) const {
    std::size_t found = 0;
    for (const PlainText& text : texts_) found += testing::plain_count(text.spans(query));
    return found >= (query.kind == SpanKind::kAtLeast ? query.number : 1);
  }

  SpanQuery word(const QueryNode& node) {
    SpanQuery query = whole_word(node);
    for (const std::string& form : node.without) {
      query.without.push_back(analyzer_.analyze(form).front().word->exact);
    }
    return query;
  }

  SpanQuery whole_word(const QueryNode& node) {
    SpanQuery query;
    query.in_title = node.field == Field::kTitleLemma || node.field == Field::kTitleExact;
    const bool exact = node.field == Field::kExact || node.field == Field::kTitleExact;
    if (node.kind == NodeKind::kWildcard) {
      const WildcardPattern pattern(node.text);
      for (const Word& known : vocabulary()) {
        if (pattern.matches(known.exact)) query.words.push_back({known.lemma, known.exact});
      }
      return query;
    }
    const Word asked = *analyzer_.analyze(node.text).front().word;
    if (exact) {
      query.words.push_back({asked.lemma, asked.exact, asked.spelled});
    } else {
      query.words.push_back({asked.lemma});
    }
    if (!node.broad) return query;
    const std::string place = asked.broad.empty() ? asked.lemma : asked.broad;
    query.words = {{asked.lemma}};
    for (const Word& known : vocabulary()) {
      if (known.lemma == place || known.broad == place) query.words.push_back({known.lemma});
    }
    return query;
  }

  SpanQuery span_of(const QueryNode& node) {
    SpanQuery query;
    switch (node.kind) {
      case NodeKind::kWord:
      case NodeKind::kWildcard:
        return word(node);
      case NodeKind::kGap:
        query.kind = SpanKind::kGap;
        query.number = node.number;
        return query;
      case NodeKind::kPhrase:
        query.kind = SpanKind::kSequence;
        break;
      case NodeKind::kNear:
        query.kind = SpanKind::kNear;
        break;
      case NodeKind::kThen:
        query.kind = SpanKind::kThen;
        break;
      case NodeKind::kSentence:
        query.kind = SpanKind::kSentence;
        break;
      case NodeKind::kParagraph:
        query.kind = SpanKind::kParagraph;
        break;
      case NodeKind::kAtLeast:
        query.kind = SpanKind::kAtLeast;
        break;
      case NodeKind::kFirst:
        query.kind = SpanKind::kFirst;
        break;
      default:
        query.kind = SpanKind::kAny;
    }
    query.number = node.number;
    query.negated = node.negated;
    for (const QueryNode& child : node.children) query.children.push_back(span_of(child));
    return query;
  }

  std::vector<Word> vocabulary() {
    std::vector<Word> words;
    for (const std::string& form : forms_) words.push_back(*analyzer_.analyze(form).front().word);
    return words;
  }

  const Article& article_;
  const std::vector<std::string>& forms_;
  Analyzer& analyzer_;
  std::vector<PlainText> texts_;
  std::int64_t words_ = 0;
};

}  // namespace khabar::testing
