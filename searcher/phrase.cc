#include "searcher/phrase.h"

#include <algorithm>

#include "common/article_document.h"
#include "searcher/match_terms.h"

namespace khabar {
namespace {

bool holds_phrase(const std::vector<Token>& tokens, const std::vector<PhraseWord>& words) {
  const auto same = [](const Token& token, const PhraseWord& word) { return token.word->exact == word.exact; };
  return std::search(tokens.begin(), tokens.end(), words.begin(), words.end(), same) != tokens.end();
}

bool holds_phrase(const Article& article, Analyzer& analyzer, Field field, const std::vector<PhraseWord>& words) {
  if (holds_phrase(analyzer.analyze(article.title), words)) return true;
  return field == Field::kExact && holds_phrase(analyzer.analyze(article.body), words);
}

// Names one article over several databases as well. An id alone would not: two indexes may have different articles of
// the same id.
Xapian::Query this_article(const Xapian::Document& document, const std::string& id) {
  const std::string hash = document.get_value(slot(Slot::kContentHash));
  return Xapian::Query{Xapian::Query::OP_FILTER, Xapian::Query{boolean_term(Field::kId, id)},
                       Xapian::Query{Xapian::Query::OP_VALUE_RANGE, slot(Slot::kContentHash), hash, hash}};
}

Xapian::Query any_of(const std::vector<Xapian::Query>& articles) {
  return Xapian::Query{Xapian::Query::OP_OR, articles.begin(), articles.end()};
}

}  // namespace

Xapian::Query lemma_phrase(Field field, const std::vector<PhraseWord>& words) {
  std::vector<Xapian::Query> terms;
  for (const PhraseWord& word : words) terms.emplace_back(text_term(field, word.lemma));
  if (terms.size() == 1) return terms.front();
  return Xapian::Query{Xapian::Query::OP_PHRASE, terms.begin(), terms.end(),
                       static_cast<Xapian::termcount>(terms.size())};
}

Xapian::Query exact_phrase(const Xapian::Database& database, Analyzer& analyzer, Field field,
                           const std::vector<PhraseWord>& words) {
  if (words.size() == 1) return Xapian::Query{text_term(field, words.front().exact)};
  std::vector<Xapian::Query> parts;
  for (const PhraseWord& word : words) parts.emplace_back(text_term(field, word.exact));
  parts.push_back(lemma_phrase(is_title_field(field) ? Field::kTitleLemma : Field::kLemma, words));
  const Xapian::Query candidates{Xapian::Query::OP_AND, parts.begin(), parts.end()};

  Xapian::Enquire enquire{database};
  enquire.set_query(candidates);
  enquire.set_weighting_scheme(Xapian::BoolWeight{});
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  std::vector<Xapian::Query> right;
  std::vector<Xapian::Query> wrong;
  for (auto at = found.begin(); at != found.end(); ++at) {
    const Xapian::Document document = at.get_document();
    const Article article = stored_article(document);
    (holds_phrase(article, analyzer, field, words) ? right : wrong).push_back(this_article(document, article.id));
  }
  if (right.empty()) return {};
  if (wrong.empty()) return candidates;
  // The shorter list makes the quicker query.
  if (wrong.size() < right.size()) return {Xapian::Query::OP_AND_NOT, candidates, any_of(wrong)};
  return {Xapian::Query::OP_FILTER, candidates, any_of(right)};
}

}  // namespace khabar
