#include "searcher/commands/topics_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <istream>
#include <map>
#include <numeric>
#include <ostream>

#include "common/index/article_document.h"
#include "common/program/error.h"
#include "common/program/place.h"
#include "common/program/suggestion.h"
#include "common/stored/field.h"
#include "searcher/output/run_file.h"
#include "searcher/query/language/reading_report.h"
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
    topics.push_back({line.substr(0, tab), line.substr(tab + 1), number});
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

void check_queries(const std::vector<Topic>& topics, const std::string& path, Reading reading) {
  for (const Topic& topic : topics) {
    try {
      parse_query(topic.text, reading);
    } catch (const QueryError& error) {
      throw Error(at_place(path, topic.line, error.what()), error.hint(), error.status(), error.excerpt());
    }
  }
}

// A query is answered as `search` does it, whose blocks of articles are put in order in another way than the best few
// of plain words.
std::vector<TopicHit> TopicSearcher::search(const std::string& text, const RunSettings& settings) {
  SearchRequest request;
  request.match = settings.syntax ? Match::kAll : Match::kAny;
  request.limit = settings.top;
  request.expand = settings.expanded;
  request.counts = settings.syntax;
  request.zone = settings.zone;
  const Found found = finder_.find(
      settings.syntax ? parse_query(text, settings.reading).tree : plain_words(first_words(analyzer_, text)), request);
  std::vector<TopicHit> hits;
  for (const RankedArticle& article : found.answer.hits) {
    const Xapian::Document document =
        finder_.collection().database().get_document(article.id, Xapian::DOC_ASSUME_VALID);
    hits.push_back({std::string{order_value_id(document.get_value(slot(Slot::kOrder)))}, article.score});
  }
  return hits;
}

std::vector<double> run_topics(const Collection& collection, Analyzer& analyzer, const std::vector<Topic>& topics,
                               const RunSettings& settings, std::ostream& run) {
  TopicSearcher searcher{collection, analyzer};
  for (std::size_t i = 0; i < std::min(topics.size(), kWarmUpTopics); ++i) {
    searcher.search(topics[i].text, settings);
  }
  std::vector<double> milliseconds;
  for (const Topic& topic : topics) {
    const auto begin = std::chrono::steady_clock::now();
    const std::vector<TopicHit> hits = searcher.search(topic.text, settings);
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
