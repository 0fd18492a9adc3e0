#include "indexer/build/dry_build.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <unordered_set>

#include "common/digest.h"
#include "common/program/error.h"
#include "indexer/run/shrink_guard.h"
#include "indexer/run/stopwatch.h"

namespace khabar {
namespace {

class CountingSink : public ArticleSink {
 public:
  CountingSink(IndexingReport& report, RunCounters& counters, const CheckPoint& check_point)
      : report_(report), counters_(counters), check_point_(check_point) {}

  void add(Article&& article) override {
    check_point_();
    ++counters_.articles;
    ids_.insert(digest(article.id));
  }
  void skip(SkippedInput&& skipped) override {
    report_.skipped.add(std::move(skipped));
    ++counters_.skipped;
  }
  void pass_over(std::string_view kind) override { count_passed_over(report_, kind); }
  void consumed(std::uint64_t bytes) override {
    check_point_();
    counters_.bytes += bytes;
  }

  std::uint64_t ids() const { return ids_.size(); }

 private:
  IndexingReport& report_;
  RunCounters& counters_;
  const CheckPoint& check_point_;
  std::unordered_set<std::string> ids_;
};

}  // namespace

DryBuild try_build(const BuildSettings& settings, RunCounters& counters, const CheckPoint& check_point) {
  DryBuild result;
  Stopwatch watch;
  CountingSink sink(result.report, counters, check_point);
  settings.read(sink);
  result.report.inputs = settings.inputs;
  result.report.bytes = counters.bytes;
  result.report.indexed = sink.ids();
  result.report.seconds.reading = watch.lap();
  result.replaced = counters.articles - sink.ids();
  if (sink.ids() == 0) {
    throw Error(fmt::format("no article found in {}", fmt::join(settings.inputs, ", ")), "check the paths");
  }
  if (!settings.force) {
    refuse_a_shrunken_index(published_articles(IndexDirectory(settings.index)), sink.ids());
  }
  return result;
}

}  // namespace khabar
