#include "common/analysis/analyzer.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <unordered_map>

#include "common/analysis/tokenizer.h"
#include "common/analysis/word_analyzer.h"
#include "common/analysis/word_cache.h"
#include "common/digest.h"
#include "common/lexicon/word_shape.h"
#include "common/lexicon/word_table.h"

namespace khabar {
namespace {

// A generation of the WordCache. Measured on 59,226 articles, two threads: a build takes 96 MB; 50,000 would take some
// 10 MB more and 64,000 some 30, and save less time than differs from run to run. indexer/build/memory_plan.h counts on
// it.
constexpr std::size_t kCachedWords = 40'000;

constexpr std::size_t kKeptTokens = 100'000;

}  // namespace

struct Analyzer::Internal {
  WordAnalyzer word_analyzer;
  WordTable table;
  std::string fingerprint = hex_digest(word_analyzer.digest() + table.digest());
  WordCache words{kCachedWords};
  TokenizedText text;
  std::vector<Token> tokens;
  Word no_word;

  std::unordered_map<std::string, std::string> preferred;  // lemma of a variant -> lemma of its group
  VariantRows rows;

  explicit Internal(const VariantTable& variants) {
    for (const auto& group : variants.groups()) prefer_first_word(group);
    for (const auto& group : variants.groups()) add_rows(group);
    if (!variants.empty()) fingerprint = hex_digest(fingerprint + variants.text());
  }

  void prefer_first_word(const std::vector<std::string>& spellings) {
    std::string first;
    for (const std::string& word : spellings) {
      if (has_more_words(word)) continue;
      std::string lemma = word_analyzer.analyze(word).lemma;
      if (first.empty()) first = lemma;
      preferred.emplace(std::move(lemma), first);
    }
  }

  void add_rows(const std::vector<std::string>& spellings) {
    if (std::ranges::none_of(spellings, &has_more_words)) return;
    std::vector<LemmaRow> lemmas;
    for (const std::string& spelling : spellings) {
      lemmas.emplace_back();
      for (const auto word : std::views::split(std::string_view{spelling}, ' ')) {
        lemmas.back().push_back(lemma_of({word.begin(), word.end()}));
      }
    }
    rows.add(std::move(lemmas));
  }

  static bool has_more_words(const std::string& spelling) { return spelling.find(' ') != std::string::npos; }

  std::string lemma_of(std::string_view text_word) const {
    std::string lemma = word_analyzer.analyze(text_word).lemma;
    const auto variant = preferred.find(lemma);
    return variant != preferred.end() ? variant->second : lemma;
  }

  Word analyze(std::string_view text_word) const {
    Word word = word_analyzer.analyze(text_word);
    const auto variant = preferred.find(word.lemma);
    if (variant != preferred.end()) word.lemma = variant->second;
    word.spelled = text_word;
    word.shape = shape_code(word_shape(word.exact, word.lemma));
    word.number = table.number({word.lemma, word.exact, word.spelled});
    return word;
  }

  // Sets `text` and `tokens`, all without a word.
  void cut(std::string_view original) {
    words.age();
    if (text.tokens.capacity() > kKeptTokens) text = {};
    tokenize(original, text);
    tokens.clear();
    // A long text leaves no more behind than the longest that news has.
    if (tokens.capacity() > kKeptTokens) tokens.shrink_to_fit();
    tokens.reserve(text.tokens.size());
    for (const RawToken& token : text.tokens) {
      tokens.push_back({token.begin, token.end, static_cast<std::uint32_t>(tokens.size()), &no_word});
    }
  }

  const Word& word_at(std::size_t position) {
    const std::string_view word = text.word(text.tokens[position]);
    const Word* const known = words.find(word);
    return known != nullptr ? *known : words.add(word, analyze(word));
  }
};

Analyzer::Analyzer(const VariantTable& variants) : internal_(std::make_unique<Internal>(variants)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

const std::vector<Token>& Analyzer::analyze(std::string_view text) {
  Internal& in = *internal_;
  in.cut(text);
  for (Token& token : in.tokens) token.word = &in.word_at(token.position);
  return in.tokens;
}

const std::vector<Token>& Analyzer::analyze_some(std::string_view text, const std::vector<std::size_t>& wanted) {
  Internal& in = *internal_;
  in.cut(text);
  for (const std::size_t at : wanted) {
    if (at < in.tokens.size()) in.tokens[at].word = &in.word_at(at);
  }
  return in.tokens;
}

const VariantRows& Analyzer::variant_rows() const { return internal_->rows; }

bool Analyzer::lists(std::string_view word) const { return internal_->word_analyzer.is_listed(word); }

std::vector<std::vector<AnalysisStep>> Analyzer::explain(std::string_view text) {
  std::vector<std::vector<AnalysisStep>> all;
  TokenizedText tokenized;
  tokenize(text, tokenized);
  for (const RawToken& token : tokenized.tokens) {
    const std::string_view normalized = tokenized.word(token);
    const Word word = internal_->analyze(normalized);
    const auto readings = internal_->word_analyzer.readings(normalized);
    std::vector<AnalysisStep> steps{
        {"word", std::string{text.substr(token.begin, token.end - token.begin)}},
        {"normalized", std::string{normalized}},
        {"readings", readings.empty() ? "not in the lexicon" : fmt::format("{}", fmt::join(readings, ", "))},
        {"exact", word.exact},
        {"lemma", word.lemma}};
    if (!word.broad.empty()) steps.push_back({"broad", word.broad});
    if (word.stop) steps.push_back({"stop word", "adds weight, is never required"});
    all.push_back(std::move(steps));
  }
  return all;
}

const std::string& Analyzer::fingerprint() const { return internal_->fingerprint; }

}  // namespace khabar
