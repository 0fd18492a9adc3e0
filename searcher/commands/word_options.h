// The commands that list words: what they are told, and what their help says.
#pragma once

#include "searcher/commands/shared_options.h"
#include "searcher/desk/collocates/association.h"
#include "searcher/desk/collocates/windows.h"
#include "searcher/desk/words/keyness.h"
#include "searcher/desk/words/rising.h"
#include "searcher/desk/words/vocabulary.h"
#include "searcher/desk/words/word_listing.h"

namespace khabar {

inline constexpr auto kTermsOptions =
    joined_options(kAskedOptions,
                   std::array{Option{"without-form",
                                     '\0',
                                     "FORM",
                                     "Query",
                                     "leave this form of a word out of the query; if given again, all of them",
                                     {},
                                     {},
                                     true}},
                   kProvenTableOptions);

inline constexpr Command kTermsCommand{
    "terms", "QUERY...", "list the forms in which the words of a query occur",
    "What was counted as the words of a query, most frequent first; forms are told as they are spelled. The columns\n"
    "are form, lemma, articles, articles_unique (without near duplicates), occurrences, share (of all occurrences)\n"
    "and query, which finds exactly these articles; a form has a query if the query has words only. With\n"
    "--without-form, the query that leaves the form out is printed: it may be used in every other command.",
    kTermsOptions};

inline constexpr Option kRowLimit{"limit", 'n', "N", "Rows", "print the first N rows only", "100"};

inline constexpr Option kUnit{
    "unit",  'u',           "UNIT", "Rows", "what is one word: all forms of a lemma, or each form as it is spelled",
    "lemma", kWordUnitNames};

inline constexpr std::array<std::string_view, 2> kCollocatesBy{"year", "source"};

inline constexpr auto kCollocatesOptions = joined_options(
    kAskedOptions,
    std::array{
        Option{"before", '\0', "N", "Window", "words before each occurrence", "5"},
        Option{"after", '\0', "N", "Window", "words after it", "5"},
        Option{"within", '\0', "UNIT", "Window", "what a window does not reach out of", "article", kWindowLimitNames},
        Option{"by", 'b', "NAME", "Rows", "a table for each year or source", {}, kCollocatesBy}, kUnit,
        Option{"min", '\0', "N", "Rows", "only words beside N occurrences of the query or more", "3"},
        Option{"sort", 's', "MEASURE", "Rows", "the measure that is highest in the first row", "logdice",
               kAssociationNames},
        kRowLimit, kJobsOption},
    kProvenTableOptions);

inline constexpr Command kCollocatesCommand{
    "collocates", "QUERY...", "list the words around the occurrences of a query",
    "A window is so many words before and after an occurrence in a body; it never reaches into the title, and words\n"
    "of an occurrence are in no window. The columns are:\n"
    "\n"
    "  collocate      the word\n"
    "  self           1: a form of a word of the query that is no occurrence of it\n"
    "  hits           occurrences of the query that have the word in their window\n"
    "  tokens         places of the word in windows, each once\n"
    "  occurrences    f_B: of the word in all bodies that the filters let pass\n"
    "  articles       with such a window\n"
    "  sources        of these articles\n"
    "  logdice        14 at most, and one less for half as often together\n"
    "  t, mi, mi3, ll of tokens; ll is negative if the word is rarer there\n"
    "  delta_p_word   how much likelier the word is beside the query\n"
    "  delta_p_node   how much likelier the query is beside the word\n"
    "  node_hits, window_words, words  f_A, W and N of the formulas\n"
    "  query          finds these occurrences together with the word\n"
    "\n"
    "The window and the formulas are printed below the table, and told in JSON. Equal scores stand in the order of\n"
    "hits, then of code points. The query of a row sees titles as well and ends with a paragraph; a query that is\n"
    "more than one word, phrase or group of such beside filters has none. Exit status 1: no word is found.",
    kCollocatesOptions};

inline constexpr auto kWordsOptions =
    joined_options(kAskedOptions,
                   std::array{kUnit, Option{"min", '\0', "N", "Rows", "only words of N occurrences or more", "1"},
                              Option{"sort", 's', "ORDER", "Rows", "what is highest in the first row; dp: lowest",
                                     "occurrences", kWordOrderNames},
                              kRowLimit},
                   kProvenTableOptions);

inline constexpr Command kWordsCommand{
    "words", "[QUERY...]", "list the words of the articles that match a query, or of all articles",
    "All words of title and body, stop words among them. The columns are word, occurrences, per_million (words),\n"
    "articles, ratio (of the articles), dp, dp_norm, arf, words and collection_articles (of the set), and\n"
    "query, which finds exactly these articles. dp is how unevenly a word is spread (Gries): half of the sum, over\n"
    "the articles of each source in each month, of the difference between their share of the word and their share\n"
    "of all words; 0 is even. dp_norm is dp / (1 - the smallest share). arf is the frequency that a word would have by "
    "its distances\n"
    "(average reduced frequency), in the order of month, source and day.",
    kWordsOptions};

inline constexpr auto kKeywordsOptions = joined_options(
    std::array{
        kIndexOption, kGenerationOption, kDeskOption, kInOption,
        Option{"against", 'a', "QUERY", "Query", "the articles to compare with; none: all that do not match QUERY"},
        kLenientOption, kTimezoneOption, kUnit,
        Option{"min", '\0', "N", "Rows", "only words of N occurrences or more in both sets together", "1"},
        Option{"sort", 's', "MEASURE", "Rows", "the measure that is highest in the first row", "ll", kKeynessNames},
        Option{"constant", '\0', "N", "Rows", "n of simple maths: 1 favours rare words, 100 common ones", "1"},
        kRowLimit},
    kProvenTableOptions);

inline constexpr Command kKeywordsCommand{
    "keywords", "QUERY...", "list the words that set the articles of a query apart",
    "Compares all words, in title and body, of the articles that match QUERY with those of --against. The columns\n"
    "are:\n"
    "\n"
    "  word\n"
    "  occurrences, per_million, articles     in the articles of QUERY\n"
    "  reference_...                          the same in those of --against\n"
    "  ll, p        log-likelihood, negative if the word is rarer than in the\n"
    "               reference, and its chance\n"
    "  log_ratio    binary logarithm of the ratio of the frequencies\n"
    "  diff         difference in per cent of the reference (%DIFF)\n"
    "  simple       simple maths, with --constant\n"
    "  din, chi2, bic\n"
    "  words, reference_words                 of both sets\n"
    "  query, reference_query                 find exactly these articles\n"
    "\n"
    "The formulas are printed below the table, and told in JSON. A word that one set lacks has finite scores. An\n"
    "article of both sets counts in both, and a note says how many there are.",
    kKeywordsOptions};

inline constexpr auto kNgramsOptions = joined_options(
    kAskedOptions,
    std::array{Option{"size", '\0', "N", "Rows", "words of a run: 2 to 5", "2"},
               Option{"unit", 'u', "UNIT", "Rows",
                      "what is one word: all forms of a lemma, or each form as it is spelled", "form", kWordUnitNames},
               Option{"min", '\0', "N", "Rows", "only runs of N occurrences or more", "5"}, kRowLimit},
    kProvenTableOptions);

inline constexpr Command kNgramsCommand{
    "ngrams", "[QUERY...]", "list the runs of 2 to 5 words in the articles that match a query, or in all articles",
    "A run stands within a title or a body; it may reach over the end of a sentence, as a phrase may. The columns are\n"
    "ngram, occurrences, per_million (runs), articles, runs (of the set), and query, a phrase that finds\n"
    "exactly these articles. Most occurrences come first, equal ones by code point.",
    kNgramsOptions};

inline constexpr std::array<std::string_view, 3> kRisingBy{"year", "month", "week"};

inline constexpr auto kRisingOptions = joined_options(
    kAskedOptions,
    std::array{Option{"by", 'b', "NAME", "Rows", "the periods that are compared", "month", kRisingBy}, kUnit,
               Option{"min", '\0', "N", "Rows", "only words of N occurrences or more", "100"},
               Option{"sort", 's', "MEASURE", "Rows", "the measure that is farthest from 0 in the first row", "slope",
                      kChangeOrderNames},
               kRowLimit},
    kProvenTableOptions);

inline constexpr Command kRisingCommand{
    "rising", "[QUERY...]", "list the words whose use rises or falls most over time",
    "Of each word, the occurrences in a million words of each period are compared with each other. The columns are\n"
    "word, occurrences, articles, s, z and p (Mann-Kendall: how steadily it changes, and the chance of that), slope\n"
    "(Theil-Sen: per million words and period; negative if it falls), periods (that have words), and query,\n"
    "which finds exactly these articles. Articles without a date are left out, and a note says how many there are.",
    kRisingOptions};

inline constexpr std::array<std::string_view, 3> kSourcesBy{"year", "month", "week"};

inline constexpr auto kSourcesOptions =
    joined_options(std::array{kIndexOption, kGenerationOption, kDeskOption, kInOption, kTimezoneOption,
                              Option{"by", 'b', "NAME", "Rows", "the periods of the rows", "month", kSourcesBy}},
                   kProvenTableOptions);

inline constexpr Command kSourcesCommand{
    "sources", "", "list how many articles and words the collection has of each source, by month",
    "The columns are source, month (or what --by says), articles, articles_unique (a group of near duplicates counts\n"
    "once a row), words, and query, which finds exactly these articles. Each source has a row for every period from\n"
    "the first article of the collection to its last, and 'none' for articles without a source or date; 0 says that\n"
    "there is no article.",
    kSourcesOptions};

inline constexpr auto kShowOptions =
    joined_options(std::array{kIndexOption, kGenerationOption, kDeskOption,
                              Option{"query", '\0', "QUERY", "Query", "mark the words of this query"}, kLenientOption,
                              kTimezoneOption},
                   kTableOptions);

inline constexpr Command kShowCommand{
    "show", "ID...", "print whole articles by their ids",
    "Title, date, source, section, author, address, id and index, and the body as it was read. Words of --query are\n"
    "bold on a terminal, else they stand in [ ]. The columns of the other formats are id, title, date, source,\n"
    "section, author, language, url, path, body, title_marks, marks (first and last code point of each mark, `12-18`,\n"
    "the last not included) and index. Exit status 1: no article has one of the ids.",
    kShowOptions};

inline constexpr auto kSimilarOptions =
    joined_options(std::array{kIndexOption, kGenerationOption, kDeskOption, kInOption, kTimezoneOption,
                              Option{"limit", 'n', "N", "Rows", "number of articles to print", "10"}},
                   kProvenTableOptions);

inline constexpr Command kSimilarCommand{
    "similar", "ID", "list the articles that are most like one article",
    "Looks for the 40 lemmas of the article that tell most: those that stand there often and in few other articles.\n"
    "The columns are rank, score, id, title, date, source, group (of near duplicates: the id of the\n"
    "oldest) and index.\n"
    "The words are printed below the table, and told in JSON. Exit status 1: no article has any of them.",
    kSimilarOptions};

}  // namespace khabar
