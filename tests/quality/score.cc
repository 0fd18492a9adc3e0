#include "tests/quality/score.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <istream>
#include <sstream>
#include <stdexcept>

namespace khabar::testing {
namespace {

constexpr std::size_t kCut = 10;
constexpr std::size_t kRecallCut = 100;

double discounted(int grade, std::size_t index) { return grade / std::log2(static_cast<double>(index) + 2); }

int grade_of(const std::map<std::string, int>& grades, const std::string& document) {
  const auto at = grades.find(document);
  return at == grades.end() ? 0 : std::max(at->second, 0);
}

double ideal(const std::map<std::string, int>& grades) {
  std::vector<int> sorted;
  for (const auto& [document, grade] : grades) sorted.push_back(std::max(grade, 0));
  std::sort(sorted.begin(), sorted.end(), std::greater<>{});
  double sum = 0;
  for (std::size_t i = 0; i < std::min(kCut, sorted.size()); ++i) sum += discounted(sorted[i], i);
  return sum;
}

}  // namespace

Qrels read_qrels(std::istream& in) {
  Qrels qrels;
  std::string topic;
  std::string zero;
  std::string document;
  int grade = 0;
  while (in >> topic >> zero >> document >> grade) qrels[topic][document] = grade;
  if (!in.eof()) throw std::runtime_error("broken qrels behind topic " + topic);
  return qrels;
}

TrecRun read_run(std::istream& in) {
  TrecRun run;
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line);
    std::string topic;
    std::string q0;
    std::string document;
    int rank = 0;
    double value = 0;
    if (!(fields >> topic >> q0 >> document >> rank >> value)) throw std::runtime_error("broken run: " + line);
    run[topic].emplace(document, value);
  }
  return run;
}

Ranking ranking_of(const std::map<std::string, double>& scores) {
  std::vector<std::pair<double, std::string>> pairs;
  for (const auto& [document, value] : scores) pairs.emplace_back(value, document);
  std::sort(pairs.begin(), pairs.end(), std::greater<>{});
  Ranking ranking;
  for (auto& [value, document] : pairs) ranking.push_back(std::move(document));
  return ranking;
}

double ndcg10(const std::map<std::string, int>& grades, const Ranking& ranking) {
  double sum = 0;
  for (std::size_t i = 0; i < std::min(kCut, ranking.size()); ++i) sum += discounted(grade_of(grades, ranking[i]), i);
  const double best = ideal(grades);
  return best > 0 ? sum / best : 0;
}

double recall100(const std::map<std::string, int>& grades, const Ranking& ranking) {
  const auto relevant = std::count_if(grades.begin(), grades.end(), [](const auto& pair) { return pair.second > 0; });
  const auto end = ranking.begin() + static_cast<std::ptrdiff_t>(std::min(kRecallCut, ranking.size()));
  const auto found = std::count_if(ranking.begin(), end, [&](const auto& id) { return grade_of(grades, id) > 0; });
  return relevant > 0 ? static_cast<double>(found) / static_cast<double>(relevant) : 0;
}

Scores score(const Qrels& qrels, const TrecRun& run, const std::string& prefix) {
  Scores sum{0, 0, 0};
  std::size_t count = 0;
  for (const auto& [topic, grades] : qrels) {
    const bool judged = std::any_of(grades.begin(), grades.end(), [](const auto& pair) { return pair.second > 0; });
    if (!judged || !topic.starts_with(prefix)) continue;
    ++count;
    const auto at = run.find(topic);
    if (at == run.end()) continue;
    const Ranking ranking = ranking_of(at->second);
    sum.ndcg10 += ndcg10(grades, ranking);
    sum.recall100 += recall100(grades, ranking);
  }
  if (count == 0) return sum;
  const auto topics = static_cast<double>(count);
  return {sum.ndcg10 / topics, sum.recall100 / topics, count};
}

}  // namespace khabar::testing
