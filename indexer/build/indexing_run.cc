#include "indexer/build/indexing_run.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xapian.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "common/index/article_document.h"
#include "common/index/index_directory.h"
#include "common/index/index_snapshot.h"
#include "common/program/error.h"
#include "common/program/utc_time.h"
#include "common/version.h"
#include "indexer/build/bulk_load.h"
#include "indexer/build/index_writer.h"
#include "indexer/build/memory_plan.h"
#include "indexer/build/part_database.h"
#include "indexer/generation/durable_file.h"
#include "indexer/generation/index_lock.h"
#include "indexer/generation/new_generation.h"
#include "indexer/generation/prune.h"
#include "indexer/generation/report_file.h"
#include "indexer/generation/verification.h"
#include "indexer/run/duplicate_counts.h"
#include "indexer/run/run_sink.h"
#include "indexer/run/shrink_guard.h"

namespace khabar {
namespace {

// Cuts the stream of articles into batches for the writer.
class BatchingSink : public RunSink {
 public:
  BatchingSink(IndexWriter& writer, Run& run, std::size_t most_articles, std::size_t most_bytes)
      : RunSink(run), writer_(writer), most_articles_(most_articles), most_bytes_(most_bytes) {}

  void add(Article&& article) override {
    run().check_point();
    const std::size_t bytes = planned_bytes(article);
    if (bytes_ + bytes > most_bytes_) flush();
    bytes_ += bytes;
    batch_.articles.push_back(std::move(article));
    if (batch_.articles.size() >= most_articles_) flush();
  }

  void flush() {
    if (batch_.articles.empty()) return;
    ArticleBatch next{batch_.number + 1, {}, batch_.before + batch_.articles.size()};
    writer_.write(std::exchange(batch_, std::move(next)));
    bytes_ = 0;
  }

 private:
  IndexWriter& writer_;
  std::size_t most_articles_;
  std::size_t most_bytes_;
  ArticleBatch batch_;
  std::size_t bytes_ = 0;
};

std::unique_ptr<BuildMethod> choose_method(const GlassTest& glass_test, NewGeneration& generation) {
  const std::filesystem::path directory = generation.scratch() / "self-test";
  make_directories(directory);
  const std::optional<std::string> fault = glass_test(directory);
  if (!fault) return std::make_unique<BulkLoad>(generation.scratch());
  generation.warnings().attempt("the index was built in a slower way, since this Xapian is another than it is made for",
                                [&] { throw Error(*fault); });
  return std::make_unique<PartDatabases>(generation.scratch());
}

// The steps of build_index(), in their order.
class Build {
 public:
  Build(const BuildSettings& settings, Run& run)
      : settings_(settings),
        run_(run),
        directory_(settings.index),
        lock_(directory_),
        generation_(directory_),
        analyzer_(settings.variants),
        report_file_(directory_, generation_.name()),
        report_path_(report_file_.path()),
        method_(choose_method(settings.glass_test, generation_)) {
    generation_.warnings().append(lock_.warnings());
    run_.report.generation = generation_.name();
    run_.report.started = utc_now();
    run_.report.khabar_version = kVersion;
    run_.report.analyzer_fingerprint = analyzer_.fingerprint();
    run_.report.inputs = settings.inputs;
    run_.report.jobs = settings.jobs;
  }

  void read();
  void merge();
  void check();
  void publish();
  BuildResult result() && { return {std::move(report_path_), std::move(generation_.warnings())}; }

 private:
  [[noreturn]] void refuse_empty();
  [[noreturn]] void refuse_skipped();
  std::string hint_about_skipped() const;
  void refuse_shrunken();
  void keep_report();

  const BuildSettings& settings_;
  Run& run_;
  IndexDirectory directory_;
  IndexLock lock_;
  NewGeneration generation_;
  Analyzer analyzer_;
  ReportFile report_file_;
  std::filesystem::path report_path_;
  std::unique_ptr<BuildMethod> method_;
  Paths parts_;
};

void Build::read() {
  run_.counters.stage = RunStage::kReading;
  IndexWriter writer(*method_, generation_.scratch(), {settings_.jobs, settings_.batch_words}, settings_.variants,
                     run_);
  BatchingSink sink(writer, run_, settings_.batch_articles.value_or(method_->batch_articles()), settings_.batch_bytes);
  settings_.read(sink);
  sink.flush();
  run_.report.jobs = writer.threads();
  parts_ = writer.finish();
  run_.report.bytes = run_.counters.bytes;
  run_.report.seconds.reading = run_.watch.lap();
  if (run_.counters.articles == 0) refuse_empty();
  if (settings_.max_skipped.exceeded(run_.counters.skipped, run_.counters.articles)) refuse_skipped();
}

// An empty index would answer "nothing found" to everything: a wrong path must not do that to readers.
void Build::refuse_empty() {
  keep_report();
  std::string hint = "check the paths; the index is as before";
  if (!run_.report.passed_over.empty()) hint = passed_over_text(run_.report) + "; the index is as before";
  if (run_.report.skipped.count() > 0) hint = hint_about_skipped();
  throw Error(fmt::format("no article found in {}", fmt::join(settings_.inputs, ", ")), hint);
}

// A dump whose shape has changed would otherwise publish what little can still be read of it.
void Build::refuse_skipped() {
  keep_report();
  throw Error(fmt::format("more inputs were skipped than --max-skipped {} allows: {}, besides {} articles",
                          settings_.max_skipped.text(), run_.report.skipped.count(), run_.counters.articles.load()),
              hint_about_skipped());
}

std::string Build::hint_about_skipped() const {
  return fmt::format("{} skipped, the first: {}; all of them: {}; the index is as before", run_.report.skipped.count(),
                     skip_line(run_.report.skipped.listed().front()), report_path_.string());
}

void Build::refuse_shrunken() {
  try {
    refuse_a_shrunken_index(published_articles(directory_), run_.report.indexed);
  } catch (const Error&) {
    keep_report();
    throw;
  }
}

void Build::merge() {
  run_.counters.stage = RunStage::kMerging;
  run_.report.replaced = method_->remove_replaced(parts_, analyzer_, run_.check_point);
  run_.report.indexed = run_.counters.articles - run_.report.replaced.count();
  if (!settings_.force) refuse_shrunken();
  run_.check_point();
  method_->group(parts_, run_.check_point);
  run_.report.seconds.grouping = run_.watch.lap();
  const IndexMetadata metadata{kSchemaVersion,
                               run_.report.analyzer_fingerprint,
                               run_.report.started,
                               run_.report.khabar_version,
                               settings_.variants.text(),
                               settings_.purge ? generation_.name() : std::string{}};
  method_->make_index(parts_, metadata, generation_.path(), settings_.jobs, run_.check_point);
  run_.report.seconds.merging = run_.watch.lap();
}

void Build::check() {
  run_.counters.stage = RunStage::kChecking;
  check_new_generation(generation_.path(), {run_.report.indexed, run_.report.analyzer_fingerprint}, Tables::kAll,
                       run_.check_point);
  run_.report.duplicates = count_duplicates(Xapian::Database(generation_.path().string()));
  run_.report.seconds.checking = run_.watch.lap();
  run_.check_point();
}

void Build::publish() {
  run_.counters.stage = RunStage::kPublishing;
  run_.report.published = true;
  // The report first, under a hidden name: a disk too full for it must not make a published index look failed.
  report_file_.write(report_json(run_.report));
  generation_.publish(run_.gate, run_.check_point);
  generation_.warnings().attempt("the report may be lost", [&] { report_file_.show(); });
  generation_.warnings().attempt("an old generation is still there",
                                 [&] { prune_generations(directory_, settings_.keep, [&] { run_.gate.check(); }); });
  run_.report.seconds.publishing = run_.watch.lap();
}

// Of a run that publishes nothing.
void Build::keep_report() {
  report_file_.write(report_json(run_.report));
  report_file_.show();
}

}  // namespace

BuildResult build_index(const BuildSettings& settings, Run& run) {
  Build build(settings, run);
  build.read();
  build.merge();
  build.check();
  build.publish();
  return std::move(build).result();
}

}  // namespace khabar
