#include "indexer/update/update_run.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>
#include <unordered_map>
#include <utility>

#include "common/index/article_document.h"
#include "common/program/error.h"
#include "indexer/run/run_sink.h"
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
class ComparingSink : public RunSink {
 public:
  ComparingSink(const EditRun& edit, ChangeWriter& writer, Run& run)
      : RunSink(run), edit_(edit), writer_(writer), seen_(edit.known().size()) {}

  void add(Article&& article) override {
    run().check_point();
    ++run().counters.articles;
    Change change{std::move(article)};
    if (is_new_state(change) && !edit_.dry_run()) writer_.put(std::move(change));
  }

  std::vector<Xapian::docid> documents(Seen state) const {
    std::vector<Xapian::docid> found;
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      if (seen_[i] == state) found.push_back(edit_.known().document(i));
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
  // An article of the input gives way to a later one of it. Where it was read nobody has kept.
  void note_replaced(const Article& later) {
    ReplacedArticles& replaced = run().report.replaced;
    if (replaced.is_full()) return replaced.add_unlisted();
    replaced.add({later.id, {}, later.path});
  }

  // Whether the writer must write it; notes what was seen, and in the change what it replaces.
  bool is_new_state(Change& change) {
    const std::string hash = content_hash(change.article);
    const auto known = edit_.known().find(change.article.id);
    if (!known) {
      const auto digest = KnownArticles::as_digest(hash);
      const auto [at, is_first] = added_.try_emplace(KnownArticles::digest_of_id(change.article.id), digest);
      if (is_first) return true;
      note_replaced(change.article);
      return std::exchange(at->second, digest) != digest;
    }
    Seen& state = seen_[*known];
    if (state != Seen::kNever) note_replaced(change.article);
    if (!edit_.known().has_hash(*known, hash)) {
      const bool is_as_published = state == Seen::kNever || state == Seen::kSame;
      if (is_as_published) change.replaced = edit_.known().document(*known);
      state = Seen::kChanged;
      return true;
    }
    state = state == Seen::kChanged || state == Seen::kReverted ? Seen::kReverted : Seen::kSame;
    return false;
  }

  const EditRun& edit_;
  ChangeWriter& writer_;
  std::vector<Seen> seen_;  // by number of the known article
  // id -> content hash; 32 bytes, whatever the ids, and some more.
  std::unordered_map<KnownArticles::Digest, KnownArticles::Digest, KnownArticles::HashOfDigest> added_;
};

void refuse_nothing_but_skipped(EditRun& edit, const Run& run, const UpdateSettings& settings) {
  const IndexingReport& report = run.report;
  if (report.skipped.count() == 0) return;
  edit.keep_report();
  throw Error(fmt::format("no article found in {}", fmt::join(settings.inputs, ", ")),
              fmt::format("{} skipped, the first: {}; the index is as before", report.skipped.count(),
                          skip_line(report.skipped.listed().front())));
}

void refuse_too_many_skipped(EditRun& edit, const Run& run, const UpdateSettings& settings) {
  const RunCounters& counters = run.counters;
  if (!settings.max_skipped.exceeded(counters.skipped, counters.articles)) return;
  edit.keep_report();
  throw Error(fmt::format("more inputs were skipped than --max-skipped {} allows: {}, besides {} articles",
                          settings.max_skipped.text(), counters.skipped.load(), counters.articles.load()),
              fmt::format("the first: {}; the index is as before", skip_line(run.report.skipped.listed().front())));
}

}  // namespace

UpdateResult update_index(const UpdateSettings& settings, Run& run) {
  EditRun edit("update", settings.index, settings.dry_run, run);
  IndexingReport& report = run.report;
  report.inputs = settings.inputs;
  report.jobs = settings.jobs;
  ChangeWriter writer({settings.jobs, settings.memory.waiting_bytes, edit.published(), settings.memory.largest},
                      [&] { return edit.open(settings.memory); });
  ComparingSink sink(edit, writer, run);
  settings.read(sink);
  report.bytes = run.counters.bytes;
  report.seconds.reading = run.watch.lap();
  if (run.counters.articles == 0) refuse_nothing_but_skipped(edit, run, settings);
  refuse_too_many_skipped(edit, run, settings);

  report.changes = sink.counts();
  const bool complete = report.skipped.count() == 0;
  std::vector<Xapian::docid> missing;
  if (settings.delete_missing && complete) missing = sink.documents(Seen::kNever);
  report.changes->removed = missing.size();
  const bool refused = settings.delete_missing && !complete;
  std::filesystem::path report_path = edit.report_path();  // nothing may fail when it is published
  edit.check_size(settings.force);
  if (report.changes->all() == 0 || edit.dry_run()) {
    edit.keep_report();
    return {std::move(report_path), refused, {}, edit.take_warnings()};
  }
  if (writer.threads() > 0) report.jobs = writer.threads();
  const auto changed = writer.finish();
  for (const Xapian::docid document : sink.documents(Seen::kReverted)) changed->restore(document);
  for (const Xapian::docid document : missing) changed->remove(document);
  edit.publish(*changed, settings.keep);
  return {std::move(report_path), refused, {}, edit.take_warnings()};
}

UpdateResult remove_articles(const RemovalSettings& settings, Run& run) {
  EditRun edit("remove", settings.index, settings.dry_run, run);
  std::set<Xapian::docid> documents;
  std::vector<std::string> unknown;
  for (const std::string& id : settings.ids) {
    const auto known = edit.known().find(id);
    if (known) {
      documents.insert(edit.known().document(*known));
    } else {
      unknown.push_back(id);
    }
  }
  IndexingReport& report = run.report;
  report.changes->removed = documents.size();
  report.changes->unchanged = edit.known().size() - documents.size();
  std::filesystem::path report_path = edit.report_path();
  edit.check_size(settings.force);
  if (documents.empty() || edit.dry_run()) {
    edit.keep_report();
    return {std::move(report_path), false, std::move(unknown), edit.take_warnings()};
  }
  const auto changed = edit.open({kBatchBytes / 4, 0, {}});
  for (const Xapian::docid document : documents) changed->remove(document);
  edit.publish(*changed, settings.keep);
  return {std::move(report_path), false, std::move(unknown), edit.take_warnings()};
}

}  // namespace khabar
