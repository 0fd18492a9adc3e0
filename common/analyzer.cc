#include "common/analyzer.h"

#include <fmt/format.h>

#include <unordered_map>

#include "common/digest.h"
#include "common/tokenizer.h"
#include "common/word_analyzer.h"
#include "common/word_shape.h"

namespace khabar {
namespace {

// A full cache is emptied between two texts: Heaps' law makes new words rare, and what is common comes back at once.
// Measured on 58,995 articles, two threads: a build takes 26.0 s and 167 MB with 200,000, 26.1 s and 112 MB with
// 100,000, 27.4 s and 81 MB with 50,000. indexer/memory_plan.h counts on it.
constexpr std::size_t kMaxCachedWords = 80'000;

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

}  // namespace

struct Analyzer::Internal {
  WordAnalyzer word_analyzer;
  std::string fingerprint = word_analyzer.digest();
  std::unordered_map<std::string, Word, Hash, std::equal_to<>> words;
  std::unordered_map<std::string, std::uint32_t> forms;
  std::uint32_t next_form = 0;  // never given twice: whoever counts by it may go on when the cache is emptied
  TokenizedText text;
  std::vector<Token> tokens;

  std::unordered_map<std::string, std::string> preferred;  // lemma of a variant -> lemma of its group

  explicit Internal(const VariantTable& variants) {
    for (const auto& group : variants.groups()) {
      const std::string first = word_analyzer.analyze(group.front()).lemma;
      for (const std::string& variant : group) preferred.emplace(word_analyzer.analyze(variant).lemma, first);
    }
    if (!variants.empty()) fingerprint = hex_digest(fingerprint + variants.text());
  }

  Word analyze(std::string_view text_word) const {
    Word word = word_analyzer.analyze(text_word);
    const auto variant = preferred.find(word.lemma);
    if (variant != preferred.end()) word.lemma = variant->second;
    word.shape = shape_code(word_shape(word.exact, word.lemma));
    return word;
  }

  const Word& find(std::string_view word) {
    const auto known = words.find(word);
    if (known != words.end()) return known->second;
    Word made = analyze(word);
    const auto [form, is_new] = forms.emplace(made.lemma + ' ' + made.exact, next_form);
    if (is_new) ++next_form;
    made.form = form->second;
    return words.emplace(std::string{word}, std::move(made)).first->second;
  }
};

Analyzer::Analyzer(const VariantTable& variants) : internal_(std::make_unique<Internal>(variants)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

const std::vector<Token>& Analyzer::analyze(std::string_view text) {
  Internal& in = *internal_;
  if (in.words.size() > kMaxCachedWords) {
    in.words.clear();
    in.forms.clear();
  }
  tokenize(text, in.text);
  in.tokens.clear();
  for (const RawToken& token : in.text.tokens) {
    const auto position = static_cast<std::uint32_t>(in.tokens.size());
    in.tokens.push_back({token.begin, token.end, position, &in.find(in.text.word(token))});
  }
  return in.tokens;
}

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
