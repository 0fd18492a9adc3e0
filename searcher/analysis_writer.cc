#include "searcher/analysis_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace khabar {

void write_steps(std::string_view text, Analyzer& analyzer, std::ostream& out) {
  std::vector<std::string> words;
  for (const Token& token : analyzer.analyze(text))
    words.emplace_back(text.substr(token.begin, token.end - token.begin));
  const std::vector<std::vector<AnalysisStep>> explained = analyzer.explain(text);
  for (std::size_t i = 0; i < std::min(words.size(), explained.size()); ++i) {
    out << words[i] << '\n';
    for (const AnalysisStep& step : explained[i]) out << fmt::format("  {:<12} {}\n", step.name, step.result);
  }
}

void write_terms(std::string_view line, Analyzer& analyzer, std::ostream& out) {
  out << line << '\t';
  const char* separator = "";
  for (const Token& token : analyzer.analyze(line)) {
    out << separator << token.word->lemma;
    separator = " ";
  }
  out << '\n';
}

}  // namespace khabar
