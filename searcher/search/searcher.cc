#include "searcher/search/searcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "common/index/article_document.h"
#include "common/index/article_name.h"
#include "common/index/document_place.h"
#include "common/index/index_set.h"
#include "common/program/error.h"
#include "common/stored/damage.h"
#include "common/stored/field.h"
#include "common/stored/token_sequence.h"
#include "searcher/match/highlighter.h"
#include "searcher/query/query_filters.h"
#include "searcher/query/query_parser.h"
#include "searcher/rank/explanation.h"
#include "searcher/rank/filter_query.h"
#include "searcher/rank/query_builder.h"
#include "searcher/search/corrected_query.h"
#include "searcher/search/duplicates.h"

namespace khabar {
namespace {

constexpr int kAttempts = 3;

// The groups of so many hits are in memory at once.
constexpr std::size_t kGroupsAtOnce = 1000;

Hit make_hit(const Xapian::Document& document, double score, std::size_t rank, Highlighter& highlighter) {
  Article article = stored_article(document);
  Hit hit;
  hit.rank = rank;
  hit.id = std::move(article.id);
  hit.date = article.date;
  hit.source = std::move(article.source);
  hit.section = std::move(article.section);
  hit.author = std::move(article.author);
  hit.url = std::move(article.url);
  hit.path = std::move(article.path);
  hit.language = std::move(article.language);
  hit.score = score;
  const std::string words = document.get_value(slot(Slot::kTokens));
  reading_article(document, [&] {
    const TokenSequence stored{words};
    hit.title = highlighter.title(article.title, stored);
    hit.snippet = highlighter.passage(article.body, stored);
  });
  return hit;
}

void name_group(const std::string& group, const HitCounts& counts, const Xapian::Database& database, Hit& hit) {
  hit.group = group;
  hit.group_date = group == hit.id ? hit.date : date_of(database, group);
  const auto copies = counts.copies.find(group);
  if (copies == counts.copies.end())
    throw Damage("the stored groups are damaged").of(fmt::format("article {}", hit.id));
  hit.copies = copies->second - 1;
}

std::vector<std::string> unknown(const std::vector<AskedWord>& asked, const Collection& collection) {
  std::vector<std::string> unknown;
  for (const AskedWord& word : asked) {
    if (is_unknown(word, collection)) unknown.push_back(word.text);
  }
  return unknown;
}

std::vector<AskedWord> asked_filters(const SearchRequest& request, const BuiltQuery& built) {
  std::vector<AskedWord> asked = built.asked_filters;
  for (const std::string& value : request.sources) asked.push_back(asked_filter(Field::kSource, value));
  for (const std::string& value : request.sections) asked.push_back(asked_filter(Field::kSection, value));
  if (!request.group.empty()) asked.push_back(asked_filter(Field::kId, request.group));
  return asked;
}

// Those of the query itself are counted when it is built.
void check_filters(const SearchRequest& request) {
  if (request.sources.size() + request.sections.size() <= kMaxQueryWords) return;
  throw Error(fmt::format("--source and --section are given more than {} times", kMaxQueryWords),
              "search for some of them at a time");
}

[[noreturn]] void refuse_empty(const std::string& query) {
  const bool blank = query.find_first_not_of(" \t\r\n") == std::string::npos;
  throw Error(blank ? "the query is empty" : fmt::format("the query '{}' has no word to search for", query),
              "give one or more words, such as 'الهجرة غير الشرعية'; without words, --from, --to, --source, --section, "
              "--group or --duplicates only list articles");
}

}  // namespace

Searcher::Searcher(Collection collection, std::vector<IndexName> indexes, Analyzer& analyzer)
    : finder_(std::move(collection), analyzer), indexes_(std::move(indexes)), analyzer_(analyzer) {}

SearchResults Searcher::search(const SearchRequest& request) {
  std::vector<Hit> hits;
  const HitSink collect{[&](const SearchResults&) { hits.clear(); }, [&](const Hit& hit) { hits.push_back(hit); }};
  for (int attempt = 1;; ++attempt) {
    try {
      SearchResults results = search_once(request, collect);
      results.hits = std::move(hits);
      return results;
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempt == kAttempts) throw;
      finder_.reopen();
    } catch (const Xapian::UnimplementedError&) {
      // Xapian's protocol carries no key for Sort::kOldest.
      if (request.sort != Sort::kOldest) throw;
      throw Error("an index at host:port cannot sort oldest first", "use --sort newest, or the index's directory");
    }
  }
}

// What is served may change below the search, and what was given cannot be taken back.
SearchResults Searcher::search(const SearchRequest& request, const HitSink& sink) {
  if (!finder_.collection().served()) return search_once(request, sink);
  SearchResults results = search(request);
  sink.begin(results);
  for (const Hit& hit : results.hits) sink.hit(hit);
  return results;
}

SearchResults Searcher::search_once(const SearchRequest& request, const HitSink& sink) {
  check_filters(request);
  ParsedQuery parsed = parse_query(request.query, request.lenient ? Reading::kLenient : Reading::kStrict);
  const QueryNode tree = in_sets(parsed.tree, request.sets);
  const Found found = finder_.find(tree, request);
  if (!found.built.hits && !has_filters(request)) refuse_empty(request.query);

  const Collection& collection = finder_.collection();
  SearchResults results;
  results.query = request.query;
  results.match = found.fallback ? Match::kAny : request.match;
  results.fallback = found.fallback;
  results.sort = request.sort;
  results.indexes = indexes_;
  results.notes = std::move(parsed.notes);
  const std::vector<std::string> remarks = saved_remarks(tree, collection);
  results.notes.insert(results.notes.end(), remarks.begin(), remarks.end());
  results.only_weight = found.built.only_weight;
  results.joined = found.built.joined;
  results.other_spellings = other_spellings(found.built.asked, collection);
  results.likelier_words = likelier_words(found.built, collection, analyzer_);
  results.total = found.answer.counts.total;
  results.distinct = found.answer.counts.distinct;
  results.duplicates = request.duplicates;
  results.undated_left_out = finder_.undated_left_out(tree, request, found);
  results.unknown_words = unknown(found.built.asked, collection);
  results.corrections = corrected_queries(parsed.tree, results.unknown_words, collection, analyzer_);
  results.unknown_filters = unknown(asked_filters(request, found.built), collection);
  results.expanded = found.expanded;
  results.expansion = found.expansion;
  results.first_rank = request.offset + 1;
  results.shown = found.answer.hits.size();
  if (request.explain) results.words = explain_words(found.built, collection);
  sink.begin(results);
  make_hits(found, request, sink);
  return results;
}

void Searcher::make_hits(const Found& found, const SearchRequest& request, const HitSink& sink) {
  const Xapian::Database& database = finder_.collection().database();
  const std::vector<RankedArticle>& hits = found.answer.hits;
  const auto weights =
      request.explain ? explain_weights(found.built, hits, finder_.collection()) : std::vector<std::vector<double>>(0);
  Highlighter highlighter{found.built.marked, analyzer_};
  GroupNames groups;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (i % kGroupsAtOnce == 0) {
      groups = group_names(database, std::span{hits}.subspan(i, std::min(kGroupsAtOnce, hits.size() - i)));
    }
    const Xapian::Document document = database.get_document(hits[i].id, Xapian::DOC_ASSUME_VALID);
    Hit hit = make_hit(document, hits[i].score, request.offset + i + 1, highlighter);
    const auto group = groups.find(hits[i].id);
    if (group != groups.end()) name_group(group->second, found.answer.counts, database, hit);
    hit.index = indexes_.at(place_of(hits[i].id, indexes_.size()).database).place;
    if (request.explain) hit.weights = weights[i];
    if (request.hashes) hit.content_hash = document.get_value(slot(Slot::kContentHash));
    sink.hit(hit);
  }
}

}  // namespace khabar
