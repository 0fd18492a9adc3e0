#include "searcher/output/tables/word_rows.h"

namespace khabar {
namespace {

TableCell number_or_nothing(const std::optional<double>& number) { return number ? TableCell{*number} : TableCell{}; }

// A table has no negative whole numbers.
TableCell signed_cell(std::int64_t number) { return static_cast<double>(number); }

}  // namespace

std::vector<std::string> listed_word_columns() {
  return {"word", "occurrences", "per_million",         "articles", "ratio", "dp", "dp_norm",
          "arf",  "words",       "collection_articles", "query"};
}

void write_listed_words(const WordListing& listing, TableWriter& table) {
  for (const ListedWord& word : listing.listed) {
    table.row({word.word, word.occurrences, per_million(word.occurrences, listing.words), word.articles,
               static_cast<double>(word.articles) / static_cast<double>(listing.articles), word.spread.dp,
               number_or_nothing(word.spread.dp_norm), word.spread.arf, listing.words, listing.articles,
               text_cell_of(word.query)});
  }
}

std::vector<std::string> keyword_columns() {
  std::vector<std::string> columns{"word",
                                   "occurrences",
                                   "per_million",
                                   "articles",
                                   "reference_occurrences",
                                   "reference_per_million",
                                   "reference_articles"};
  for (const std::string_view measure : kKeynessNames) {
    columns.emplace_back(measure);
    if (measure == kKeynessNames.front()) columns.emplace_back("p");
  }
  for (const char* name : {"words", "reference_words", "query", "reference_query"}) columns.emplace_back(name);
  return columns;
}

void write_keywords(const KeywordList& list, TableWriter& table) {
  for (const Keyword& keyword : list.keywords) {
    std::vector<TableCell> cells{
        keyword.word,          keyword.here.occurrences,  per_million(keyword.here.occurrences, list.words),
        keyword.here.articles, keyword.there.occurrences, per_million(keyword.there.occurrences, list.reference_words),
        keyword.there.articles};
    cells.emplace_back(keyword.measures.front());
    cells.emplace_back(chance_of(keyword.measures.front()));
    cells.insert(cells.end(), keyword.measures.begin() + 1, keyword.measures.end());
    cells.insert(cells.end(), {list.words, list.reference_words, text_cell_of(keyword.here.query),
                               text_cell_of(keyword.there.query)});
    table.row(cells);
  }
}

std::vector<std::string> ngram_columns() {
  return {"ngram", "occurrences", "per_million", "articles", "runs", "query"};
}

void write_ngrams(const NgramList& list, TableWriter& table) {
  for (const Ngram& ngram : list.ngrams) {
    table.row({ngram.words, ngram.occurrences, per_million(ngram.occurrences, list.runs), ngram.articles, list.runs,
               text_cell_of(ngram.query)});
  }
}

std::vector<std::string> rising_columns() {
  return {"word", "occurrences", "articles", "s", "z", "p", "slope", "periods", "query"};
}

void write_rising(const RisingList& list, TableWriter& table) {
  for (const RisingWord& word : list.rising) {
    table.row({word.word, word.occurrences, word.articles, signed_cell(word.change.s), word.change.z, word.change.p,
               word.change.slope, std::uint64_t{list.periods}, text_cell_of(word.query)});
  }
}

}  // namespace khabar
