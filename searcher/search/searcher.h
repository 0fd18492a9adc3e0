// Request -> results, over one open index or several together.
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/article.h"
#include "common/index/index_set.h"
#include "searcher/output/highlighter.h"
#include "searcher/query/query_builder.h"
#include "searcher/rank/expansion.h"
#include "searcher/rank/explanation.h"
#include "searcher/search/duplicates.h"
#include "searcher/search/local_search.h"

namespace khabar {

enum class Sort {
  kRelevance,  // equal scores: newest first, then by id
  kNewest,     // then by id; undated articles last
  kOldest,     // then by id; undated articles last
};

struct SearchRequest {
  std::string query;
  Match match = Match::kAll;
  Sort sort = Sort::kRelevance;
  std::size_t offset = 0;
  std::size_t limit = 10;
  bool expand = false;                        // by words of the best articles; for Sort::kRelevance
  bool explain = false;                       // fill SearchResults::words and Hit::weights
  std::optional<std::chrono::sys_days> from;  // first UTC day
  std::optional<std::chrono::sys_days> to;    // last UTC day
  std::vector<std::string> sources;           // one of them; none: any
  std::vector<std::string> sections;
  std::string group;  // id of an article: only that and its near duplicates
  Duplicates duplicates = Duplicates::kShow;
};

// Whether it asks for some of the articles, whatever the words are.
bool has_filters(const SearchRequest& request);

struct Hit {
  std::size_t rank;   // from 1, the offset counted
  std::string index;  // IndexName::place
  std::string id;
  std::optional<Date> date;
  std::string source;
  std::string section;
  std::string author;
  std::string url;
  std::string path;
  std::string group;               // id of the oldest of its near duplicates, itself counted; empty where it has none
  std::optional<Date> group_date;  // of that one
  std::size_t copies = 0;          // other articles of the group among the matches
  double score;                    // 0 unless sorted by relevance
  std::vector<double> weights;     // what each of SearchResults::words brought to the score
  MarkedText title;
  MarkedText snippet;
};

// All of it is in memory: nothing here reads the index any more.
struct SearchResults {
  std::string query;
  Match match = Match::kAll;  // what the hits are an answer to
  bool fallback = false;      // asked for `all`, which no article answers, and got `any`
  std::size_t total = 0;      // articles; exact
  std::size_t distinct = 0;   // exact: each group of near duplicates counts once
  Duplicates duplicates = Duplicates::kShow;
  std::size_t undated_left_out = 0;  // articles that only lack a date to be among them; 0 where no dates were asked for
  std::vector<IndexName> indexes;    // what was searched
  Sort sort = Sort::kRelevance;
  std::vector<std::string> notes;            // how an ill-formed query was understood
  std::vector<std::string> unknown_words;    // words of the query that no article has
  std::vector<std::string> corrections;      // for the first three of unknown_words: words that the collection has
  std::vector<std::string> unknown_filters;  // sources, sections and the like that no article has
  std::vector<FeedbackWord> expansion;       // words that were added to the query
  std::vector<WordExplanation> words;        // empty unless explained
  std::vector<Hit> hits;
};

class Searcher {
 public:
  // `indexes` name the databases inside `collection`, in their order. `analyzer` must be the one whose fingerprint they
  // carry, and must outlive the searcher.
  Searcher(Collection collection, std::vector<IndexName> indexes, Analyzer& analyzer);

  // Throws Error for a query without words if no filter is given either, for one of too many words or filters, and for
  // Sort::kOldest over a remote database. If the database changes below the search (remote ones may), the whole search
  // is repeated, three times at most.
  SearchResults search(const SearchRequest& request);

 private:
  LocalSearch* local();
  SearchResults search_once(const SearchRequest& request);
  std::vector<FeedbackWord> expand_query(const SearchRequest& request, BuiltQuery& built);
  void explain(const BuiltQuery& built, const std::vector<Candidate>& hits, SearchResults& results);

  Collection collection_;
  std::optional<LocalSearch> local_;
  std::vector<IndexName> indexes_;
  Analyzer& analyzer_;
};

}  // namespace khabar
