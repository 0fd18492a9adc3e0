#include "tests/quality/score.h"

#include <gtest/gtest.h>

#include <cmath>
#include <sstream>
#include <stdexcept>
#include <string>

namespace khabar::testing {
namespace {

// By hand: dcg = 3/log2(3) + 1/log2(5) = 2.323466, ideal = 3 + 2/log2(3) + 1/2 = 4.761860.
TEST(Score, ComputesNdcgByHand) {
  const std::map<std::string, int> grades{{"a", 3}, {"b", 1}, {"c", 0}, {"d", 2}};
  EXPECT_NEAR(ndcg10(grades, {"c", "a", "e", "b"}), 2.323466 / 4.761860, 1e-6);
  EXPECT_DOUBLE_EQ(ndcg10(grades, {"a", "d", "b"}), 1.0);
  EXPECT_DOUBLE_EQ(ndcg10(grades, {}), 0.0);
}

TEST(Score, BreaksTiesByDocumentDescending) {
  EXPECT_EQ(ranking_of({{"x", 5}, {"y", 5}, {"z", 1}, {"a", 9}}), (Ranking{"a", "y", "x", "z"}));
}

TEST(Score, CountsRecallInTheFirstHundred) {
  Ranking ranking;
  for (int i = 1; i <= 101; ++i) ranking.push_back("d" + std::to_string(i));
  EXPECT_DOUBLE_EQ(recall100({{"d1", 1}, {"d100", 2}, {"d101", 1}, {"missing", 1}, {"d2", 0}}, ranking), 0.5);
}

TEST(Score, CutsNdcgBehindTheTenth) {
  Ranking ranking;
  for (int i = 1; i <= 11; ++i) ranking.push_back("d" + std::to_string(i));
  EXPECT_NEAR(ndcg10({{"d10", 1}}, ranking), 1 / std::log2(11.0), 1e-12);
  EXPECT_DOUBLE_EQ(ndcg10({{"d11", 1}}, ranking), 0.0);
}

TEST(Score, RefusesBrokenLines) {
  std::istringstream qrels_text("1 0 a 1\n2 0 b x\n");
  EXPECT_THROW(read_qrels(qrels_text), std::runtime_error);
  std::istringstream run_text("1 Q0 a\n");
  EXPECT_THROW(read_run(run_text), std::runtime_error);
}

TEST(Score, CountsATopicThatTheRunLacksAsNothing) {
  std::istringstream qrels_text("1 0 a 1\n2 0 b 1\n3 0 c 0\n");
  std::istringstream run_text("1 Q0 a 1 9.5 khabar\n3 Q0 c 1 9.5 khabar\n");
  const Scores scores = score(read_qrels(qrels_text), read_run(run_text));
  EXPECT_DOUBLE_EQ(scores.ndcg10, 0.5);
  EXPECT_DOUBLE_EQ(scores.recall100, 0.5);
  EXPECT_EQ(scores.topics, 2U);
}

}  // namespace
}  // namespace khabar::testing
