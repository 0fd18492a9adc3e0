// The options of count, facets and trend.
#pragma once

#include <array>

#include "searcher/commands/shared_options.h"
#include "searcher/output/charts/chart_words.h"

namespace khabar {

inline constexpr Option kKindsOption{"kinds", '\0', "FILE", "Count",
                                     "for --by kind: a codebook, a line of a source, a tab and its kind each"};
inline constexpr Option kWideOption{"wide", '\0', "", "Output", "columns for each query, instead of rows"};

inline constexpr Option kVersusOption{
    "versus", '\0', "QUERY", "Query", "count another query beside the first; if given again, all of them",
    {},       {},   true};

inline constexpr std::array kCountedOptions{kIndexOption,   kGenerationOption, kDeskOption,    kInOption,
                                            kQueriesOption, kVersusOption,     kLenientOption, kTimezoneOption};

inline constexpr auto kCountOptions =
    joined_options(kCountedOptions,
                   std::array{Option{"by",
                                     'b',
                                     "NAME",
                                     "Count",
                                     "count by source, section, author, lang, year, month, week, day, form, group, "
                                     "kind or code; if given again, "
                                     "by two of them",
                                     {},
                                     {},
                                     true},
                              kKindsOption},
                   kProvenTableOptions, std::array{kWideOption});

inline constexpr auto kFacetsOptions = joined_options(
    kCountedOptions,
    std::array{
        Option{"by",
               'b',
               "NAMES",
               "Count",
               "count by each of them by itself: source, section, author, lang, year, month, week, day, group, kind or "
               "code, with commas between",
               "source,section,year",
               {},
               true},
        kKindsOption},
    kProvenTableOptions);

// Those of tables, and pictures.
inline constexpr std::array<std::string_view, 6> kTrendFormatNames{"text", "json", "jsonl", "csv", "tsv", "svg"};
inline constexpr std::array<std::string_view, 4> kPeriodNames{"year", "month", "week", "day"};

inline constexpr auto kTrendOptions = joined_options(
    kCountedOptions,
    std::array{Option{"by", 'b', "PERIOD", "Count", "how long a period is", "month", kPeriodNames},
               Option{"smooth", '\0', "N", "Count",
                      "add up N periods around each, an odd number; single ones are told as well", "1"},
               format_option(kTrendFormatNames), kOutputOption, kFieldsOption, kExcelOption, kManifestOption,
               kCrateOption, kWideOption,
               Option{"labels", '\0', "LANGUAGE", "Output", "in svg, the language of the labels: English or Arabic",
                      "en", kChartLanguageNames},
               kBidiOption});

inline constexpr Command kCountCommand{
    "count", "[QUERY...]", "count articles, occurrences and words, by source, month and the like",
    "Every word must occur; nothing else is searched for instead. The columns are:\n"
    "\n"
    "  name                 of the query in the file of --queries, or the query\n"
    "  articles             that match\n"
    "  articles_unique      a group of near duplicates counts once a row\n"
    "  occurrences          matches in title or body; of those that overlap, one\n"
    "  words                of these articles\n"
    "  per_million          occurrences in a million words\n"
    "  ratio, low, high     of articles, with its interval of 95 % (Wilson)\n"
    "  collection_articles  what ratio is of: those with the query's filters\n"
    "  collection_words     their words, which per_million is of\n"
    "  query                finds exactly these articles\n"
    "\n"
    "A row in which nothing is found has zeros; one for which there is no article at all, such as a month without\n"
    "news, is empty. Articles without a date, source and the like are in a row 'none'. Weeks are those of\n"
    "ISO 8601. Forms and groups are listed if they are found. By form, an article is in the row of each of its\n"
    "forms; a form has a query if the query has words only. By code, an article is in the row of each code that any\n"
    "of its lines has, or in 'none'; an occurrence is in the rows of its own codes, or in 'none'. The exit status is\n"
    "0 also if nothing is found.",
    kCountOptions};

inline constexpr Command kFacetsCommand{
    "facets", "[QUERY...]", "count the articles of a query by source, section, year and the like, each by itself",
    "The numbers are those of 'count'; occurrences and words are left out. The columns are name, facet (what is\n"
    "counted by), value, articles, articles_unique, ratio, low, high, collection_articles and query. The articles\n"
    "of a facet add up to all that match. The exit status is 0 also if nothing is found.",
    kFacetsOptions};

inline constexpr Command kTrendCommand{
    "trend", "[QUERY...]", "count over time, as a table or a picture",
    "The numbers are those of 'count --by' a period, for the same periods of every query. Beside its columns there\n"
    "are:\n"
    "\n"
    "  partial              1 if articles begin after the first day of the period,\n"
    "                       or end before its last\n"
    "  smoothed_over        with --smooth: how many periods were added up; fewer\n"
    "                       than N at the ends and beside periods without articles\n"
    "  smoothed_ratio, smoothed_low, smoothed_high, smoothed_per_million\n"
    "                       of the sums, not means of ratios\n"
    "\n"
    "As text, a bar a period; a line for people below it says how to read it. As svg, a line a query with its\n"
    "interval of 95 %, in grey the articles that it is compared with, and all numbers as a table inside. A period\n"
    "for which there is no article is a gap. The interval takes articles for independent; if one event brings many\n"
    "of them at once, it is too narrow. The exit status is 0 also if nothing is found.",
    kTrendOptions};

}  // namespace khabar
