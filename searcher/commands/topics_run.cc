#include "searcher/commands/topics_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <istream>
#include <map>
#include <numeric>
#include <ostream>

#include "common/index/article_document.h"
#include "common/index/field.h"
#include "common/program/error.h"
#include "common/program/suggestion.h"
#include "searcher/output/run_file.h"
#include "searcher/query/query_parser.h"

namespace khabar {
namespace {

constexpr std::size_t kWarmUpTopics = 1000;
constexpr std::size_t kLongestTopic = 100'000;  // chosen, not tuned: a thousand of the longest words

std::string_view first_words(Analyzer& analyzer, const std::string& text) {
  const auto& tokens = analyzer.analyze(text);
  return tokens.size() <= kMaxQueryWords ? std::string_view{text}
                                         : std::string_view{text}.substr(0, tokens[kMaxQueryWords].begin);
}

double percentile(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return 0;
  const auto at = static_cast<std::size_t>(share * static_cast<double>(sorted.size()));
  return sorted[std::min(at, sorted.size() - 1)];
}

}  // namespace

std::vector<Topic> read_topics(std::istream& in, const std::string& path) {
  std::vector<Topic> topics;
  std::map<std::string, std::size_t> lines;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    if (line.size() > kLongestTopic) {
      throw error_at(path, number, fmt::format("a topic of more than {} bytes", kLongestTopic),
                     "each line is the topic's name (without spaces), a tab and its words");
    }
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos || tab == 0 || line.substr(0, tab).find(' ') != std::string::npos) {
      throw error_at(path, number, fmt::format("not a topic: '{}'", excerpt(line)),
                     "each line is the topic's name (without spaces), a tab and its words");
    }
    topics.push_back({line.substr(0, tab), line.substr(tab + 1)});
    const auto [first, is_new] = lines.emplace(topics.back().name, number);
    if (!is_new) {
      throw error_at(path, number,
                     fmt::format("topic '{}' stands in line {} already", excerpt(first->first), first->second),
                     "a run has each topic once; give it another name");
    }
  }
  if (in.bad()) throw Error(fmt::format("cannot read {}", path));
  return topics;
}

std::vector<TopicHit> TopicSearcher::search(const std::string& text, std::size_t top, bool expanded) {
  SearchRequest request;
  request.match = Match::kAny;
  request.limit = top;
  request.expand = expanded;
  request.counts = false;
  const Found found = finder_.find(plain_words(first_words(analyzer_, text)), request);
  std::vector<TopicHit> hits;
  for (const Candidate& article : found.answer.hits) {
    const Xapian::Document document =
        finder_.collection().database().get_document(article.id, Xapian::DOC_ASSUME_VALID);
    hits.push_back({std::string{order_value_id(document.get_value(slot(Slot::kOrder)))}, article.score});
  }
  return hits;
}

std::vector<double> run_topics(const Collection& collection, Analyzer& analyzer, const std::vector<Topic>& topics,
                               std::size_t top, std::ostream& run, bool expanded) {
  TopicSearcher searcher{collection, analyzer};
  for (std::size_t i = 0; i < std::min(topics.size(), kWarmUpTopics); ++i) {
    searcher.search(topics[i].text, top, expanded);
  }
  std::vector<double> milliseconds;
  for (const Topic& topic : topics) {
    const auto begin = std::chrono::steady_clock::now();
    const std::vector<TopicHit> hits = searcher.search(topic.text, top, expanded);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    milliseconds.push_back(took.count());
    RunLines lines{topic.name};
    for (const TopicHit& hit : hits) run << lines.line(hit.id, hit.score);
  }
  return milliseconds;
}

std::string timing_line(std::vector<double> milliseconds) {
  std::sort(milliseconds.begin(), milliseconds.end());
  const double sum = std::accumulate(milliseconds.begin(), milliseconds.end(), 0.0);
  const double mean = milliseconds.empty() ? 0 : sum / static_cast<double>(milliseconds.size());
  return fmt::format("SEARCH khabar queries={} mean_ms={:.3f} p50_ms={:.3f} p90_ms={:.3f} p99_ms={:.3f}\n",
                     milliseconds.size(), mean, percentile(milliseconds, 0.5), percentile(milliseconds, 0.9),
                     percentile(milliseconds, 0.99));
}

}  // namespace khabar
