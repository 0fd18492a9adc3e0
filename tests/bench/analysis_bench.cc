// How fast text becomes words and words become terms or marks. The text is that of corpus/.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/analysis/tokenizer.h"
#include "common/analysis/word_analyzer.h"
#include "common/letters/normalizer.h"
#include "searcher/match/highlighter.h"
#include "tests/support/encoded_words.h"

namespace khabar {
namespace {

std::string corpus_text() {
  std::ostringstream all;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(KHABAR_SOURCE_DIR) / "corpus/text")) {
    all << std::ifstream(entry.path()).rdbuf() << '\n';
  }
  all << std::ifstream(std::filesystem::path(KHABAR_SOURCE_DIR) / "corpus/trec/wire.sgml").rdbuf();
  return all.str();
}

void count(benchmark::State& state, std::size_t items) {
  state.SetItemsProcessed(static_cast<std::int64_t>(static_cast<std::size_t>(state.iterations()) * items));
}

// NFKC with the way back; bytes are those of the text. Most Arabic news changes in nothing or little.
void normalize_text(benchmark::State& state) {
  const std::string text = corpus_text();
  for (auto _ : state) benchmark::DoNotOptimize(NormalizedText(text).text().data());
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(normalize_text)->Unit(benchmark::kMillisecond);

void tokenize_text(benchmark::State& state) {
  const std::string text = corpus_text();
  TokenizedText tokenized;
  for (auto _ : state) {
    tokenize(text, tokenized);
    benchmark::DoNotOptimize(tokenized.tokens.data());
  }
  count(state, tokenized.tokens.size());
}
BENCHMARK(tokenize_text)->Unit(benchmark::kMillisecond);

// Every distinct word once, without a cache.
void analyze_distinct_words(benchmark::State& state) {
  const std::string text = corpus_text();
  TokenizedText tokenized;
  tokenize(text, tokenized);
  std::set<std::string_view> distinct;
  for (const RawToken& token : tokenized.tokens) distinct.insert(tokenized.word(token));
  const std::vector<std::string_view> words(distinct.begin(), distinct.end());
  const WordAnalyzer analyzer;
  for (auto _ : state) {
    for (const std::string_view word : words) benchmark::DoNotOptimize(analyzer.analyze(word));
  }
  count(state, words.size());
}
BENCHMARK(analyze_distinct_words)->Unit(benchmark::kMillisecond);

void analyze_running_text(benchmark::State& state) {
  const std::string text = corpus_text();
  Analyzer analyzer;
  std::size_t tokens = 0;
  for (auto _ : state) {
    tokens = analyzer.analyze(text).size();
    benchmark::DoNotOptimize(tokens);
  }
  count(state, tokens);
}
BENCHMARK(analyze_running_text)->Unit(benchmark::kMillisecond);

// All of the text as one title, ten words of it marked.
void highlight_text(benchmark::State& state) {
  const std::string text = corpus_text();
  Analyzer analyzer;
  MatchTerms terms;
  for (const Token& token : analyzer.analyze("الحكومة الهجرة المغرب وزير اقتصاد مدينة رئيس المياه قانون جامعة")) {
    terms.lemmas.insert(token.word->lemma);
  }
  const std::size_t words = analyzer.analyze(text).size();
  const std::string stored = testing::encoded_words(analyzer, text, words);
  Highlighter highlighter{terms, analyzer};
  for (auto _ : state) benchmark::DoNotOptimize(highlighter.title(text, TokenSequence{stored}).marks.data());
  count(state, words);
}
BENCHMARK(highlight_text)->Unit(benchmark::kMillisecond);

// From nothing to the first word analysed.
void make_analyzer(benchmark::State& state) {
  for (auto _ : state) {
    Analyzer analyzer;
    benchmark::DoNotOptimize(analyzer.analyze("الهجرة").size());
  }
}
BENCHMARK(make_analyzer)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace khabar
