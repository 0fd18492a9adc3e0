// rank_weights INDEX TOPICS QRELS: what the places of words should weigh (searcher/rank/placement.h), as factors beside
// the score by words and exact forms, and the nDCG@10 of the topics without and with them.
//
// A topic is a list of words that looks for one article, such as a title over the bodies of articles. The factors make
// the articles of the topics as likely as can be, if among the best of a topic each is as likely as e to the power of
// its score in proportion to the weight of the words (a conditional logit). So nothing is tuned by hand, and the answer
// is the same each time.
#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iostream>
#include <numeric>

#include "common/index/article_document.h"
#include "common/index/collection_tokens.h"
#include "common/index/index_set.h"
#include "searcher/query/query_parser.h"
#include "searcher/rank/feedback/word_list.h"
#include "searcher/rank/placement.h"
#include "searcher/rank/query_builder.h"
#include "searcher/search/search_run.h"
#include "tests/quality/score.h"

namespace khabar::testing {
namespace {

constexpr std::size_t kBest = 100;  // of a topic
constexpr int kLearningRounds = 2000;
constexpr double kLearningStep = 0.5;

using Features = std::array<double, 4>;  // score, early, sentence, missing; each over the weight of all words

struct Topic {
  std::string name;
  std::vector<std::string> ids;
  std::vector<Features> articles;
  std::size_t wanted = kBest;  // of the articles
};

double dot(const Features& a, const Features& b) { return std::inner_product(a.begin(), a.end(), b.begin(), 0.0); }

class Reader {
 public:
  explicit Reader(const std::string& index) : indexes_({index}), local_(indexes_.collection()) {}

  Topic read(const std::string& name, const std::string& text, const std::map<std::string, int>& grades) {
    const Collection& collection = indexes_.collection();
    BuiltQuery built = build_query(plain_words(text), {Match::kAny, TimeZone::utc()}, collection, indexes_.analyzer());
    Topic topic{name, {}, {}};
    if (!built.hits) return topic;
    SearchRequest request;
    request.match = Match::kAny;
    request.limit = kBest;
    request.counts = false;
    std::vector<RankedArticle> hits = SearchRun{collection, &local_, request, built}.answer().hits;
    std::ranges::sort(hits, {}, &RankedArticle::id);  // as CollectionTokens takes them
    favour_good_places(built, collection);
    const std::vector<PlacedWord> words = built.placed();
    double all = 0;
    for (const PlacedWord& word : words) all += word.weight;
    if (all == 0) return topic;
    PlacementScorer placement{collection, words};
    CollectionTokens tokens{collection};
    for (const RankedArticle& hit : hits) {
      const Placement at = placement.of(TokenSequence{tokens.of(hit.id)});
      topic.articles.push_back({hit.score / all, at.early / all, at.sentence / all, at.missing / all});
      const std::string order = collection.database().get_document(hit.id).get_value(slot(Slot::kOrder));
      topic.ids.emplace_back(order_value_id(order));
      const auto grade = grades.find(topic.ids.back());
      if (grade != grades.end() && grade->second > 0) topic.wanted = topic.ids.size() - 1;
    }
    return topic;
  }

 private:
  IndexSet indexes_;
  LocalSearch local_;
};

// What the likelihood of the wanted article gains by a bit more of each factor.
Features gradient(const Topic& topic, const Features& factors) {
  std::vector<double> shares;
  double most = 0;
  for (const Features& article : topic.articles) most = std::max(most, dot(article, factors));
  for (const Features& article : topic.articles) shares.push_back(std::exp(dot(article, factors) - most));
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  Features gain = topic.articles[topic.wanted];
  for (std::size_t i = 0; i < shares.size(); ++i) {
    for (std::size_t f = 0; f < gain.size(); ++f) gain[f] -= shares[i] / sum * topic.articles[i][f];
  }
  return gain;
}

Features learn(const std::vector<Topic>& topics) {
  Features factors{1, 0, 0, 0};
  Features seen{};  // squares of the steps that a factor was asked to take (AdaGrad)
  for (int round = 0; round < kLearningRounds; ++round) {
    Features gain{};
    std::size_t count = 0;
    for (const Topic& topic : topics) {
      if (topic.wanted >= topic.articles.size()) continue;
      ++count;
      const Features one = gradient(topic, factors);
      for (std::size_t f = 0; f < gain.size(); ++f) gain[f] += one[f];
    }
    for (std::size_t f = 0; f < gain.size(); ++f) {
      gain[f] /= static_cast<double>(count);
      seen[f] += gain[f] * gain[f];
      factors[f] += kLearningStep * gain[f] / std::sqrt(seen[f] + 1e-12);
    }
  }
  return factors;
}

double quality(const std::vector<Topic>& topics, const Qrels& qrels, const Features& factors) {
  TrecRun run;
  for (const Topic& topic : topics) {
    for (std::size_t i = 0; i < topic.ids.size(); ++i) run[topic.name][topic.ids[i]] = dot(topic.articles[i], factors);
  }
  return score(qrels, run).ndcg10;
}

void run(const std::string& index, const std::string& topics_path, const std::string& qrels_path) {
  std::ifstream topics_file{topics_path};
  std::ifstream qrels_file{qrels_path};
  const Qrels qrels = read_qrels(qrels_file);
  Reader reader{index};
  std::vector<Topic> topics;
  for (std::string line; std::getline(topics_file, line);) {
    const std::string name = line.substr(0, line.find('\t'));
    if (qrels.contains(name)) topics.push_back(reader.read(name, line.substr(name.size()), qrels.at(name)));
  }
  const Features factors = learn(topics);
  std::cout << topics.size() << " topics, nDCG@10 by words and exact forms " << quality(topics, qrels, {1, 0, 0, 0})
            << ", by places as well " << quality(topics, qrels, factors) << "\nearly " << factors[1] / factors[0]
            << "\nsentence " << factors[2] / factors[0] << "\nmissing " << factors[3] / factors[0] << '\n';
}

}  // namespace
}  // namespace khabar::testing

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: rank_weights INDEX TOPICS QRELS\n";
    return 2;
  }
  khabar::testing::run(argv[1], argv[2], argv[3]);
  return 0;
}
