// Lists of words and runs of words -> rows of named columns. In each, `query` finds exactly the articles of the row,
// and is empty if the query language cannot name the word.
#pragma once

#include <string>
#include <vector>

#include "searcher/desk/words/keyword_list.h"
#include "searcher/desk/words/ngrams.h"
#include "searcher/desk/words/rising.h"
#include "searcher/desk/words/word_listing.h"
#include "searcher/output/tables/table_writer.h"

namespace khabar {

// word, occurrences, per_million (words of the set), articles, ratio (of the articles of the set), dp, dp_norm, arf
// (searcher/desk/words/dispersion.h), words and collection_articles (of the set), query.
std::vector<std::string> listed_word_columns();
void write_listed_words(const WordListing& listing, TableWriter& table);

// word; occurrences, per_million and articles, and the same of the reference; ll and its p; the other measures
// (searcher/desk/words/keyness.h); words and reference_words, which they are reckoned with; query and reference_query.
std::vector<std::string> keyword_columns();
void write_keywords(const KeywordList& list, TableWriter& table);

// ngram, occurrences, per_million (runs of the set), articles, runs (of the set), query.
std::vector<std::string> ngram_columns();
void write_ngrams(const NgramList& list, TableWriter& table);

// word, occurrences, articles, s, z, p, slope (searcher/desk/words/mann_kendall.h), periods, query.
std::vector<std::string> rising_columns();
void write_rising(const RisingList& list, TableWriter& table);

}  // namespace khabar
