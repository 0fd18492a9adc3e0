// How long articles are, and what is stored of one article after another.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/collection_tokens.h"
#include "common/stored/field.h"
#include "common/stored/token_sequence.h"
#include "searcher/desk/matching_articles.h"
#include "searcher/match/span.h"

namespace khabar {

// How many words title and body of each article have, by document; a title that is the body's beginning counts once.
// Throws Damage.
std::vector<std::uint32_t> article_lengths(const Xapian::Database& database);

// The values of a slot. Not for two threads at once.
class StoredValues {
 public:
  StoredValues(const Xapian::Database& database, Slot values);

  // Of an article that does not stand before the former one; empty if it has none.
  std::string of(Xapian::docid article);

 private:
  Xapian::ValueIterator at_;
  Xapian::ValueIterator end_;
};

// Values of TokenSequence, likewise. Throws Damage that names an article without one.
class StoredWords {
 public:
  explicit StoredWords(const Collection& collection) : database_(collection.database()), tokens_(collection) {}

  // They live until the next call.
  std::string_view of(Xapian::docid article);

 private:
  Xapian::Database database_;
  CollectionTokens tokens_;
};

using SeeArticle = std::function<void(Xapian::docid article, const TokenSequence& tokens)>;

// Calls `see` with the words of each of the articles, which ascend. Throws Damage that names the article.
void for_articles(const Collection& collection, std::span<const Xapian::docid> articles, const SeeArticle& see);

// The words of a span as they are spelled, marks and tatweel off, with single spaces between them. Throws Damage.
std::string spelled_words(const TokenSequence& tokens, const Span& span);

}  // namespace khabar
