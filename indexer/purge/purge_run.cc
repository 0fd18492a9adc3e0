#include "indexer/purge/purge_run.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "common/index/index_directory.h"
#include "common/program/error.h"
#include "common/program/run_name.h"
#include "common/saved/desk_file.h"
#include "indexer/article/article_sink.h"
#include "indexer/generation/durable_file.h"
#include "indexer/generation/index_lock.h"
#include "indexer/generation/prune.h"
#include "indexer/inspect/stored_articles.h"
#include "indexer/purge/kept_articles.h"

namespace khabar {
namespace {

using GenerationNames = std::vector<std::string>;

// The build has the right to write by the time it reads: what is published then is what it must be made of.
std::function<void(ArticleSink&)> read_all_but(const std::set<std::string>& purged, const std::string& generation,
                                               const PurgeSettings& settings) {
  return [purged, generation, index = settings.build.index, largest = settings.largest](ArticleSink& sink) {
    const StoredArticles articles(index);
    if (articles.generation() != generation) {
      throw Error("another run has published a generation meanwhile", "run the same command again", ExitStatus::kBusy);
    }
    articles.read([&](Article&& article) {
      if (purged.contains(article.id)) return;
      require_memory_for(article, largest);
      sink.add(std::move(article));
    });
  };
}

// The steps of purge_articles(), in their order.
class Purge {
 public:
  Purge(PurgeSettings&& settings, Run& run)
      : settings_(std::move(settings)), run_(run), directory_(settings_.build.index) {}

  void find();
  void rebuild();
  void check_generations();
  void clear_desk();
  PurgeResult result() && { return std::move(result_); }

 private:
  void prepare_report(std::uint64_t articles);

  PurgeSettings settings_;
  Run& run_;
  IndexDirectory directory_;
  KeptArticles kept_;
  std::unique_ptr<SqliteFile> desk_file_;
  std::optional<DeskPurge> desk_;
  PurgeResult result_;
};

// What a killed run has left hidden may hold the articles as well, and no later step would find it.
void Purge::find() {
  directory_.current_path();  // nothing is created if there is no index
  if (!settings_.dry_run) {
    const IndexLock lock(directory_);
    remove_unfinished(directory_, run_.check_point);
  }
  kept_ = find_kept_articles(directory_, settings_.ids, run_.check_point);
  desk_file_ = open_desk_file(settings_.desk);
  GenerationNames in_desk;
  if (desk_file_) {
    desk_.emplace(*desk_file_, settings_.ids);
    in_desk = desk_->known();
    if (!in_desk.empty()) desk_->require_writable();
  }
  std::set<std::string> asked;
  for (const std::string& id : settings_.ids) {
    const bool known =
        kept_.published.contains(id) || kept_.others.contains(id) || std::ranges::binary_search(in_desk, id);
    if (asked.insert(id).second && !known) result_.unknown.push_back(id);
  }
}

void Purge::prepare_report(std::uint64_t articles) {
  IndexingReport& report = run_.report;
  report.command = "remove";
  report.changes.emplace();
  report.changes->removed = kept_.published.size();
  report.changes->unchanged = articles - kept_.published.size();
  report.indexed = report.changes->unchanged;
  report.purged_generations = directory_.list_generations();
}

void Purge::rebuild() {
  const StoredArticles articles(directory_.root());
  prepare_report(articles.count());
  if (run_.report.indexed == 0) {
    throw Error("no article would be left in the index",
                "to remove the whole index, remove its directory; the index is as before");
  }
  if (!kept_.any()) return;
  result_.dropped = run_.report.purged_generations;
  if (settings_.dry_run) return;
  BuildSettings& build = settings_.build;
  build.inputs = {build.index.string()};
  build.variants = VariantTable(articles.metadata().variants, build.index.string());
  build.keep = 1;
  build.purge = true;
  build.read = read_all_but(kept_.published, articles.generation(), settings_);
  BuildResult built = build_index(build, run_);
  result_.report_path = built.report_path.string();
  result_.warnings.append(built.warnings);
}

// One that is hidden was on its way out when it failed.
void Purge::check_generations() {
  if (result_.report_path.empty()) return;
  result_.warnings.attempt("a loss of power may bring back what was dropped",
                           [&] { sync_path(directory_.generations()); });
  GenerationNames present;
  result_.warnings.attempt("what is left of the generations is not known", [&] {
    for (std::string& name : file_names(directory_.generations())) {
      present.push_back(name.starts_with('.') ? name.substr(1) : std::move(name));
    }
  });
  for (const std::string& name : run_.report.purged_generations) {
    if (std::ranges::find(present, name) != present.end()) result_.left.push_back(name);
  }
  std::erase_if(result_.dropped,
                [&](const std::string& name) { return std::ranges::find(result_.left, name) != result_.left.end(); });
}

void Purge::clear_desk() {
  if (!desk_) return;
  if (settings_.dry_run) {
    result_.desk = desk_->traces();
    return;
  }
  result_.desk_failed = true;
  result_.warnings.attempt("the articles are still in sets and codes", [&] {
    result_.desk = desk_->take_out();
    result_.desk_failed = false;
  });
}

}  // namespace

PurgeResult purge_articles(PurgeSettings settings, Run& run) {
  Purge purge(std::move(settings), run);
  purge.find();
  purge.rebuild();
  purge.check_generations();
  purge.clear_desk();
  return std::move(purge).result();
}

}  // namespace khabar
