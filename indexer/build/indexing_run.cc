#include "indexer/build/indexing_run.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xapian.h>

#include <utility>

#include "common/index/article_document.h"
#include "common/index/index_directory.h"
#include "common/index/index_snapshot.h"
#include "common/program/error.h"
#include "common/version.h"
#include "indexer/build/index_writer.h"
#include "indexer/build/memory_plan.h"
#include "indexer/build/part_database.h"
#include "indexer/duplicates/part_groups.h"
#include "indexer/generation/index_lock.h"
#include "indexer/generation/new_generation.h"
#include "indexer/generation/prune.h"
#include "indexer/generation/report_file.h"
#include "indexer/generation/verification.h"
#include "indexer/run/duplicate_counts.h"
#include "indexer/run/shrink_guard.h"
#include "indexer/run/stopwatch.h"
#include "indexer/run/utc_time.h"

namespace khabar {
namespace {

// Cuts the stream of articles into batches for the writer.
class BatchingSink : public ArticleSink {
 public:
  BatchingSink(IndexWriter& writer, IndexingReport& report, RunCounters& counters, const CheckPoint& check_point,
               const BuildSettings& settings)
      : writer_(writer), report_(report), counters_(counters), check_point_(check_point), settings_(settings) {}

  void add(Article&& article) override {
    check_point_();
    const std::size_t bytes = planned_bytes(article);
    if (bytes_ + bytes > settings_.batch_bytes) flush();
    bytes_ += bytes;
    batch_.articles.push_back(std::move(article));
    if (batch_.articles.size() >= settings_.batch_articles) flush();
  }

  void found_as(std::string_view format, std::string_view encoding) override {
    count_article(report_, format, encoding);
  }

  void skip(SkippedInput&& skipped) override {
    check_point_();
    report_.skipped.add(std::move(skipped));
    ++counters_.skipped;
  }

  void pass_over(std::string_view kind) override {
    check_point_();
    count_passed_over(report_, kind);
  }

  void consumed(std::uint64_t bytes) override {
    check_point_();
    counters_.bytes += bytes;
  }

  void flush() {
    if (batch_.articles.empty()) return;
    const std::uint64_t next = batch_.number + 1;
    writer_.write(std::exchange(batch_, ArticleBatch{next, {}}));
    bytes_ = 0;
  }

 private:
  IndexWriter& writer_;
  IndexingReport& report_;
  RunCounters& counters_;
  const CheckPoint& check_point_;
  const BuildSettings& settings_;
  ArticleBatch batch_;
  std::size_t bytes_ = 0;
};

// The steps of build_index(), in their order.
class Build {
 public:
  Build(const BuildSettings& settings, RunCounters& counters, const CheckPoint& check_point)
      : settings_(settings),
        counters_(counters),
        check_point_(check_point),
        directory_(settings.index),
        lock_(directory_),
        generation_(directory_),
        analyzer_(settings.variants),
        report_file_(directory_, generation_.name()),
        report_path_(report_file_.path()) {
    generation_.warnings().append(lock_.warnings());
    report_.generation = generation_.name();
    report_.started = utc_now();
    report_.khabar_version = kVersion;
    report_.analyzer_fingerprint = analyzer_.fingerprint();
    report_.inputs = settings.inputs;
    report_.jobs = settings.jobs;
  }

  void read();
  void merge();
  void check();
  void publish();
  BuildResult result() && { return {std::move(report_), std::move(report_path_), std::move(generation_.warnings())}; }

 private:
  [[noreturn]] void refuse_empty();
  [[noreturn]] void refuse_skipped();
  std::string hint_about_skipped() const;
  void refuse_shrunken();
  void keep_report();

  const BuildSettings& settings_;
  RunCounters& counters_;
  const CheckPoint& check_point_;
  IndexDirectory directory_;
  IndexLock lock_;
  NewGeneration generation_;
  Analyzer analyzer_;
  ReportFile report_file_;
  std::filesystem::path report_path_;
  IndexingReport report_;
  Paths parts_;
  Stopwatch watch_;
};

void Build::read() {
  counters_.stage = RunStage::kReading;
  IndexWriter writer(generation_.scratch(), {settings_.jobs, settings_.batch_words}, settings_.variants, counters_,
                     check_point_);
  BatchingSink sink(writer, report_, counters_, check_point_, settings_);
  settings_.read(sink);
  sink.flush();
  report_.jobs = writer.threads();
  parts_ = writer.finish();
  report_.bytes = counters_.bytes;
  report_.seconds.reading = watch_.lap();
  if (counters_.articles == 0) refuse_empty();
  if (settings_.max_skipped.exceeded(counters_.skipped, counters_.articles)) refuse_skipped();
}

// An empty index would answer "nothing found" to everything: a wrong path must not do that to readers.
void Build::refuse_empty() {
  keep_report();
  std::string hint = "check the paths; the index is as before";
  if (!report_.passed_over.empty()) hint = "no record in it is a page or a feed; the index is as before";
  if (report_.skipped.count() > 0) hint = hint_about_skipped();
  throw Error(fmt::format("no article found in {}", fmt::join(settings_.inputs, ", ")), hint);
}

// A dump whose shape has changed would otherwise publish what little can still be read of it.
void Build::refuse_skipped() {
  keep_report();
  throw Error(fmt::format("more inputs were skipped than --max-skipped {} allows: {}, besides {} articles",
                          settings_.max_skipped.text(), report_.skipped.count(), counters_.articles.load()),
              hint_about_skipped());
}

std::string Build::hint_about_skipped() const {
  return fmt::format("{} skipped, the first: {}; all of them: {}; the index is as before", report_.skipped.count(),
                     skip_line(report_.skipped.listed().front()), report_path_.string());
}

void Build::refuse_shrunken() {
  try {
    refuse_a_shrunken_index(published_articles(directory_), report_.indexed);
  } catch (const Error&) {
    keep_report();
    throw;
  }
}

void Build::merge() {
  counters_.stage = RunStage::kMerging;
  report_.replaced = remove_replaced(parts_, analyzer_, check_point_);
  report_.indexed = counters_.articles - report_.replaced.count();
  if (!settings_.force) refuse_shrunken();
  check_point_();
  group_parts(parts_, check_point_);
  report_.seconds.grouping = watch_.lap();
  {
    // Of metadata the merge keeps those of the first part, so that nothing is written to the merged database.
    Xapian::WritableDatabase first(parts_.front().string(), Xapian::DB_OPEN);
    write_metadata(first, {kSchemaVersion, report_.analyzer_fingerprint, report_.started, report_.khabar_version,
                           settings_.variants.text()});
    first.commit();
  }
  merge_parts(parts_, generation_.path(), check_point_);
  report_.seconds.merging = watch_.lap();
}

void Build::check() {
  counters_.stage = RunStage::kChecking;
  check_new_generation(generation_.path(), {report_.indexed, report_.analyzer_fingerprint}, Tables::kAll, check_point_);
  report_.duplicates = count_duplicates(Xapian::Database(generation_.path().string()));
  report_.seconds.checking = watch_.lap();
  check_point_();
}

void Build::publish() {
  counters_.stage = RunStage::kPublishing;
  report_.published = true;
  // The report first, under a hidden name: a disk too full for it must not make a published index look failed.
  report_file_.write(report_json(report_));
  generation_.publish(counters_.gate, check_point_);
  generation_.warnings().attempt("the report may be lost", [&] { report_file_.show(); });
  generation_.warnings().attempt("an old generation is still there", [&] {
    prune_generations(directory_, settings_.keep, [&] { counters_.gate.check(); });
  });
  report_.seconds.publishing = watch_.lap();
}

// Of a run that publishes nothing.
void Build::keep_report() {
  report_file_.write(report_json(report_));
  report_file_.show();
}

}  // namespace

BuildResult build_index(const BuildSettings& settings, RunCounters& counters, const CheckPoint& check_point) {
  Build build(settings, counters, check_point);
  build.read();
  build.merge();
  build.check();
  build.publish();
  return std::move(build).result();
}

}  // namespace khabar
