#include "searcher/topics_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <istream>
#include <map>
#include <numeric>
#include <ostream>

#include "common/article_document.h"
#include "common/error.h"
#include "common/field.h"
#include "searcher/expansion.h"
#include "searcher/query_builder.h"
#include "searcher/query_parser.h"
#include "searcher/ranking.h"
#include "searcher/run_file.h"

namespace khabar {
namespace {

constexpr std::size_t kWarmUpTopics = 1000;
// Sums of the same numbers in another order differ in their last bits; that is no difference in relevance.
constexpr double kSameScore = 1e-9;

bool same_score(double a, double b) { return a - b <= kSameScore * a; }

struct RankedValue {
  double score;
  std::string order;  // value of Slot::kOrder
};

std::vector<RankedValue> read_values(const Xapian::MSet& found) {
  std::vector<RankedValue> ranked;
  for (auto at = found.begin(); at != found.end(); ++at) {
    ranked.push_back({at.get_weight(), at.get_document().get_value(slot(Slot::kOrder))});
  }
  return ranked;
}

// Asking Xapian to break ties would make it read a value for every candidate. Ties inside the list are put in order
// here; only a tie across its end needs the slower search.
void order_ties(std::vector<RankedValue>& ranked) {
  for (auto begin = ranked.begin(); begin != ranked.end();) {
    const auto end = std::find_if(begin, ranked.end(),
                                  [&](const RankedValue& other) { return !same_score(begin->score, other.score); });
    std::sort(begin, end, [](const RankedValue& a, const RankedValue& b) { return a.order < b.order; });
    begin = end;
  }
}

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
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos || tab == 0 || line.substr(0, tab).find(' ') != std::string::npos) {
      throw Error(fmt::format("{}:{}: not a topic: '{}'", path, number, line.substr(0, 60)),
                  "each line is the topic's name (without spaces), a tab and its words");
    }
    topics.push_back({line.substr(0, tab), line.substr(tab + 1)});
    const auto [first, is_new] = lines.emplace(topics.back().name, number);
    if (!is_new) {
      throw Error(fmt::format("{}:{}: topic '{}' stands in line {} already", path, number, first->first, first->second),
                  "a run has each topic once; give it another name");
    }
  }
  if (in.bad()) throw Error(fmt::format("cannot read {}", path));
  return topics;
}

std::vector<TopicHit> search_topic(const Xapian::Database& database, Analyzer& analyzer, const std::string& text,
                                   std::size_t top, bool expanded) {
  const QueryNode words = plain_words(first_words(analyzer, text));
  BuiltQuery built = build_query(words, Match::kAny, database, analyzer);
  if (!built.hits || top == 0) return {};
  Xapian::Enquire enquire{database};
  enquire.set_query(built.weighted());
  enquire.set_weighting_scheme(bm25());
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  if (expanded) {
    expand(built, feedback_words(enquire.get_mset(0, kFeedbackArticles), built, database));
    enquire.set_query(built.weighted());
  }
  const auto wanted = static_cast<Xapian::doccount>(std::min<std::size_t>(top, database.get_doccount()));
  Xapian::MSet found = enquire.get_mset(0, wanted + 1);
  if (found.size() > wanted && same_score(found[wanted - 1].get_weight(), found[wanted].get_weight())) {
    enquire.set_sort_by_relevance_then_value(slot(Slot::kOrder), false);
    found = enquire.get_mset(0, wanted);
  }
  std::vector<RankedValue> ranked = read_values(found);
  order_ties(ranked);
  std::vector<TopicHit> hits;
  for (std::size_t i = 0; i < ranked.size() && i < wanted; ++i) {
    hits.push_back({std::string{order_value_id(ranked[i].order)}, ranked[i].score});
  }
  return hits;
}

std::vector<double> run_topics(const Xapian::Database& database, Analyzer& analyzer, const std::vector<Topic>& topics,
                               std::size_t top, std::ostream& run, bool expanded) {
  for (std::size_t i = 0; i < std::min(topics.size(), kWarmUpTopics); ++i) {
    search_topic(database, analyzer, topics[i].text, top, expanded);
  }
  std::vector<double> milliseconds;
  for (const Topic& topic : topics) {
    const auto begin = std::chrono::steady_clock::now();
    const std::vector<TopicHit> hits = search_topic(database, analyzer, topic.text, top, expanded);
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
