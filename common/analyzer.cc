#include "common/analyzer.h"

#include <unicode/uchar.h>

#include <deque>
#include <unordered_map>

#include "common/utf8.h"

namespace khabar {

struct Analyzer::Internal {
  std::unordered_map<std::string, Word> words;
  std::vector<Token> tokens;
  std::string fingerprint = "00000000000000000000000000000000";
};

Analyzer::Analyzer() : internal_(std::make_unique<Internal>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

const std::vector<Token>& Analyzer::analyze(std::string_view text) {
  auto& tokens = internal_->tokens;
  tokens.clear();
  std::string word;
  constexpr auto kNone = std::string_view::npos;
  std::size_t begin = kNone;
  const auto finish = [&](std::size_t end) {
    if (begin == kNone) return;
    Word& w = internal_->words[word];
    w.exact = w.lemma = word;
    tokens.push_back({begin, end, static_cast<std::uint32_t>(tokens.size()), &w});
    begin = kNone;
    word.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const auto c = static_cast<UChar32>(next_code_point(text, i));
    if (c < 0 || (!u_isalnum(c) && u_charType(c) != U_NON_SPACING_MARK)) {
      finish(at);
      continue;
    }
    if (begin == kNone) begin = at;
    if (u_isalnum(c)) word.append(text.substr(at, i - at));
  }
  finish(text.size());
  return tokens;
}

std::vector<std::vector<AnalysisStep>> Analyzer::explain(std::string_view text) {
  std::vector<std::vector<AnalysisStep>> all;
  for (const Token& t : analyze(text)) all.push_back({{"lemma", t.word->lemma}});
  return all;
}

const std::string& Analyzer::fingerprint() const { return internal_->fingerprint; }

}  // namespace khabar
