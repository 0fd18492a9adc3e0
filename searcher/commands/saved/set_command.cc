#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <map>
#include <ostream>

#include "common/index/article_document.h"
#include "common/index/document_place.h"
#include "common/program/named_file.h"
#include "common/program/standard_streams.h"
#include "common/program/suggestion.h"
#include "common/program/utc_time.h"
#include "common/saved/desk_file.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/desk_command.h"
#include "searcher/commands/options.h"
#include "searcher/commands/saved/action.h"
#include "searcher/desk/text_lines.h"
#include "searcher/output/tables/saved_rows.h"
#include "searcher/query/query_text.h"
#include "searcher/saved/article_lookup.h"
#include "searcher/saved/file/article_sets.h"
#include "searcher/saved/file/saved_name.h"

namespace khabar {
namespace {

using Arguments = std::vector<std::string>;
using SavedArticleList = std::vector<SavedArticle>;

constexpr std::size_t kMostIdBytes = 256'000'000;  // chosen, not tuned: some millions of ids
constexpr std::size_t kNamedLines = 5;             // of ids that no article has

std::unique_ptr<SqliteFile> existing_file(const ParsedOptions& options, std::string_view what) {
  const std::string path = desk_file_of(options);
  auto file = open_desk_file(path);
  if (!file) throw Error(fmt::format("there is no {}: nothing is kept in {}", what, path), "--desk names another file");
  return file;
}

[[noreturn]] void refuse_unknown_set(const std::string& name, ArticleSets& sets) {
  throw Error(fmt::format("there is no set {}", excerpt(name)), known_names_hint(name, sets.names()));
}

SavedArticleList articles_of(const std::string& name, ArticleSets& sets) {
  auto articles = sets.articles(name);
  if (!articles) refuse_unknown_set(name, sets);
  return std::move(*articles);
}

// The last step of what makes a set.
ExitStatus keep(const std::string& name, const std::string& query, const SavedArticleList& articles,
                const ParsedOptions& options, const Streams& streams) {
  SqliteFile file = create_desk_file(desk_file_of(options));
  ArticleSets{file}.save({name, query, utc_now(), 0}, articles,
                         options.has("replace") ? ArticleSets::IfThere::kReplace : ArticleSets::IfThere::kRefuse);
  streams.out << one_line(streams.out,
                          fmt::format("set {}: {}, in {}", name, amount(articles.size(), "article"), file.path()))
              << '\n';
  return articles.empty() ? ExitStatus::kPartial : ExitStatus::kDone;
}

ExitStatus save_query(const std::string& name, const ParsedOptions& options, const Streams& streams) {
  const TimeZone zone{options.get("timezone")};
  IndexSet indexes = open_indexes(options, streams);
  const DeskQuery query = query_of(options.get("query"), options, zone, indexes);
  const ArticleList articles = matching_articles(indexes.collection(), *query.built.hits);
  print_notes(query.notes, streams);
  return keep(name, query_text(query.tree), saved_articles(indexes.collection(), articles), options, streams);
}

// Lines by the id that they have.
std::map<std::string, std::size_t> read_ids(const std::string& path, std::istream& in) {
  static constexpr const char* kHint = "--ids names a file with the id of an article a line";
  const std::string text =
      path == "-" ? read_named_stream(in, path, kMostIdBytes, kHint) : read_named_file(path, kMostIdBytes, kHint);
  std::map<std::string, std::size_t> ids;
  for_lines(text, path, [&](std::string_view line, std::size_t number) { ids.emplace(line, number); });
  if (ids.empty()) throw Error(fmt::format("{} has no id", path), kHint);
  return ids;
}

void tell_missing(const SavedArticleList& missing, const std::map<std::string, std::size_t>& ids,
                  const std::string& path, const Streams& streams) {
  if (missing.empty()) return;
  std::vector<std::string> notes;
  for (std::size_t i = 0; i < std::min(missing.size(), kNamedLines); ++i) {
    notes.push_back(
        fmt::format("{}:{}: no article has the id {}", path, ids.at(missing[i].id), excerpt(missing[i].id)));
  }
  if (missing.size() > kNamedLines) notes.push_back(fmt::format("so have {} ids in all", missing.size()));
  print_notes(notes, streams);
}

ExitStatus save_ids(const std::string& name, const ParsedOptions& options, const Streams& streams) {
  const std::string path = options.get("ids");
  const std::map<std::string, std::size_t> ids = read_ids(path, streams.in);
  SavedArticleList wanted;
  for (const auto& [id, line] : ids) wanted.push_back({id, {}});
  IndexSet indexes = open_indexes(options, streams);
  const FoundArticles found = find_articles(indexes.collection(), wanted);
  tell_missing(found.missing, ids, path, streams);
  const ExitStatus status = keep(name, fmt::format("ids of {}", path),
                                 saved_articles(indexes.collection(), found.documents), options, streams);
  return found.missing.empty() ? status : ExitStatus::kPartial;
}

ExitStatus save_set(const ParsedOptions& options, const Arguments& arguments, const Streams& streams) {
  check_saved_name(arguments.front(), "a set");
  if (options.has("query") == options.has("ids")) {
    throw Error("set save takes --query or --ids", "write: set save NAME --query QUERY, or set save NAME --ids FILE");
  }
  return options.has("query") ? save_query(arguments.front(), options, streams)
                              : save_ids(arguments.front(), options, streams);
}

ExitStatus list_sets(const ParsedOptions& options, const Arguments&, const Streams& streams) {
  IndexSet indexes = open_indexes(options, streams);
  ResultTable table{options, streams, indexes.names(), set_columns(), {}};
  const auto file = open_desk_file(desk_file_of(options));
  std::size_t count = 0;
  if (file) {
    ArticleSets sets{*file};
    for (const ArticleSet& set : sets.list()) {
      streams.check_point();
      const auto articles = sets.articles(set.name);
      const std::size_t present = articles ? find_articles(indexes.collection(), *articles).documents.size() : 0;
      table.rows().row(set_cells(set, present));
      ++count;
    }
  }
  table.finish({fmt::format("{}, in {}", amount(count, "set"), desk_file_of(options))});
  return count == 0 ? ExitStatus::kPartial : ExitStatus::kDone;
}

// Those that are there as they lie in the index, then those that are gone.
ExitStatus show_set(const ParsedOptions& options, const Arguments& arguments, const Streams& streams) {
  const TimeZone zone{options.get("timezone")};
  IndexSet indexes = open_indexes(options, streams);
  const auto file = existing_file(options, "set");
  ArticleSets sets{*file};
  const SavedArticleList kept = articles_of(arguments.front(), sets);
  const FoundArticles found = find_articles(indexes.collection(), kept);
  const SavedArticleList now = saved_articles(indexes.collection(), found.documents);

  ResultTable table{options, streams, indexes.names(), saved_article_columns(), {{"set", arguments.front()}}};
  for (std::size_t i = 0; i < found.documents.size(); ++i) {
    streams.check_point();
    const bool same = std::ranges::binary_search(kept, now[i]);
    const std::size_t index = place_of(found.documents[i], indexes.names().size()).database;
    const Article article = stored_article(indexes.collection().database().get_document(found.documents[i]));
    table.rows().row(saved_article_cells(same ? "same" : "changed", article, zone, indexes.names().at(index)));
  }
  for (const SavedArticle& article : found.missing) table.rows().row(gone_article_cells(article.id));
  table.finish(
      {fmt::format("{}, {} no longer in the index", amount(found.documents.size(), "article"), found.missing.size())});
  return kept.empty() ? ExitStatus::kPartial : ExitStatus::kDone;
}

ExitStatus remove_set(const ParsedOptions& options, const Arguments& arguments, const Streams&) {
  const auto file = existing_file(options, "set");
  SqliteTransaction transaction{*file};
  ArticleSets sets{*file};
  for (const std::string& name : arguments) {
    if (!sets.remove(name)) refuse_unknown_set(name, sets);
  }
  transaction.commit();
  return ExitStatus::kDone;
}

enum class SetOperation { kAnd, kOr, kMinus };

template <class List>
List combined(SetOperation operation, const List& a, const List& b) {
  List result;
  const auto end = std::back_inserter(result);
  if (operation == SetOperation::kAnd) std::ranges::set_intersection(a, b, end);
  if (operation == SetOperation::kOr) std::ranges::set_union(a, b, end);
  if (operation == SetOperation::kMinus) std::ranges::set_difference(a, b, end);
  return result;
}

// Articles that are there are compared as what they are now, whatever they were when either set was kept; what is gone
// is compared by id and content.
ExitStatus combine(SetOperation operation, const ParsedOptions& options, const Arguments& arguments,
                   const Streams& streams) {
  check_saved_name(arguments[0], "a set");
  IndexSet indexes = open_indexes(options, streams);
  std::array<FoundArticles, 2> found;
  {
    const auto file = existing_file(options, "set");
    ArticleSets sets{*file};
    for (std::size_t i : {0U, 1U}) found[i] = find_articles(indexes.collection(), articles_of(arguments[i + 1], sets));
  }
  SavedArticleList articles =
      saved_articles(indexes.collection(), combined(operation, found[0].documents, found[1].documents));
  const SavedArticleList missing = combined(operation, found[0].missing, found[1].missing);
  if (!missing.empty()) {
    print_notes(
        {fmt::format("{} of them {} no longer in the index", missing.size(), missing.size() == 1 ? "is" : "are")},
        streams);
  }
  articles.insert(articles.end(), missing.begin(), missing.end());
  return keep(arguments[0], fmt::format("{} {} {}", arguments[1], options.arguments.front(), arguments[2]), articles,
              options, streams);
}

template <SetOperation kOperation>
ExitStatus combine_sets(const ParsedOptions& options, const Arguments& arguments, const Streams& streams) {
  return combine(kOperation, options, arguments, streams);
}

constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();
constexpr std::array kSetActions{
    Action{"save", "NAME", 1, 1, "query ids replace in lenient", save_set},
    Action{"list", "", 0, 0, "format output fields excel", list_sets},
    Action{"show", "NAME", 1, 1, "format output fields excel", show_set},
    Action{"remove", "NAME...", 1, kAny, "", remove_set},
    Action{"and", "NEW A B", 3, 3, "replace", combine_sets<SetOperation::kAnd>},
    Action{"or", "NEW A B", 3, 3, "replace", combine_sets<SetOperation::kOr>},
    Action{"minus", "NEW A B", 3, 3, "replace", combine_sets<SetOperation::kMinus>},
};

}  // namespace

ExitStatus set_command(const ParsedOptions& options, const Streams& streams) {
  return run_action(kSetActions, options, streams);
}

}  // namespace khabar
