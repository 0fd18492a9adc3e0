#include "searcher/output/analysis_writer.h"

#include <fmt/format.h>

#include <ostream>

namespace khabar {

void write_steps(std::string_view text, Analyzer& analyzer, std::ostream& out) {
  for (const std::vector<AnalysisStep>& word : analyzer.explain(text)) {
    for (const AnalysisStep& step : word) out << fmt::format("{:<12} {}\n", step.name, step.result);
    out << '\n';
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
