// How long searches take over an index of the user's: KHABAR_BENCH_INDEX names its directory, KHABAR_BENCH_TOPICS a
// file of topics as `khabar-search run` reads it. Each benchmark asks once for every topic, after a round without a
// clock, and counts the mean and the 99th percentile in milliseconds, and the mean of processor time.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "common/index/article_document.h"
#include "common/index/index_set.h"
#include "common/stored/field.h"
#include "common/stored/token_sequence.h"
#include "searcher/commands/topics_run.h"
#include "searcher/match/highlighter.h"
#include "searcher/rank/span_builder.h"
#include "searcher/search/searcher.h"
#include "tests/support/temp_dir.h"

namespace khabar {
namespace {

constexpr std::size_t kMostTopics = 1000;

// What the benchmarks search; empty if the environment does not name it.
struct Bench {
  std::unique_ptr<IndexSet> indexes;
  std::vector<std::string> queries;

  Bench() {
    const char* index = std::getenv("KHABAR_BENCH_INDEX");
    const char* topics = std::getenv("KHABAR_BENCH_TOPICS");
    if (index == nullptr || topics == nullptr) return;
    indexes = std::make_unique<IndexSet>(std::vector<std::string>{index});
    std::ifstream in(topics);
    for (Topic& topic : read_topics(in, topics)) queries.push_back(std::move(topic.text));
    if (queries.size() > kMostTopics) queries.resize(kMostTopics);
  }
};

double processor_milliseconds() {
  timespec time{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

void measure(benchmark::State& state, const std::vector<std::string>& queries,
             const std::function<void(const std::string&)>& ask) {
  for (const std::string& query : queries) ask(query);
  std::vector<double> milliseconds;
  const double before = processor_milliseconds();
  for (auto _ : state) {
    for (const std::string& query : queries) {
      const auto begin = std::chrono::steady_clock::now();
      ask(query);
      const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
      milliseconds.push_back(took.count());
    }
  }
  if (milliseconds.empty()) return;
  const double processor = processor_milliseconds() - before;
  std::sort(milliseconds.begin(), milliseconds.end());
  double sum = 0;
  for (const double took : milliseconds) sum += took;
  state.counters["queries"] = static_cast<double>(queries.size());
  state.counters["mean_ms"] = sum / static_cast<double>(milliseconds.size());
  state.counters["cpu_ms"] = processor / static_cast<double>(milliseconds.size());
  state.counters["p99_ms"] = milliseconds[milliseconds.size() * 99 / 100];
}

bool is_missing(benchmark::State& state, const Bench& bench) {
  if (bench.indexes) return false;
  state.SkipWithError("set KHABAR_BENCH_INDEX and KHABAR_BENCH_TOPICS");
  return true;
}

// Every second pair of neighbouring words that are no stop words.
std::vector<std::string> phrases(const std::vector<std::string>& queries, Analyzer& analyzer, const std::string& sign) {
  std::vector<std::string> all;
  for (const std::string& query : queries) {
    const auto& tokens = analyzer.analyze(query);
    for (std::size_t i = 0; i + 1 < tokens.size(); i += 2) {
      if (tokens[i].word->stop || tokens[i + 1].word->stop) continue;
      all.push_back(sign + '"' + query.substr(tokens[i].begin, tokens[i + 1].end - tokens[i].begin) + '"');
    }
    if (all.size() >= kMostTopics) break;
  }
  return all;
}

void top_10(benchmark::State& state) {
  const Bench bench;
  if (is_missing(state, bench)) return;
  TopicSearcher searcher{bench.indexes->collection(), bench.indexes->analyzer()};
  measure(state, bench.queries, [&](const std::string& query) { searcher.search(query, {10}); });
}
BENCHMARK(top_10)->Iterations(1)->Unit(benchmark::kMillisecond);

void search_all(benchmark::State& state, const Bench& bench, const std::vector<std::string>& queries, Match match,
                std::size_t limit, bool lenient = true) {
  Searcher searcher{bench.indexes->collection(), bench.indexes->names(), bench.indexes->analyzer()};
  measure(state, queries, [&](const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.match = match;
    request.limit = limit;
    request.lenient = lenient;  // headlines are pasted
    searcher.search(request);
  });
}

// Any of the words, the exact total, ten hits with snippets.
void any_word_with_total(benchmark::State& state) {
  const Bench bench;
  if (is_missing(state, bench)) return;
  search_all(state, bench, bench.queries, Match::kAny, 10);
}
BENCHMARK(any_word_with_total)->Iterations(1)->Unit(benchmark::kMillisecond);

void any_word_total_only(benchmark::State& state) {
  const Bench bench;
  if (is_missing(state, bench)) return;
  search_all(state, bench, bench.queries, Match::kAny, 0);
}
BENCHMARK(any_word_total_only)->Iterations(1)->Unit(benchmark::kMillisecond);

// The exact total and ten hits, ranked, with snippets.
void phrase(benchmark::State& state) {
  const Bench bench;
  if (is_missing(state, bench)) return;
  search_all(state, bench, phrases(bench.queries, bench.indexes->analyzer(), ""), Match::kAll, 10);
}
BENCHMARK(phrase)->Iterations(1)->Unit(benchmark::kMillisecond);

void phrase_total_only(benchmark::State& state) {
  const Bench bench;
  if (is_missing(state, bench)) return;
  search_all(state, bench, phrases(bench.queries, bench.indexes->analyzer(), ""), Match::kAll, 0);
}
BENCHMARK(phrase_total_only)->Iterations(1)->Unit(benchmark::kMillisecond);

// Neighbouring words of the headlines that are in at least one article of a hundred.
std::vector<std::string> frequent_pairs(const Bench& bench, const std::string& between) {
  const Xapian::Database& database = bench.indexes->collection().database();
  Analyzer& analyzer = bench.indexes->analyzer();
  std::vector<std::string> all;
  for (const std::string& query : bench.queries) {
    const auto& tokens = analyzer.analyze(query);
    std::string last;
    for (const Token& token : tokens) {
      const std::string term = text_term(Field::kLemma, token.word->lemma);
      if (token.word->stop || database.get_termfreq(term) < database.get_doccount() / 100) continue;
      const std::string word = query.substr(token.begin, token.end - token.begin);
      if (!last.empty()) all.push_back(last + between + word);
      last = word;
    }
    if (all.size() >= kMostTopics) break;
  }
  return all;
}

// Two frequent words near each other, or one of them often or early: the exact total and ten hits with snippets.
void near_words(benchmark::State& state) {
  const Bench bench;
  if (is_missing(state, bench)) return;
  search_all(state, bench, frequent_pairs(bench, " NEAR/5 "), Match::kAll, 10, false);
}
BENCHMARK(near_words)->Iterations(1)->Unit(benchmark::kMillisecond);

void same_sentence(benchmark::State& state) {
  const Bench bench;
  if (is_missing(state, bench)) return;
  search_all(state, bench, frequent_pairs(bench, " SENT "), Match::kAll, 10, false);
}
BENCHMARK(same_sentence)->Iterations(1)->Unit(benchmark::kMillisecond);

void at_least(benchmark::State& state) {
  const Bench bench;
  if (is_missing(state, bench)) return;
  std::vector<std::string> queries = frequent_pairs(bench, " ATLEAST/2 ");
  for (std::string& query : queries) query = query.substr(query.find("ATLEAST"));
  search_all(state, bench, queries, Match::kAll, 10, false);
}
BENCHMARK(at_least)->Iterations(1)->Unit(benchmark::kMillisecond);

void first_words(benchmark::State& state) {
  const Bench bench;
  if (is_missing(state, bench)) return;
  std::vector<std::string> queries = frequent_pairs(bench, " FIRST/50 ");
  for (std::string& query : queries) query = query.substr(query.find("FIRST"));
  search_all(state, bench, queries, Match::kAll, 10, false);
}
BENCHMARK(first_words)->Iterations(1)->Unit(benchmark::kMillisecond);

// Beginnings of the words of headlines that stand for 250 to 1,000 forms.
void wildcard_of_500_forms(benchmark::State& state) {
  const Bench bench;
  if (is_missing(state, bench)) return;
  constexpr std::size_t kLetters = 6;  // bytes of three Arabic letters
  std::set<std::string> prefixes;
  for (const std::string& query : bench.queries) {
    for (const Token& token : bench.indexes->analyzer().analyze(query)) {
      const bool is_arabic = static_cast<unsigned char>(token.word->exact.front()) >= 0xD8;
      if (is_arabic && token.word->exact.size() > kLetters)
        prefixes.insert(token.word->exact.substr(0, kLetters) + '*');
    }
  }
  std::vector<std::string> queries;
  for (const std::string& prefix : prefixes) {
    const std::size_t forms = bench.indexes->collection().forms().matching(WildcardPattern(prefix), 1).found;
    if (forms >= 250 && forms <= kMostWildcardForms) queries.push_back(prefix);
    if (queries.size() == 200) break;
  }
  search_all(state, bench, queries, Match::kAll, 10, false);
}
BENCHMARK(wildcard_of_500_forms)->Iterations(1)->Unit(benchmark::kMillisecond);

// The articles of the index with their words as they stand and their positions, as Xapian's own indexer makes it.
Xapian::Database stock_index(const Xapian::Database& articles, const std::string& path) {
  Xapian::WritableDatabase stock(path, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
  Xapian::TermGenerator generator;
  for (auto at = articles.postlist_begin(""); at != articles.postlist_end(""); ++at) {
    const Article article = stored_article(articles.get_document(*at));
    Xapian::Document document;
    generator.set_document(document);
    generator.index_text(article.title + '\n' + article.body);
    stock.add_document(document);
  }
  stock.commit();
  stock.close();
  return Xapian::Database(path);
}

// What operators are compared with: a phrase of two words by Xapian's positions, the exact total and ten hits.
void stock_phrase(benchmark::State& state) {
  const Bench bench;
  if (is_missing(state, bench)) return;
  const testing::TempDir dir;
  const Xapian::Database stock = stock_index(bench.indexes->collection().database(), (dir.path() / "stock").string());
  Xapian::QueryParser parser;
  parser.set_database(stock);
  measure(state, frequent_pairs(bench, " "), [&](const std::string& words) {
    Xapian::Enquire enquire(stock);
    enquire.set_query(parser.parse_query('"' + words + '"', Xapian::QueryParser::FLAG_PHRASE));
    enquire.get_mset(0, 10, stock.get_doccount());
  });
}
BENCHMARK(stock_phrase)->Iterations(1)->Unit(benchmark::kMillisecond);

void exact_phrase(benchmark::State& state) {
  const Bench bench;
  if (is_missing(state, bench)) return;
  search_all(state, bench, phrases(bench.queries, bench.indexes->analyzer(), "="), Match::kAll, 10);
}
BENCHMARK(exact_phrase)->Iterations(1)->Unit(benchmark::kMillisecond);

// One hit's passage with marks, its text and its words already read.
void snippet(benchmark::State& state) {
  const Bench bench;
  if (is_missing(state, bench)) return;
  struct Stored {
    Article article;
    std::string words;
  };
  std::vector<Stored> all;
  const Xapian::Database& database = bench.indexes->collection().database();
  for (Xapian::docid id = 1; id <= std::min<Xapian::docid>(database.get_lastdocid(), 1000); ++id) {
    const Xapian::Document document = database.get_document(id);
    all.push_back({stored_article(document), document.get_value(slot(Slot::kTokens))});
  }
  MatchTerms terms;
  for (const Token& token : bench.indexes->analyzer().analyze(bench.queries.front())) {
    terms.lemmas.insert(token.word->lemma);
  }
  Highlighter highlighter{terms, bench.indexes->analyzer()};
  for (auto _ : state) {
    for (const Stored& one : all) {
      benchmark::DoNotOptimize(highlighter.passage(one.article.body, TokenSequence{one.words}).text.size());
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(all.size()));
}
BENCHMARK(snippet)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace khabar
