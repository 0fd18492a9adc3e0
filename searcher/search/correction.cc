#include "searcher/search/correction.h"

#include <algorithm>
#include <map>
#include <utility>

#include "common/index/article_document.h"
#include "common/stored/field.h"
#include "common/stored/token_sequence.h"
#include "common/utf8.h"
#include "searcher/match/candidates/span_source.h"
#include "searcher/match/span_matcher.h"

namespace khabar {
namespace {

constexpr std::size_t kLeastLetters = 3;
constexpr std::size_t kShortWord = 4;

// Enough to outvote a slip of the pen.
constexpr Xapian::doccount kReadArticles = 20;

// Which only draws a word out.
std::string without_tatweel(std::string text) {
  constexpr std::string_view kTatweel = "\u0640";
  for (std::size_t at = text.find(kTatweel); at != std::string::npos; at = text.find(kTatweel, at)) {
    text.erase(at, kTatweel.size());
  }
  return text;
}

// How `text` prints its words at `places`, which count from `first`.
void count_spellings(const std::string& text, const std::vector<Place>& places, std::size_t first, Analyzer& analyzer,
                     std::map<std::string, int>& counts) {
  if (places.empty()) return;
  const std::vector<Token>& tokens = analyzer.analyze_some(text, {});
  for (const Place place : places) {
    const std::size_t word = place - first;
    if (word >= tokens.size()) continue;  // what is stored comes from another text
    ++counts[without_tatweel(text.substr(tokens[word].begin, tokens[word].end - tokens[word].begin))];
  }
}

}  // namespace

std::optional<WordForm> nearest_form(const Collection& collection, std::string_view exact) {
  const std::size_t letters = count_code_points(exact);
  if (letters < kLeastLetters) return std::nullopt;
  const FormTable table = collection.forms();
  std::optional<WordForm> nearest;
  Xapian::doccount most = 0;
  for (WordForm& form : table.nearest(exact, letters <= kShortWord ? 1 : 2)) {
    if (form.exact == exact) return std::nullopt;
    const Xapian::doccount articles = table.count(form.lemma, form.exact);
    if (nearest && articles <= most) continue;
    nearest = std::move(form);
    most = articles;
  }
  return nearest;
}

std::string printed_form(const Collection& collection, const WordForm& form, Analyzer& analyzer) {
  const SpanQuery asked{SpanKind::kWord, {{form.lemma, form.exact}}};
  Xapian::Enquire enquire{collection.database()};
  enquire.set_query(span_query(collection, asked));
  enquire.set_weighting_scheme(Xapian::BoolWeight{});
  const Xapian::MSet found = enquire.get_mset(0, kReadArticles);
  SpanMatcher matcher(asked);
  std::map<std::string, int> counts;
  for (auto at = found.begin(); at != found.end(); ++at) {
    const Xapian::Document document = at.get_document();
    const Article article = stored_article(document);
    const std::string words = document.get_value(slot(Slot::kTokens));
    const TokenSequence stored(words);
    count_spellings(article.title, matcher.marked(stored, TextPart::kTitle), stored.title().begin, analyzer, counts);
    count_spellings(article.body, matcher.marked(stored, TextPart::kBody), stored.body().begin, analyzer, counts);
  }
  const auto best =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == counts.end() ? form.exact : best->first;
}

}  // namespace khabar
