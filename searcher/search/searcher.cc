#include "searcher/search/searcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/index/article_document.h"
#include "common/index/field.h"
#include "common/index/token_sequence.h"
#include "common/program/error.h"
#include "searcher/query/query_parser.h"
#include "searcher/rank/correction.h"
#include "searcher/rank/ranking.h"
#include "searcher/search/search_run.h"

namespace khabar {
namespace {

constexpr int kAttempts = 3;
// Each looks at every lemma of the collection.
constexpr std::size_t kMostCorrections = 3;

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
  hit.score = score;
  hit.title = highlighter.mark(article.title, TextPart::kTitle);
  const std::string words = document.get_value(slot(Slot::kTokens));
  hit.snippet = highlighter.passage(article.body, TokenSequence{words});
  return hit;
}

void name_group(const std::string& group, const HitCounts& counts, const Xapian::Database& database, Hit& hit) {
  hit.group = group;
  hit.group_date = group == hit.id ? hit.date : date_of(database, group);
  hit.copies = counts.copies.at(group) - 1;
}

std::vector<std::string> unknown(const std::vector<AskedWord>& asked, const Collection& collection) {
  std::vector<std::string> unknown;
  for (const AskedWord& word : asked) {
    if (is_unknown(word, collection)) unknown.push_back(word.text);
  }
  return unknown;
}

std::vector<AskedWord> asked_filters(const Xapian::Database& database, const SearchRequest& request,
                                     const BuiltQuery& built) {
  std::vector<AskedWord> asked = built.asked_filters;
  FilterTerms filters{database};
  for (const std::string& value : request.sources) asked.push_back(asked_filter(filters, Field::kSource, value));
  for (const std::string& value : request.sections) asked.push_back(asked_filter(filters, Field::kSection, value));
  if (!request.group.empty()) asked.push_back(asked_filter(filters, Field::kId, request.group));
  return asked;
}

std::vector<std::string> corrections(const std::vector<std::string>& words, const Collection& collection,
                                     Analyzer& analyzer) {
  std::vector<std::string> forms;
  for (std::size_t i = 0; i < words.size() && forms.size() < kMostCorrections; ++i) {
    for (const Token& token : analyzer.analyze(words[i])) forms.push_back(token.word->exact);
  }
  forms.resize(std::min(forms.size(), kMostCorrections));
  std::vector<std::string> nearest;
  for (const std::string& form : forms) {
    const auto near = nearest_form(collection, form);
    if (!near) continue;
    std::string printed = printed_form(collection, *near, analyzer);
    if (std::ranges::find(nearest, printed) == nearest.end()) nearest.push_back(std::move(printed));
  }
  return nearest;
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

bool has_filters(const SearchRequest& request) {
  return request.from || request.to || !request.sources.empty() || !request.sections.empty() ||
         !request.group.empty() || request.duplicates == Duplicates::kOnly;
}

Searcher::Searcher(Collection collection, std::vector<IndexName> indexes, Analyzer& analyzer)
    : collection_(std::move(collection)), indexes_(std::move(indexes)), analyzer_(analyzer) {}

LocalSearch* Searcher::local() {
  if (!local_ && !collection_.served()) local_.emplace(collection_);
  return local_ ? &*local_ : nullptr;
}

SearchResults Searcher::search(const SearchRequest& request) {
  for (int attempt = 1;; ++attempt) {
    try {
      return search_once(request);
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempt == kAttempts) throw;
      collection_.reopen();
      local_.reset();
    } catch (const Xapian::UnimplementedError&) {
      // Xapian's protocol carries no key for Sort::kOldest.
      if (request.sort != Sort::kOldest) throw;
      throw Error("an index at host:port cannot sort oldest first", "use --sort newest, or the index's directory");
    }
  }
}

SearchResults Searcher::search_once(const SearchRequest& request) {
  check_filters(request);
  ParsedQuery parsed = parse_query(request.query);
  BuiltQuery built = build_query(parsed.tree, request.match, collection_, analyzer_);
  if (!built.hits && !has_filters(request)) refuse_empty(request.query);

  SearchResults results;
  results.query = request.query;
  results.match = request.match;
  results.sort = request.sort;
  results.indexes = indexes_;
  results.notes = std::move(parsed.notes);
  SearchRun run{collection_, local(), request, built};
  Answer found = run.answer();
  if (found.counts.total == 0 && built.relaxable) {
    BuiltQuery relaxed = build_query(parsed.tree, Match::kAny, collection_, analyzer_);
    SearchRun again{collection_, local(), request, relaxed};
    Answer more = again.answer();
    if (more.counts.total > 0) {
      built = std::move(relaxed);
      found = std::move(more);
      results.match = Match::kAny;
      results.fallback = true;
    }
  }
  if (request.expand && request.sort == Sort::kRelevance && built.hits) {
    results.expansion = expand_query(request, built);
    found = SearchRun{collection_, local(), request, built}.answer();
  }
  results.total = found.counts.total;
  results.distinct = found.counts.distinct;
  results.duplicates = request.duplicates;
  results.undated_left_out = run.count_undated();
  results.unknown_words = unknown(built.asked, collection_);
  results.corrections = corrections(results.unknown_words, collection_, analyzer_);
  results.unknown_filters = unknown(asked_filters(collection_.database(), request, built), collection_);
  Highlighter highlighter{built.terms, analyzer_};
  const GroupNames groups = group_names(collection_.database(), found.hits);
  for (const Candidate& hit : found.hits) {
    const std::size_t rank = request.offset + results.hits.size() + 1;
    const Xapian::Document document = collection_.database().get_document(hit.id, Xapian::DOC_ASSUME_VALID);
    results.hits.push_back(make_hit(document, hit.score, rank, highlighter));
    const auto group = groups.find(hit.id);
    if (group != groups.end()) name_group(group->second, found.counts, collection_.database(), results.hits.back());
    results.hits.back().index = indexes_.at(index_of_article(hit.id, indexes_.size())).place;
  }
  if (request.explain) explain(built, found.hits, results);
  return results;
}

std::vector<FeedbackWord> Searcher::expand_query(const SearchRequest& request, BuiltQuery& built) {
  SearchRequest best = request;
  best.offset = 0;
  best.limit = kFeedbackArticles;
  if (best.duplicates == Duplicates::kFold) best.duplicates = Duplicates::kShow;  // folding changes no score
  std::vector<FeedbackWord> words =
      feedback_words(SearchRun{collection_, local(), best, built}.answer().hits, built, collection_.database());
  expand(built, words);
  return words;
}

void Searcher::explain(const BuiltQuery& built, const std::vector<Candidate>& hits, SearchResults& results) {
  results.words = explain_words(built.parts, collection_);
  auto weights = explain_weights(built.parts, hits, collection_);
  for (std::size_t i = 0; i < results.hits.size(); ++i) results.hits[i].weights = std::move(weights[i]);
}

}  // namespace khabar
