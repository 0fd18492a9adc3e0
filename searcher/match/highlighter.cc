#include "searcher/match/highlighter.h"

#include <algorithm>
#include <optional>

#include "searcher/match/passage.h"

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

void mark_phrase(const Phrase& phrase, const std::vector<Token>& tokens, std::vector<bool>& marked) {
  const auto same = [&](const Token& token, const PhraseWord& word) {
    return is_same(*token.word, word, phrase.field);
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
    marked[i] =
        terms_.lemmas.contains(word.lemma) || (part == TextPart::kTitle && terms_.title_lemmas.contains(word.lemma));
  }
  for (const Phrase& phrase : terms_.phrases) {
    if (applies(phrase.field, part)) mark_phrase(phrase, tokens, marked);
  }
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool beside = (i > 0 && marked[i - 1]) || (i + 1 < tokens.size() && marked[i + 1]);
    if (marked[i] || (beside && terms_.stops.contains(tokens[i].word->lemma))) found.push_back(i);
  }
  return found;
}

// All words that a body may be marked for.
std::vector<WordPattern> Highlighter::body_words() const {
  std::vector<WordPattern> words;
  for (const std::string& lemma : terms_.lemmas) words.emplace_back(lemma);
  for (const std::string& lemma : terms_.stops) words.emplace_back(lemma);
  for (const Phrase& phrase : terms_.phrases) {
    if (!applies(phrase.field, TextPart::kBody)) continue;
    for (const PhraseWord& word : phrase.words) words.emplace_back(word.lemma);
  }
  return words;
}

std::vector<std::size_t> Highlighter::possible_matches(const TokenSequence& stored) const {
  std::vector<WordCodes> codes;
  for (const WordPattern& word : body_words_) codes.push_back(stored.codes(word));
  const WordRange body = stored.body();
  std::vector<std::size_t> possible;
  stored.find_any(codes, [&](std::size_t word, std::size_t) {
    if (word < body.begin || (!possible.empty() && possible.back() == word - body.begin)) return;
    possible.push_back(word - body.begin);
  });
  return possible;
}

MarkedText Highlighter::mark(std::string_view text, TextPart part) {
  const auto& tokens = analyzer_.analyze(text);
  return cut_passage(text, tokens, {0, tokens.size()}, matches(tokens, part));
}

MarkedText Highlighter::passage(std::string_view body) {
  return passage(body, [&](std::string_view text) -> const std::vector<Token>& { return analyzer_.analyze(text); });
}

MarkedText Highlighter::passage(std::string_view body, const TokenSequence& stored) {
  const std::vector<std::size_t> possible = possible_matches(stored);
  return passage(
      body, [&](std::string_view text) -> const std::vector<Token>& { return analyzer_.analyze_some(text, possible); });
}

MarkedText Highlighter::passage(std::string_view body, const Reading& reading) {
  const std::string_view first = first_part(body);
  const auto passage_of = [&](std::string_view read, bool needs_match) -> std::optional<MarkedText> {
    const std::vector<Token>& tokens = reading(read);
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
