// Scores of a TREC run, computed as trec_eval does: a run is ordered by score, ties by document id descending.
#pragma once

#include <iosfwd>
#include <map>
#include <string>
#include <vector>

namespace khabar::testing {

using Qrels = std::map<std::string, std::map<std::string, int>>;       // topic -> document -> grade
using TrecRun = std::map<std::string, std::map<std::string, double>>;  // topic -> document -> score
using Ranking = std::vector<std::string>;

// Throw std::runtime_error for a line that is none.
Qrels read_qrels(std::istream& in);  // `topic 0 document grade`
TrecRun read_run(std::istream& in);  // `topic Q0 document rank score name`

Ranking ranking_of(const std::map<std::string, double>& scores);

// Linear gain, log2 discount, ideal over all judged documents.
double ndcg10(const std::map<std::string, int>& grades, const Ranking& ranking);

double recall100(const std::map<std::string, int>& grades, const Ranking& ranking);

struct Scores {
  double ndcg10;
  double recall100;
  std::size_t topics;  // that were counted
};

// Means over the topics of `qrels` that have a relevant document and whose name begins with `prefix`; a topic that the
// run lacks counts as 0.
Scores score(const Qrels& qrels, const TrecRun& run, const std::string& prefix = {});

}  // namespace khabar::testing
