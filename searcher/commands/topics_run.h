// Many topics against one index: a TREC run and the time each search took.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/collection.h"
#include "searcher/search/finder.h"

namespace khabar {

struct Topic {
  std::string name;  // without white space
  std::string text;  // plain words: nothing in it is an operator
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

  // The best `top` articles that have any word of `text`; equal scores: newest first, then by id. If there are more
  // than kMaxQueryWords words, the first ones count.
  std::vector<TopicHit> search(const std::string& text, std::size_t top, bool expanded = false);

 private:
  Finder finder_;
  Analyzer& analyzer_;
};

// Milliseconds from the words to the ids, one number a topic. Up to 1,000 topics are run before, without a clock, so
// that the figures are those of a warm index.
std::vector<double> run_topics(const Collection& collection, Analyzer& analyzer, const std::vector<Topic>& topics,
                               std::size_t top, std::ostream& run, bool expanded = false);

// SEARCH khabar queries=N mean_ms=… p50_ms=… p90_ms=… p99_ms=…
std::string timing_line(std::vector<double> milliseconds);

}  // namespace khabar
