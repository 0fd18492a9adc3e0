#include "indexer/build/dry_build.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <unordered_set>

#include "common/digest.h"
#include "common/program/error.h"
#include "indexer/run/run_sink.h"
#include "indexer/run/shrink_guard.h"

namespace khabar {
namespace {

class CountingSink : public RunSink {
 public:
  using RunSink::RunSink;

  void add(Article&& article) override {
    run().check_point();
    ++run().counters.articles;
    if (!ids_.insert(digest(article.id)).second) run().report.replaced.add_unlisted();
  }

  std::uint64_t ids() const { return ids_.size(); }

 private:
  std::unordered_set<std::string> ids_;
};

}  // namespace

void try_build(const BuildSettings& settings, Run& run) {
  CountingSink sink(run);
  settings.read(sink);
  run.report.inputs = settings.inputs;
  run.report.bytes = run.counters.bytes;
  run.report.indexed = sink.ids();
  run.report.seconds.reading = run.watch.lap();
  if (sink.ids() == 0) {
    std::string hint = "check the paths";
    if (!run.report.passed_over.empty()) hint = passed_over_text(run.report);
    if (run.report.skipped.count() > 0) {
      hint = fmt::format("{} skipped, the first: {}", run.report.skipped.count(),
                         skip_line(run.report.skipped.listed().front()));
    }
    throw Error(fmt::format("no article found in {}", fmt::join(settings.inputs, ", ")), hint);
  }
  if (!settings.force) {
    refuse_a_shrunken_index(published_articles(IndexDirectory(settings.index)), sink.ids());
  }
}

}  // namespace khabar
