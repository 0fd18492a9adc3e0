// An article as it was given to the index, with the words of a query marked.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/article.h"
#include "common/index/collection.h"
#include "searcher/match/marked_text.h"
#include "searcher/match/match_terms.h"

namespace khabar {

struct WholeArticle {
  std::size_t index = 0;  // of the databases of the collection
  Article article;
  MarkedText title;
  MarkedText body;
  std::string group;  // the id of the oldest of its near duplicates; empty if there is none
};

// The documents with this id, ascending: several indexes may have one each.
std::vector<Xapian::docid> documents_of_id(const Collection& collection, const std::string& id);

// Throws Damage that names the article.
WholeArticle whole_article(const Collection& collection, Xapian::docid document, const MatchTerms& terms,
                           Analyzer& analyzer);

}  // namespace khabar
