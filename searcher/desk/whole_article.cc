#include "searcher/desk/whole_article.h"

#include "common/index/article_document.h"
#include "common/index/article_name.h"
#include "common/index/document_place.h"
#include "common/stored/damage.h"
#include "common/stored/field.h"
#include "searcher/match/highlighter.h"

namespace khabar {
namespace {

MarkedText marked_part(const std::string& text, const std::vector<std::size_t>& words, Analyzer& analyzer) {
  MarkedText marked{text, {}};
  const std::vector<Token>& tokens = analyzer.analyze_some(text, {});
  for (const std::size_t word : words) {
    if (word >= tokens.size()) throw Damage("the stored words do not fit the text");
    marked.marks.push_back({tokens[word].begin, tokens[word].end});
  }
  return marked;
}

}  // namespace

std::vector<Xapian::docid> documents_of_id(const Collection& collection, const std::string& id) {
  const std::string term = boolean_term(Field::kId, id);
  const Xapian::Database& database = collection.database();
  return {database.postlist_begin(term), database.postlist_end(term)};
}

WholeArticle whole_article(const Collection& collection, Xapian::docid document, const MatchTerms& terms,
                           Analyzer& analyzer) {
  const Xapian::Document stored = collection.database().get_document(document, Xapian::DOC_ASSUME_VALID);
  WholeArticle whole{place_of(document, collection.parts().size()).database,
                     stored_article(stored),
                     {},
                     {},
                     stored.get_value(slot(Slot::kGroup))};
  Highlighter highlighter{terms, analyzer};
  const std::string words = stored.get_value(slot(Slot::kTokens));
  reading_article(stored, [&] {
    const TokenSequence tokens{words};
    whole.title = marked_part(whole.article.title, highlighter.marks(tokens, TextPart::kTitle), analyzer);
    whole.body = marked_part(whole.article.body, highlighter.marks(tokens, TextPart::kBody), analyzer);
  });
  return whole;
}

}  // namespace khabar
