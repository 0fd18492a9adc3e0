// Many topics against one index: a TREC run and the time each search took.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/dates/time_zone.h"
#include "common/index/collection.h"
#include "searcher/query/query_parser.h"
#include "searcher/search/finder.h"

namespace khabar {

struct Topic {
  std::string name;  // without white space
  std::string text;
  std::uint64_t line = 0;
};

// How topics are searched for.
struct RunSettings {
  std::size_t top = 100;  // hits a topic
  Expand expanded = Expand::kNever;
  bool syntax = false;  // topics are queries, answered as `search` answers them; else plain words, any of which will do
  Reading reading = Reading::kStrict;       // of such queries
  const TimeZone* zone = &TimeZone::utc();  // of their days
};

// Lines `name<TAB>text`, each name once; empty lines are ignored. Throws Error naming `path` and the line for any
// other.
std::vector<Topic> read_topics(std::istream& in, const std::string& path);

struct TopicHit {
  std::string id;
  double score;
};

// Not for two threads at once. The collection must not change.
class TopicSearcher {
 public:
  TopicSearcher(const Collection& collection, Analyzer& analyzer)
      : finder_(collection, analyzer), analyzer_(analyzer) {}

  // The best articles; equal scores: newest first, then by id. Of more than kMaxQueryWords plain words the first ones
  // count. Throws QueryError and Error for a query that cannot be answered.
  std::vector<TopicHit> search(const std::string& text, const RunSettings& settings);

 private:
  Finder finder_;
  Analyzer& analyzer_;
};

// Throws Error that names `path` and the line of the first topic that is no query.
void check_queries(const std::vector<Topic>& topics, const std::string& path, Reading reading);

// Milliseconds from the words to the ids, one number a topic. Up to 1,000 topics are run before, without a clock, so
// that the figures are those of a warm index.
std::vector<double> run_topics(const Collection& collection, Analyzer& analyzer, const std::vector<Topic>& topics,
                               const RunSettings& settings, std::ostream& run);

// SEARCH khabar queries=N mean_ms=… p50_ms=… p90_ms=… p99_ms=…
std::string timing_line(std::vector<double> milliseconds);

}  // namespace khabar
