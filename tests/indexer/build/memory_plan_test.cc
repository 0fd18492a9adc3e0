#include "indexer/build/memory_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/program/error.h"
#include "indexer/article/source_options.h"
#include "indexer/build/indexing_run.h"

namespace khabar {
namespace {

constexpr std::uint64_t kMega = 1U << 20U;

TEST(ParseSize, TakesWholeNumbersWithAUnit) {
  EXPECT_EQ(parse_size("memory", "123"), 123U);
  EXPECT_EQ(parse_size("memory", "2k"), 2048U);
  EXPECT_EQ(parse_size("memory", "512M"), 512 * kMega);
  EXPECT_EQ(parse_size("memory", "3G"), 3072 * kMega);
  for (const char* text : {"", "M", "1.5G", "-1M", "512MB", "512 M", "99999999999999999999", "99999999999G", "x"}) {
    EXPECT_THROW(parse_size("memory", text), Error) << text;
  }
}

TEST(MemoryPlan, GivesEachThreadItsShare) {
  const MemoryPlan one = memory_plan(128 * kMega, 1);
  const MemoryPlan two = memory_plan(128 * kMega, 2);
  EXPECT_EQ(one.batch_bytes / 2, two.batch_bytes);
  EXPECT_EQ(two.largest.bytes, two.batch_bytes);
  EXPECT_EQ(memory_plan(100'000 * kMega, 1).batch_bytes, kBatchBytes);
}

TEST(MemoryPlan, RefusesWhatIsTooLittle) {
  EXPECT_NO_THROW(memory_plan(104 * kMega, 2));
  EXPECT_THROW(memory_plan(103 * kMega, 2), Error);
  EXPECT_THROW(memory_plan(0, 1), Error);
}

TEST(MemoryPlan, WithoutACapTakesAnyArticleAndAnyNumberOfThreads) {
  for (const unsigned jobs : {1U, 2U, 16U, 256U}) {
    const MemoryPlan plan = memory_plan(std::nullopt, jobs);
    EXPECT_EQ(plan.largest.bytes, SourceOptions{}.max_article_bytes);
    EXPECT_GE(plan.batch_bytes, kMega);
    EXPECT_LE(plan.batch_bytes, kBatchBytes);
  }
}

// Else the plan would hold for tiny articles only as long as Xapian writes by itself what 10,000 documents changed.
TEST(PlannedBytes, CountWhatAnArticleTakesBesideItsText) {
  Article article;
  article.id = "1";
  const std::size_t least = planned_bytes(article);
  EXPECT_GT(least * 20, 1700U) << "bytes measured";
  article.title = std::string(10, 'x');
  article.body = std::string(1000, 'x');
  EXPECT_EQ(planned_bytes(article), least + 1010);
}

TEST(UpdateMemoryPlan, SharesWhatABuildWouldTake) {
  for (const unsigned jobs : {1U, 2U, 8U}) {
    for (const std::uint64_t cap : {300 * kMega, 512 * kMega, 100'000 * kMega}) {
      const UpdateMemory plan = update_memory_plan(cap, jobs);
      EXPECT_LE(plan.commit_bytes + plan.waiting_bytes, memory_plan(cap, jobs).batch_bytes * jobs);
      EXPECT_LE(plan.largest.bytes, memory_plan(cap, jobs).largest.bytes);
      EXPECT_GE(plan.waiting_bytes, kMega / 2);
    }
  }
  EXPECT_EQ(update_memory_plan(84 * kMega, 1).largest.bytes, kMega / 2);
  EXPECT_THROW(update_memory_plan(103 * kMega, 2), Error);
}

TEST(UpdateMemoryPlan, WithoutACapTakesAnyArticleAndCommitsAlikeWithAnyNumberOfThreads) {
  for (const unsigned jobs : {1U, 2U, 16U, 256U}) {
    const UpdateMemory plan = update_memory_plan(std::nullopt, jobs);
    EXPECT_EQ(plan.largest.bytes, SourceOptions{}.max_article_bytes);
    EXPECT_EQ(plan.commit_bytes, update_memory_plan(std::nullopt, 1).commit_bytes);
    EXPECT_LE(plan.waiting_bytes, jobs * kMega);
  }
}

}  // namespace
}  // namespace khabar
