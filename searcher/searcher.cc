#include "searcher/searcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "common/article_document.h"
#include "common/error.h"
#include "searcher/correction.h"
#include "searcher/filter_terms.h"
#include "searcher/query_parser.h"
#include "searcher/ranking.h"

namespace khabar {
namespace {

using Query = Xapian::Query;

constexpr int kAttempts = 3;

std::string date_value(std::chrono::sys_seconds moment) {
  return Xapian::sortable_serialise(static_cast<double>(moment.time_since_epoch().count()));
}

// An open end needs a bound, for an undated article has the empty value, below all others.
Query date_range(const SearchRequest& request) {
  const double infinite = std::numeric_limits<double>::max();
  const std::string first = request.from ? date_value(*request.from) : Xapian::sortable_serialise(-infinite);
  const std::string last = request.to ? date_value(*request.to + std::chrono::days{1} - std::chrono::seconds{1})
                                      : Xapian::sortable_serialise(infinite);
  return Query{Query::OP_VALUE_RANGE, slot(Slot::kDate), first, last};
}

Query with_filters(const Xapian::Database& database, Query query, const SearchRequest& request) {
  const auto filter = [&](Field field, const std::vector<std::string>& values) {
    if (!values.empty()) query = Query{Query::OP_FILTER, query, filter_query(database, field, values)};
  };
  filter(Field::kSource, request.sources);
  filter(Field::kSection, request.sections);
  return query;
}

bool asks_for_dates(const SearchRequest& request) { return request.from || request.to; }

bool has_filters(const SearchRequest& request) {
  return asks_for_dates(request) || !request.sources.empty() || !request.sections.empty();
}

// Oldest first, then by id; undated last. Built on the value of Slot::kOrder: 8 bytes, newest first, then the id.
class OldestFirst : public Xapian::KeyMaker {
 public:
  std::string operator()(const Xapian::Document& document) const override {
    std::string key = document.get_value(slot(Slot::kOrder));
    const bool dated = !document.get_value(slot(Slot::kDate)).empty();
    for (std::size_t i = 0; dated && i < key.size() && i < 8; ++i) key[i] = static_cast<char>(~key[i]);
    return (dated ? '0' : '1') + key;
  }
};

struct Answer {
  std::vector<Candidate> hits;  // of the page, in order
  std::size_t total = 0;
};

// One search for one meaning of the words, all or any.
class Run {
 public:
  Run(const Collection& collection, const SearchRequest& request, const BuiltQuery& built)
      : collection_(collection),
        database_(collection.database()),
        request_(request),
        built_(built),
        enquire_(collection.database()) {}

  Answer answer() {
    const bool ranked = request_.sort == Sort::kRelevance && built_.hits;
    Query query = with_filters(database_, ranked ? built_.weighted() : words(), request_);
    if (asks_for_dates(request_)) query = Query{Query::OP_FILTER, query, date_range(request_)};
    enquire_.set_query(query);
    set_order();
    if (ranked) return ranked_page();
    enquire_.set_weighting_scheme(Xapian::BoolWeight{});
    const Xapian::MSet found = match(request_.offset, request_.limit);
    return {candidates(found), found.get_matches_estimated()};
  }

  std::size_t count_undated() const {
    if (!asks_for_dates(request_) || database_.get_value_freq(slot(Slot::kDate)) == database_.get_doccount()) return 0;
    const Query dated = date_range(SearchRequest{});
    Xapian::Enquire enquire{database_};
    enquire.set_query(Query{Query::OP_AND_NOT, with_filters(database_, words(), request_), dated});
    enquire.set_weighting_scheme(Xapian::BoolWeight{});
    return enquire.get_mset(0, 0, database_.get_doccount()).get_matches_estimated();
  }

 private:
  Query words() const { return built_.hits ? *built_.hits : Query::MatchAll; }

  // Checking every document makes the total exact.
  Xapian::MSet match(std::size_t offset, std::size_t limit) const {
    const Xapian::doccount documents = database_.get_doccount();
    const auto clamp = [&](std::size_t n) {
      return static_cast<Xapian::doccount>(std::min<std::size_t>(n, documents));
    };
    return enquire_.get_mset(clamp(offset), clamp(limit), documents);
  }

  static std::vector<Candidate> candidates(const Xapian::MSet& found) {
    std::vector<Candidate> articles;
    for (auto at = found.begin(); at != found.end(); ++at) articles.push_back({*at, at.get_weight(), 0, 0});
    return articles;
  }

  // Whole blocks of kFirstBest are put in order, so that pages fit together.
  Answer ranked_page() {
    enquire_.set_weighting_scheme(bm25());
    const std::size_t first = request_.offset / kFirstBest * kFirstBest;
    const std::size_t end = request_.offset + request_.limit;
    const Xapian::MSet found =
        match(first, request_.limit == 0 ? 0 : (end - first + kFirstBest - 1) / kFirstBest * kFirstBest);
    const std::vector<Candidate> all = candidates(found);
    ExactScorer scorer{collection_, built_.exacts};
    Answer answer{{}, found.get_matches_estimated()};
    for (std::size_t begin = 0; begin < all.size(); begin += kFirstBest) {
      const auto block_end = std::min(all.size(), begin + kFirstBest);
      std::vector<Candidate> block(all.begin() + static_cast<std::ptrdiff_t>(begin),
                                   all.begin() + static_cast<std::ptrdiff_t>(block_end));
      scorer.find_lemmas(block);
      scorer.add_scores(block);
      sort_best_first(block, database_);
      answer.hits.insert(answer.hits.end(), block.begin(), block.end());
    }
    const std::size_t skipped = std::min(answer.hits.size(), request_.offset - first);
    answer.hits.erase(answer.hits.begin(), answer.hits.begin() + static_cast<std::ptrdiff_t>(skipped));
    if (answer.hits.size() > request_.limit) answer.hits.resize(request_.limit);
    return answer;
  }

  void set_order() {
    switch (request_.sort) {
      case Sort::kRelevance:
        enquire_.set_sort_by_relevance_then_value(slot(Slot::kOrder), false);
        break;
      case Sort::kNewest:
        enquire_.set_sort_by_value(slot(Slot::kOrder), false);
        break;
      case Sort::kOldest:
        enquire_.set_sort_by_key(&oldest_first_, false);
        break;
    }
  }

  const Collection& collection_;
  const Xapian::Database& database_;
  const SearchRequest& request_;
  const BuiltQuery& built_;
  OldestFirst oldest_first_;
  Xapian::Enquire enquire_;
};

Hit make_hit(Article article, double score, std::size_t rank, Highlighter& highlighter) {
  Hit hit;
  hit.rank = rank;
  hit.id = std::move(article.id);
  hit.date = article.date;
  hit.source = std::move(article.source);
  hit.section = std::move(article.section);
  hit.author = std::move(article.author);
  hit.url = std::move(article.url);
  hit.path = std::move(article.path);
  hit.score = score;
  hit.title = highlighter.mark(article.title, TextPart::kTitle);
  hit.snippet = highlighter.passage(article.body);
  return hit;
}

std::vector<std::string> unknown(const std::vector<AskedWord>& asked, const Collection& collection) {
  std::vector<std::string> unknown;
  for (const AskedWord& word : asked) {
    if (is_unknown(word, collection)) unknown.push_back(word.text);
  }
  return unknown;
}

std::vector<AskedWord> asked_filters(const Xapian::Database& database, const SearchRequest& request,
                                     const BuiltQuery& built) {
  std::vector<AskedWord> asked = built.asked_filters;
  for (const std::string& value : request.sources) asked.push_back(asked_filter(database, Field::kSource, value));
  for (const std::string& value : request.sections) asked.push_back(asked_filter(database, Field::kSection, value));
  return asked;
}

std::vector<std::string> corrections(const std::vector<std::string>& words, const Collection& collection,
                                     Analyzer& analyzer) {
  std::vector<std::string> forms;
  for (const std::string& word : words) {
    for (const Token& token : analyzer.analyze(word)) forms.push_back(token.word->exact);
  }
  std::vector<std::string> nearest;
  for (const std::string& form : forms) {
    if (const auto near = nearest_form(collection, form)) nearest.push_back(printed_form(collection, *near, analyzer));
  }
  return nearest;
}

[[noreturn]] void refuse_empty(const std::string& query) {
  const bool blank = query.find_first_not_of(" \t\r\n") == std::string::npos;
  throw Error(
      blank ? "the query is empty" : fmt::format("the query '{}' has no word to search for", query),
      "give one or more words, such as 'الهجرة غير الشرعية'; without words, --from, --to, --source or --section "
      "list articles");
}

}  // namespace

Searcher::Searcher(Collection collection, std::vector<IndexName> indexes, Analyzer& analyzer)
    : collection_(std::move(collection)), indexes_(std::move(indexes)), analyzer_(analyzer) {}

SearchResults Searcher::search(const SearchRequest& request) {
  for (int attempt = 1;; ++attempt) {
    try {
      return search_once(request);
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempt == kAttempts) throw;
      collection_.reopen();
    } catch (const Xapian::UnimplementedError&) {
      // Xapian's protocol carries no key for Sort::kOldest.
      if (request.sort != Sort::kOldest) throw;
      throw Error("an index at host:port cannot sort oldest first", "use --sort newest, or the index's directory");
    }
  }
}

SearchResults Searcher::search_once(const SearchRequest& request) {
  ParsedQuery parsed = parse_query(request.query);
  BuiltQuery built = build_query(parsed.tree, request.match, collection_, analyzer_);
  if (!built.hits && !has_filters(request)) refuse_empty(request.query);

  SearchResults results;
  results.query = request.query;
  results.match = request.match;
  results.sort = request.sort;
  results.indexes = indexes_;
  results.notes = std::move(parsed.notes);
  Run run{collection_, request, built};
  Answer found = run.answer();
  if (found.total == 0 && built.relaxable) {
    BuiltQuery relaxed = build_query(parsed.tree, Match::kAny, collection_, analyzer_);
    Run again{collection_, request, relaxed};
    Answer more = again.answer();
    if (more.total > 0) {
      built = std::move(relaxed);
      found = std::move(more);
      results.match = Match::kAny;
      results.fallback = true;
    }
  }
  if (request.expand && request.sort == Sort::kRelevance && built.hits) {
    results.expansion = expand_query(request, built);
    found = Run{collection_, request, built}.answer();
  }
  results.total = found.total;
  results.undated_left_out = run.count_undated();
  results.unknown_words = unknown(built.asked, collection_);
  results.corrections = corrections(results.unknown_words, collection_, analyzer_);
  results.unknown_filters = unknown(asked_filters(collection_.database(), request, built), collection_);
  Highlighter highlighter{built.terms, analyzer_};
  for (const Candidate& hit : found.hits) {
    const std::size_t rank = request.offset + results.hits.size() + 1;
    Article article = stored_article(collection_.database().get_document(hit.id));
    results.hits.push_back(make_hit(std::move(article), hit.score, rank, highlighter));
    results.hits.back().index = indexes_.at(index_of_article(hit.id, indexes_.size())).place;
  }
  if (request.explain) explain(built, found.hits, results);
  return results;
}

std::vector<FeedbackWord> Searcher::expand_query(const SearchRequest& request, BuiltQuery& built) const {
  SearchRequest best = request;
  best.offset = 0;
  best.limit = kFeedbackArticles;
  std::vector<FeedbackWord> words =
      feedback_words(Run{collection_, best, built}.answer().hits, built, collection_.database());
  expand(built, words);
  return words;
}

void Searcher::explain(const BuiltQuery& built, const std::vector<Candidate>& hits, SearchResults& results) {
  results.words = explain_words(built.parts, collection_);
  auto weights = explain_weights(built.parts, hits, collection_);
  for (std::size_t i = 0; i < results.hits.size(); ++i) results.hits[i].weights = std::move(weights[i]);
}

}  // namespace khabar
