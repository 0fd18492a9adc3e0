#include "searcher/desk/kwic/window_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/program/error.h"
#include "common/program/suggestion.h"

namespace khabar {

bool WindowWords::let_pass(const TokenSequence& tokens, const Span& match) const {
  const WordRange part = match.begin < tokens.body().begin ? tokens.title() : tokens.body();
  const std::size_t begin = match.begin - std::min<std::size_t>(words, match.begin - part.begin);
  const std::size_t end = std::min<std::size_t>(match.end + words, part.end);
  bool found = with.empty();
  for (std::size_t at = begin; at < end; ++at) {
    if (at >= match.begin && at < match.end) continue;
    const auto word = tokens.texts(tokens.code(at));
    if (std::ranges::find(without, word.lemma) != without.end()) return false;
    found = found || std::ranges::find(with, word.lemma) != with.end();
  }
  return found;
}

std::vector<std::string> window_lemmas(const std::vector<std::string>& words, const std::string& option,
                                       Analyzer& analyzer) {
  if (words.size() > kMostWindowLemmas)
    throw Error(fmt::format("{} names more than {} words", option, kMostWindowLemmas));
  std::vector<std::string> lemmas;
  for (const std::string& word : words) {
    const std::vector<Token>& tokens = analyzer.analyze(word);
    if (tokens.size() != 1) {
      throw Error(fmt::format("{}: '{}' is not one word", option, excerpt(word)),
                  "if it is given again, any of the words will do; NEAR/n of a query takes phrases");
    }
    lemmas.push_back(tokens.front().word->lemma);
  }
  return lemmas;
}

}  // namespace khabar
