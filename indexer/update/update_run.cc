#include "indexer/update/update_run.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>
#include <unordered_map>
#include <utility>

#include "common/index/article_document.h"
#include "common/program/error.h"
#include "indexer/update/change_writer.h"
#include "indexer/update/edit_run.h"

namespace khabar {
namespace {

enum class Seen : std::uint8_t {
  kNever,
  kSame,  // as it is published
  kChanged,
  kReverted,  // changed first, then once more as it is published
};

// Compares the articles of the input with those of the index.
class ComparingSink : public ArticleSink {
 public:
  ComparingSink(EditRun& run, ChangeWriter& writer, RunCounters& counters, const CheckPoint& check_point)
      : run_(run), writer_(writer), counters_(counters), check_point_(check_point), seen_(run.known().size()) {}

  void add(Article&& article) override {
    check_point_();
    ++counters_.articles;
    Change change{std::move(article)};
    if (is_new_state(change) && !run_.dry_run()) writer_.put(std::move(change));
  }

  void found_as(std::string_view format, std::string_view encoding) override {
    count_article(run_.report(), format, encoding);
  }

  void skip(SkippedInput&& skipped) override {
    check_point_();
    run_.report().skipped.add(std::move(skipped));
    ++counters_.skipped;
  }

  void pass_over(std::string_view kind) override {
    check_point_();
    count_passed_over(run_.report(), kind);
  }

  void consumed(std::uint64_t bytes) override {
    check_point_();
    counters_.bytes += bytes;
  }

  std::vector<Xapian::docid> documents(Seen state) const {
    std::vector<Xapian::docid> found;
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      if (seen_[i] == state) found.push_back(run_.known().document(i));
    }
    return found;
  }

  ChangeCounts counts() const {
    ChangeCounts counts;
    counts.added = added_.size();
    for (const Seen state : seen_) {
      counts.changed += state == Seen::kChanged ? 1 : 0;
      counts.unchanged += state == Seen::kSame || state == Seen::kReverted ? 1 : 0;
    }
    return counts;
  }

 private:
  // Whether the writer must write it; notes what was seen, and in the change what it replaces.
  bool is_new_state(Change& change) {
    const std::string hash = content_hash(change.article);
    const auto known = run_.known().find(change.article.id);
    if (!known) {
      const auto digest = KnownArticles::as_digest(hash);
      const auto [at, is_first] = added_.try_emplace(KnownArticles::digest_of_id(change.article.id), digest);
      return is_first || std::exchange(at->second, digest) != digest;
    }
    Seen& state = seen_[*known];
    if (!run_.known().has_hash(*known, hash)) {
      const bool is_as_published = state == Seen::kNever || state == Seen::kSame;
      if (is_as_published) change.replaced = run_.known().document(*known);
      state = Seen::kChanged;
      return true;
    }
    state = state == Seen::kChanged || state == Seen::kReverted ? Seen::kReverted : Seen::kSame;
    return false;
  }

  EditRun& run_;
  ChangeWriter& writer_;
  RunCounters& counters_;
  const CheckPoint& check_point_;
  std::vector<Seen> seen_;  // by number of the known article
  // id -> content hash; 32 bytes, whatever the ids, and some more.
  std::unordered_map<KnownArticles::Digest, KnownArticles::Digest, KnownArticles::HashOfDigest> added_;
};

void refuse_nothing_but_skipped(EditRun& run, const UpdateSettings& settings) {
  const IndexingReport& report = run.report();
  if (report.skipped.count() == 0) return;
  run.keep_report();
  throw Error(fmt::format("no article found in {}", fmt::join(settings.inputs, ", ")),
              fmt::format("{} skipped, the first: {}; the index is as before", report.skipped.count(),
                          skip_line(report.skipped.listed().front())));
}

void refuse_too_many_skipped(EditRun& run, const UpdateSettings& settings, const RunCounters& counters) {
  if (!settings.max_skipped.exceeded(counters.skipped, counters.articles)) return;
  run.keep_report();
  throw Error(fmt::format("more inputs were skipped than --max-skipped {} allows: {}, besides {} articles",
                          settings.max_skipped.text(), counters.skipped.load(), counters.articles.load()),
              fmt::format("the first: {}; the index is as before", skip_line(run.report().skipped.listed().front())));
}

}  // namespace

UpdateResult update_index(const UpdateSettings& settings, RunCounters& counters, const CheckPoint& check_point) {
  EditRun run("update", settings.index, settings.dry_run, counters, check_point);
  IndexingReport& report = run.report();
  report.inputs = settings.inputs;
  report.jobs = settings.jobs;
  ChangeWriter writer({settings.jobs, settings.memory.waiting_bytes, run.published(), settings.memory.largest},
                      [&] { return run.open(settings.memory.commit_bytes); });
  ComparingSink sink(run, writer, counters, check_point);
  settings.read(sink);
  report.bytes = counters.bytes;
  report.seconds.reading = run.watch().lap();
  if (counters.articles == 0) refuse_nothing_but_skipped(run, settings);
  refuse_too_many_skipped(run, settings, counters);

  report.changes = sink.counts();
  const bool complete = report.skipped.count() == 0;
  std::vector<Xapian::docid> missing;
  if (settings.delete_missing && complete) missing = sink.documents(Seen::kNever);
  report.changes->removed = missing.size();
  const bool refused = settings.delete_missing && !complete;
  std::filesystem::path report_path = run.report_path();  // nothing may fail when it is published
  run.check_size(settings.force);
  if (report.changes->all() == 0 || run.dry_run()) {
    run.keep_report();
    return {std::move(report), std::move(report_path), refused, {}, run.take_warnings()};
  }
  if (writer.threads() > 0) report.jobs = writer.threads();
  const auto edit = writer.finish();
  for (const Xapian::docid document : sink.documents(Seen::kReverted)) edit->restore(document);
  for (const Xapian::docid document : missing) edit->remove(document);
  run.publish(*edit, settings.keep);
  return {std::move(report), std::move(report_path), refused, {}, run.take_warnings()};
}

UpdateResult remove_articles(const RemovalSettings& settings, RunCounters& counters, const CheckPoint& check_point) {
  EditRun run("remove", settings.index, settings.dry_run, counters, check_point);
  std::set<Xapian::docid> documents;
  std::vector<std::string> unknown;
  for (const std::string& id : settings.ids) {
    const auto known = run.known().find(id);
    if (known) {
      documents.insert(run.known().document(*known));
    } else {
      unknown.push_back(id);
    }
  }
  IndexingReport& report = run.report();
  report.changes->removed = documents.size();
  report.changes->unchanged = run.known().size() - documents.size();
  std::filesystem::path report_path = run.report_path();
  run.check_size(settings.force);
  if (documents.empty() || run.dry_run()) {
    run.keep_report();
    return {std::move(report), std::move(report_path), false, std::move(unknown), run.take_warnings()};
  }
  const auto edit = run.open(kBatchBytes / 4);
  for (const Xapian::docid document : documents) edit->remove(document);
  run.publish(*edit, settings.keep);
  return {std::move(report), std::move(report_path), false, std::move(unknown), run.take_warnings()};
}

}  // namespace khabar
