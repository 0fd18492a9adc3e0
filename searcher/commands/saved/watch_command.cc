#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>
#include <optional>
#include <ostream>

#include "common/index/article_document.h"
#include "common/index/document_place.h"
#include "common/percent_encoding.h"
#include "common/program/suggestion.h"
#include "common/program/utc_time.h"
#include "common/saved/desk_file.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"
#include "searcher/commands/saved/action.h"
#include "searcher/commands/saved_options.h"
#include "searcher/output/exports/atom_feed.h"
#include "searcher/output/tables/saved_rows.h"
#include "searcher/query/query_text.h"
#include "searcher/saved/article_changes.h"
#include "searcher/saved/article_lookup.h"
#include "searcher/saved/file/watches.h"

namespace khabar {
namespace {

using Arguments = std::vector<std::string>;

struct WatchRun {
  Watch watch;
  std::optional<Watch> before;  // none: it runs for the first time
  std::vector<SavedArticle> articles;
  std::vector<ArticleChange> changes;
};

WatchRun run_query(const Watch& watch, const DeskQuery& query, const Collection& collection, Watches& watches) {
  WatchRun run{watch, watches.find(watch.list, watch.name), {}, {}};
  const ArticleList documents = matching_articles(collection, *query.built.hits);
  run.articles = saved_articles(collection, documents);
  std::vector<PresentArticle> present;
  for (std::size_t i = 0; i < documents.size(); ++i) present.push_back({run.articles[i], documents[i]});
  std::ranges::sort(present);
  run.changes = changes_between(watches.articles(watch.list, watch.name), present);
  return run;
}

std::string summary(const WatchRun& run) {
  std::array<std::size_t, kChangeNames.size()> counts{};
  for (const ArticleChange& change : run.changes) ++counts[static_cast<std::size_t>(change.change)];
  return fmt::format("{}: {} new, {} changed, {} gone, of {}; {}", run.watch.name, counts[0], counts[1], counts[2],
                     amount(run.articles.size(), "article"), run.before ? "since " + run.before->ran : "its first run");
}

// Where what has changed goes to, article by article.
class ChangeOutput {
 public:
  ChangeOutput(const ParsedOptions& options, const Streams& streams, const IndexSet& indexes, const TimeZone& zone,
               const Watch& of)
      : indexes_(indexes), zone_(zone), ran_(of.ran) {
    if (format_among(options, kWatchFormatNames) != "atom") {
      table_.emplace(options, streams, indexes.names(), change_columns(), TableHead{{"list", of.list}, {"ran", ran_}});
      return;
    }
    refuse_table_options(options);
    file_.emplace(options.has("output") ? options.get("output") : "-", streams.out);
    feed_.emplace(file_->out());
    feed_->begin("urn:khabar:watch:" + percent_encoded(of.list), of.list, ran_);
  }

  void write(const WatchRun& run) {
    for (const ArticleChange& change : run.changes) write(run.watch, change);
  }

  void finish(const std::vector<std::string>& below) {
    if (table_) return table_->finish(below);
    feed_->end();
    file_->finish();
  }

 private:
  void write(const Watch& watch, const ArticleChange& change) {
    const std::string_view name = kChangeNames[static_cast<std::size_t>(change.change)];
    Article article;
    article.id = change.id;
    std::string index;
    if (change.change != Change::kGone) {
      article = stored_article(indexes_.collection().database().get_document(change.document));
      index = indexes_.names().at(place_of(change.document, indexes_.names().size()).database).place;
    }
    if (table_) return table_->rows().row(change_cells(watch.name, name, article, zone_, index));
    feed_->entry(entry_of(watch, name, article));
  }

  AtomEntry entry_of(const Watch& watch, std::string_view change, const Article& article) const {
    AtomEntry entry;
    entry.id = fmt::format("urn:khabar:watch:{}:{}:{}:{}:{}", percent_encoded(watch.list), percent_encoded(watch.name),
                           change, percent_encoded(article.id), ran_);
    entry.title = article.title.empty() ? article.id : article.title;
    entry.updated = ran_;
    if (article.date) entry.published = atom_moment(*article.date);
    entry.author = article.source.empty() ? article.id : article.source;
    entry.link = article.url;
    entry.categories = {std::string{change}, watch.name};
    entry.summary = fmt::format("{}: {}", watch.name, change);
    return entry;
  }

  const IndexSet& indexes_;
  const TimeZone& zone_;
  const std::string ran_;
  std::optional<ResultTable> table_;
  std::optional<ResultFile> file_;
  std::optional<AtomFeed> feed_;
};

std::vector<std::string> notes_of(const std::vector<WatchRun>& runs) {
  std::vector<std::string> notes;
  for (const WatchRun& run : runs) {
    if (!run.before || run.before->query == run.watch.query) continue;
    notes.push_back(fmt::format("{}: it asked '{}' when it ran last, and what differs because of that is told as well",
                                run.watch.name, run.before->query));
  }
  return notes;
}

// What was found is kept once it is told: a run that ends before is as if it had not been.
ExitStatus run_watch(const ParsedOptions& options, const Arguments& arguments, const Streams& streams) {
  const TimeZone zone{options.get("timezone")};
  const std::string& path = arguments.front();
  const std::vector<NamedQuery> queries = read_query_file(path);
  const std::string list = std::filesystem::path{path}.filename().string();
  IndexSet indexes = open_indexes(options, streams);
  SqliteFile file = create_desk_file(desk_file_of(options));
  SqliteTransaction transaction{file};
  Watches watches{file};

  const std::string now = utc_now();
  std::vector<std::string> notes;
  std::vector<WatchRun> runs;
  for (const NamedQuery& named : queries) {
    const DeskQuery query = listed_query(named, path, options, zone, indexes);
    const Watch watch{list, named.name, query_text(query.tree), now, 0};
    runs.push_back(run_query(watch, query, indexes.collection(), watches));
    for (const std::string& note : query.notes) notes.push_back(fmt::format("{}: {}", named.name, note));
  }
  ChangeOutput output{options, streams, indexes, zone, {list, {}, {}, now, 0}};
  std::vector<std::string> below;
  for (const WatchRun& run : runs) {
    output.write(run);
    below.push_back(summary(run));
  }
  output.finish(below);
  if (!streams.out.flush()) return ExitStatus::kError;
  for (const WatchRun& run : runs) watches.save(run.watch, run.articles);
  transaction.commit();

  for (std::string& note : notes_of(runs)) notes.push_back(std::move(note));
  print_notes(notes, streams);
  const bool any = std::ranges::any_of(runs, [](const WatchRun& run) { return !run.changes.empty(); });
  return any ? ExitStatus::kDone : ExitStatus::kPartial;
}

ExitStatus list_watches(const ParsedOptions& options, const Arguments&, const Streams& streams) {
  IndexSet indexes = open_indexes(options, streams);
  const auto file = open_desk_file(desk_file_of(options));
  const std::vector<Watch> watches = file ? Watches{*file}.list() : std::vector<Watch>{};
  ResultTable table{options, streams, indexes.names(), watch_columns(), {}};
  for (const Watch& watch : watches) table.rows().row(watch_cells(watch));
  table.finish({fmt::format("queries: {}, in {}", watches.size(), desk_file_of(options))});
  return watches.empty() ? ExitStatus::kPartial : ExitStatus::kDone;
}

ExitStatus remove_watches(const ParsedOptions& options, const Arguments& arguments, const Streams&) {
  const std::string path = desk_file_of(options);
  const auto file = open_desk_file(path);
  if (!file) throw Error(fmt::format("no query is watched in {}", path), "--desk names another file");
  SqliteTransaction transaction{*file};
  Watches watches{*file};
  const std::string& list = arguments.front();
  if (arguments.size() == 1 && !watches.remove(list, std::nullopt)) {
    throw Error(fmt::format("no list {} is watched", excerpt(list)), "'watch list' has the names");
  }
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    if (watches.remove(list, arguments[i])) continue;
    throw Error(fmt::format("no query {} of {} is watched", excerpt(arguments[i]), excerpt(list)),
                "'watch list' has the names");
  }
  transaction.commit();
  return ExitStatus::kDone;
}

constexpr std::array kWatchActions{
    Action{"run", "FILE", 1, 1, "in lenient format output fields excel", run_watch},
    Action{"list", "", 0, 0, "format output fields excel", list_watches},
    Action{"remove", "LIST [NAME...]", 1, std::numeric_limits<std::size_t>::max(), "", remove_watches},
};

}  // namespace

ExitStatus watch_command(const ParsedOptions& options, const Streams& streams) {
  return run_action(kWatchActions, options, streams);
}

}  // namespace khabar
