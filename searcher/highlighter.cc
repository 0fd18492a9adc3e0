#include "searcher/highlighter.h"

#include <algorithm>
#include <optional>

#include "searcher/passage.h"

namespace khabar {
namespace {

// Bodies are first read up to here: news puts first what it is about, and analysing all of a very long text for one
// passage costs more than the search.
constexpr std::size_t kFirstRead = 16 * 1024;

std::string_view first_part(std::string_view body) {
  if (body.size() <= kFirstRead) return body;
  const std::size_t space = body.rfind(' ', kFirstRead);
  return space == std::string_view::npos ? body : body.substr(0, space);
}

bool applies(Field field, TextPart part) { return part == TextPart::kTitle || !is_title_field(field); }

void mark_phrase(const MatchPhrase& phrase, const std::vector<Token>& tokens, std::vector<bool>& marked) {
  const auto same = [&](const Token& token, const std::string& form) {
    return form_of(*token.word, phrase.field) == form;
  };
  auto at = tokens.begin();
  while (true) {
    at = std::search(at, tokens.end(), phrase.words.begin(), phrase.words.end(), same);
    if (at == tokens.end()) return;
    const auto first = static_cast<std::size_t>(at - tokens.begin());
    for (std::size_t i = 0; i < phrase.words.size(); ++i) marked[first + i] = true;
    ++at;
  }
}

}  // namespace

std::vector<std::size_t> Highlighter::matches(const std::vector<Token>& tokens, TextPart part) const {
  std::vector<bool> marked(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Word& word = *tokens[i].word;
    marked[i] = terms_.lemmas.contains(word.lemma) || terms_.exacts.contains(word.exact) ||
                (part == TextPart::kTitle &&
                 (terms_.title_lemmas.contains(word.lemma) || terms_.title_exacts.contains(word.exact)));
  }
  for (const MatchPhrase& phrase : terms_.phrases) {
    if (applies(phrase.field, part)) mark_phrase(phrase, tokens, marked);
  }
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool beside = (i > 0 && marked[i - 1]) || (i + 1 < tokens.size() && marked[i + 1]);
    if (marked[i] || (beside && terms_.stops.contains(tokens[i].word->lemma))) found.push_back(i);
  }
  return found;
}

MarkedText Highlighter::mark(std::string_view text, TextPart part) {
  const auto& tokens = analyzer_.analyze(text);
  return cut_passage(text, tokens, {0, tokens.size()}, matches(tokens, part));
}

MarkedText Highlighter::passage(std::string_view body) {
  const std::string_view first = first_part(body);
  const auto passage_of = [&](std::string_view read, bool needs_match) -> std::optional<MarkedText> {
    const auto& tokens = analyzer_.analyze(read);
    const std::vector<std::size_t> found = matches(tokens, TextPart::kBody);
    if (needs_match && found.empty()) return std::nullopt;
    const TokenRange range = best_window(read, tokens, found);
    MarkedText cut = cut_passage(read, tokens, range, found);
    if (read.size() < body.size() && range.last == tokens.size()) cut.text += "…";
    return cut;
  };
  if (first.size() < body.size()) {
    if (auto passage = passage_of(first, true)) return *passage;
  }
  return *passage_of(body, false);
}

}  // namespace khabar
