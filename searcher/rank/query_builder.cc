#include "searcher/rank/query_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "common/program/error.h"
#include "searcher/match/candidates/span_source.h"
#include "searcher/query/query_text.h"
#include "searcher/rank/filter_query.h"
#include "searcher/rank/names/fixed_names.h"
#include "searcher/rank/ranking.h"
#include "searcher/rank/span_builder.h"

namespace khabar {
namespace {

using Query = Xapian::Query;
using MaybeQuery = std::optional<Query>;  // nothing: no word in it

Query combine(Query::op op, const std::vector<Query>& parts) {
  return parts.size() == 1 ? parts.front() : Query{op, parts.begin(), parts.end()};
}

// Every article, without weight.
Query everything() { return Query{0.0, Query::MatchAll}; }

// The items of a list, sorted by what they do there.
struct Items {
  std::vector<Query> plain;
  std::vector<Query> required;
  std::vector<Query> excluded;
  std::map<Field, std::vector<Query>> filters;
};

struct CountedWord {
  Field field;
  Sign sign;
  Word word;
  std::string text;  // as typed
  double boost;
  Xapian::termcount times = 1;
};

bool is_filter(const QueryNode& node) {
  return node.kind == NodeKind::kFilter || node.kind == NodeKind::kMissing || node.kind == NodeKind::kRange;
}

// What --explain calls it.
std::string text_of(const QueryNode& node) {
  if (node.kind == NodeKind::kPhrase) return phrase_text(node);
  return node.text.empty() || !node.without.empty() ? query_text(node) : node.text;
}

bool is_plain_word(const QueryNode& node) {
  return node.kind == NodeKind::kWord && node.sign == Sign::kPlain && !is_span(node) && node.field == Field::kLemma;
}

bool is_list_of_words(const QueryNode& tree) {
  return tree.kind == NodeKind::kList && std::ranges::all_of(tree.children, is_plain_word);
}

class Builder {
 public:
  Builder(const Interpretation& meaning, const Collection& collection, Analyzer& analyzer)
      : match_(meaning.match),
        zone_(meaning.zone),
        collection_(collection),
        database_(collection.database()),
        analyzer_(analyzer),
        spans_(collection, analyzer) {}

  BuiltQuery build(const QueryNode& typed) {
    const QueryNode tree = with_fixed_names(typed, match_, analyzer_, built_.joined);
    built_.hits = node_query(tree);
    built_.is_bag = match_ == Match::kAny && is_list_of_words(tree);
    built_.is_list = is_list_of_words(tree) || is_plain_word(tree);
    return std::move(built_);
  }

 private:
  // Boosts multiply from the outside in.
  MaybeQuery node_query(const QueryNode& node) {
    if (is_span(node)) return span_node(node);
    if (node.kind != NodeKind::kAnd && node.kind != NodeKind::kOr && node.kind != NodeKind::kList) {
      return list_query({unsigned_copy(node)});
    }
    const double boost = std::exchange(boost_, boost_ * node.boost);
    MaybeQuery query = node.kind == NodeKind::kAnd  ? and_query(node.children)
                       : node.kind == NodeKind::kOr ? or_query(node.children)
                                                    : list_query(node.children);
    boost_ = boost;
    return query;
  }

  static QueryNode unsigned_copy(QueryNode node) {
    node.sign = Sign::kPlain;
    return node;
  }

  // What NOT takes away: the words of an item together, so that `-a/b` does not exclude every a.
  MaybeQuery excluded_query(const QueryNode& node) {
    const Match match = std::exchange(match_, Match::kAll);
    const bool negative = std::exchange(negative_, true);
    MaybeQuery query = node_query(unsigned_copy(node));
    match_ = match;
    negative_ = negative;
    return query;
  }

  MaybeQuery and_query(const std::vector<QueryNode>& children) {
    Items items;
    for (const QueryNode& child : children) {
      const bool excluded = child.sign == Sign::kExcluded;
      MaybeQuery query = excluded ? excluded_query(child) : node_query(child);
      if (query) (excluded ? items.excluded : items.required).push_back(std::move(*query));
    }
    return join(items);
  }

  MaybeQuery or_query(const std::vector<QueryNode>& children) {
    std::vector<Query> parts;
    for (const QueryNode& child : children) {
      const bool excluded = child.sign == Sign::kExcluded;
      MaybeQuery query = excluded ? excluded_query(child) : node_query(child);
      if (query) parts.push_back(excluded ? Query{Query::OP_AND_NOT, everything(), *query} : std::move(*query));
    }
    if (parts.empty()) return std::nullopt;
    return combine(Query::OP_OR, parts);
  }

  MaybeQuery list_query(const std::vector<QueryNode>& children) {
    Items items;
    std::vector<CountedWord> words;
    for (const QueryNode& child : children) {
      if (is_filter(child)) {
        add_filter(child, items);
      } else if (child.sign == Sign::kExcluded) {
        if (MaybeQuery query = excluded_query(child)) items.excluded.push_back(std::move(*query));
      } else if (child.kind == NodeKind::kWord && !is_span(child)) {
        add_words(child, words);
      } else {
        MaybeQuery query = node_query(child);
        if (query) (child.sign == Sign::kRequired ? items.required : items.plain).push_back(std::move(*query));
      }
    }
    place_words(words, items);
    return join(items);
  }

  void add_filter(const QueryNode& node, Items& items) {
    count_words(1);
    Query query = filter_query(node, collection_, zone_);
    if (node.sign == Sign::kExcluded) {
      items.excluded.push_back(std::move(query));
      return;
    }
    items.filters[node.field].push_back(std::move(query));
    const bool has_term = node.kind == NodeKind::kFilter && !node.pattern && !field_spec(node.field).prefix.empty();
    if (!negative_ && has_term) built_.asked_filters.push_back(asked_filter(node.field, node.text));
  }

  void count_words(std::size_t more) {
    words_ += more;
    if (words_ > kMaxQueryWords) {
      throw Error(fmt::format("the query has more than {} words and filters", kMaxQueryWords),
                  "shorten it, or search for a part of it");
    }
  }

  const std::vector<Token>& analyze(const std::string& text) {
    const auto& tokens = analyzer_.analyze(text);
    count_words(tokens.size());
    return tokens;
  }

  void add_words(const QueryNode& node, std::vector<CountedWord>& words) {
    const double boost = boost_ * node.boost;
    for (const Token& token : analyze(node.text)) {
      const auto same = std::find_if(words.begin(), words.end(), [&](const CountedWord& other) {
        return other.field == node.field && other.sign == node.sign && other.word.lemma == token.word->lemma &&
               other.word.exact == token.word->exact && other.boost == boost;
      });
      if (same != words.end()) {
        ++same->times;
      } else {
        words.push_back(
            {node.field, node.sign, *token.word, node.text.substr(token.begin, token.end - token.begin), boost});
      }
    }
  }

  void place_words(const std::vector<CountedWord>& words, Items& items) {
    const auto counts = [](const CountedWord& word) { return !word.word.stop || word.sign == Sign::kRequired; };
    const bool content =
        !items.plain.empty() || !items.required.empty() || std::any_of(words.begin(), words.end(), counts);
    for (const CountedWord& word : words) {
      const bool only_weight = content && !counts(word);
      if (!negative_) add_word(word, only_weight);
      if (only_weight) continue;
      (word.sign == Sign::kRequired ? items.required : items.plain).push_back(word_query(word));
    }
  }

  // Of the word that was added last; under a NOT none is.
  Query word_query(const CountedWord& counted) const {
    if (!negative_) return built_.hits_of(built_.parts.size() - 1);
    return Query{text_term(counted.field, counted.word.lemma), counted.times};
  }

  void add_word(const CountedWord& counted, bool only_weight) {
    const Word& word = counted.word;
    const std::string term = text_term(counted.field, word.lemma);
    note_word(counted, term, only_weight);
    built_.parts.push_back({counted.text, word.lemma, {}, {{word.lemma, word.exact, counted.times, counted.boost}}});
    if (!is_title_field(counted.field)) {
      add_title_term(word.lemma, counted.times, counted.boost);
      const bool kin_makes_hit = match_ == Match::kAny && !only_weight && counted.sign != Sign::kRequired;
      for (const std::string& kin : kin_terms(word)) {
        add_term(TermRole::kKin, kin, counted.boost * kBroadWeight, counted.times, kin_makes_hit);
      }
    }
    add_term(TermRole::kWord, term, counted.boost, counted.times, !only_weight);
  }

  // To the part that was added last.
  void add_term(TermRole role, const std::string& term, double weight, Xapian::termcount times, bool makes_hit) {
    built_.terms.push_back({term, role, built_.parts.size() - 1, weight, times, makes_hit});
  }

  void add_title_term(const std::string& lemma, Xapian::termcount times, double boost) {
    add_term(TermRole::kTitle, text_term(Field::kTitleLemma, lemma), boost * kTitleWeight, times, false);
  }

  void note_word(const CountedWord& counted, const std::string& term, bool only_weight) {
    if (only_weight) {
      built_.marked.stops.insert(counted.word.lemma);
      built_.only_weight.push_back(counted.text);
      return;
    }
    (is_title_field(counted.field) ? built_.marked.title_lemmas : built_.marked.lemmas).insert(counted.word.lemma);
    ask({counted.text, term});
  }

  // A nisba and its place: فرنسا and فرنسي add to each other, weakly. Only `any` lets them make a hit.
  std::vector<std::string> kin_terms(const Word& word) const {
    if (word.stop) return {};
    std::vector<std::string> terms;
    if (word.broad.empty()) {
      terms = {text_term(Field::kBroad, word.lemma)};
    } else {
      terms = {text_term(Field::kBroad, word.broad), text_term(Field::kLemma, word.broad)};
    }
    std::erase_if(terms, [&](const std::string& term) { return !database_.term_exists(term); });
    return terms;
  }

  void ask(AskedWord asked) {
    const auto same = [&](const AskedWord& word) {
      return word.term == asked.term && word.exact == asked.exact && word.spelled == asked.spelled && !asked.nowhere;
    };
    if (std::none_of(built_.asked.begin(), built_.asked.end(), same)) built_.asked.push_back(std::move(asked));
  }

  // A stop word counts here like any other.
  MaybeQuery span_node(const QueryNode& node) {
    BuiltSpan span = spans_.build(node);
    count_words(span.words);
    if (span.query.kind == SpanKind::kSequence && span.query.children.empty()) return std::nullopt;
    Query query = span_query(collection_, span.query, weighing_of(database_));
    if (negative_) return query;
    const double boost = boost_ * node.boost;
    if (boost != 1) query = Query{boost, query};
    built_.parts.push_back({text_of(node), {}, query, std::move(span.exacts), std::move(span.forms)});
    for (ExactWord& exact : built_.parts.back().exacts) exact.boost = boost;
    for (const std::string& lemma : span.lemmas) add_title_term(lemma, 1, boost);
    for (AskedWord& asked : span.asked) ask(std::move(asked));
    built_.marked.spans.push_back(std::move(span.query));
    return query;
  }

  MaybeQuery join(const Items& items) {
    MaybeQuery core = join_words(items);
    if (!core && items.filters.empty() && items.excluded.empty()) return std::nullopt;
    Query query = core ? *core : everything();
    for (const auto& [field, values] : items.filters) {
      query = Query{Query::OP_FILTER, query, combine(Query::OP_OR, values)};
    }
    if (!items.excluded.empty()) query = Query{Query::OP_AND_NOT, query, combine(Query::OP_OR, items.excluded)};
    return query;
  }

  MaybeQuery join_words(const Items& items) {
    if (items.plain.empty() && items.required.empty()) return std::nullopt;
    if (match_ == Match::kAll) {
      std::vector<Query> all = items.required;
      all.insert(all.end(), items.plain.begin(), items.plain.end());
      built_.relaxable = built_.relaxable || (!negative_ && !items.plain.empty() && all.size() > 1);
      return combine(Query::OP_AND, all);
    }
    if (items.required.empty()) return combine(Query::OP_OR, items.plain);
    Query query = combine(Query::OP_AND, items.required);
    if (!items.plain.empty()) query = Query{Query::OP_AND_MAYBE, query, combine(Query::OP_OR, items.plain)};
    return query;
  }

  Match match_;
  const TimeZone& zone_;
  double boost_ = 1;       // of the groups that are being read
  bool negative_ = false;  // under a NOT, where nothing is marked and nothing adds weight
  const Collection& collection_;
  const Xapian::Database& database_;
  Analyzer& analyzer_;
  SpanBuilder spans_;
  std::size_t words_ = 0;  // and filters
  BuiltQuery built_;
};

}  // namespace

bool is_unknown(const AskedWord& word, const Collection& collection) {
  if (word.nowhere) return true;
  if (!collection.database().term_exists(word.term)) return true;
  return !word.exact.empty() && collection.forms().count(word.lemma, word.exact) == 0;
}

AskedWord asked_filter(Field field, const std::string& value) {
  return {fmt::format("{} '{}'", field_spec(field).name, value), boolean_term(field, value)};
}

BuiltQuery build_query(const QueryNode& tree, const Interpretation& meaning, const Collection& collection,
                       Analyzer& analyzer) {
  return Builder{meaning, collection, analyzer}.build(tree);
}

}  // namespace khabar
