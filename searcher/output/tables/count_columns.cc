#include "searcher/output/tables/count_columns.h"

#include <array>

#include "searcher/desk/count/wilson.h"

namespace khabar {
namespace {

constexpr double kMillion = 1e6;

bool is_gap(const CountRow& row) { return row.subcorpus.articles == 0; }

TableCell counted(const CountRow& row, std::uint64_t count) { return is_gap(row) ? TableCell{} : TableCell{count}; }

TableCell share(std::uint64_t part, std::uint64_t whole, double times = 1) {
  if (whole == 0) return {};
  return static_cast<double>(part) * times / static_cast<double>(whole);
}

TableCell end_of_interval(std::uint64_t part, std::uint64_t whole, double Interval::*end) {
  return whole == 0 ? TableCell{} : TableCell{wilson_interval(part, whole).*end};
}

TableCell low_of(const CountRow& row) {
  return end_of_interval(row.counts.articles, row.subcorpus.articles, &Interval::low);
}

TableCell high_of(const CountRow& row) {
  return end_of_interval(row.counts.articles, row.subcorpus.articles, &Interval::high);
}

TableCell smoothed_end(const CountRow& row, double Interval::*end) {
  if (!row.smoothed) return {};
  return end_of_interval(row.smoothed->articles, row.smoothed->subcorpus.articles, end);
}

constexpr CountColumn kPartial{"partial", [](const CountRow& row) { return TableCell{std::uint64_t{row.partial}}; }};
constexpr CountColumn kArticles{"articles", [](const CountRow& row) { return counted(row, row.counts.articles); }};
constexpr CountColumn kArticlesUnique{"articles_unique",
                                      [](const CountRow& row) { return counted(row, row.counts.articles_unique); }};
constexpr CountColumn kOccurrences{"occurrences",
                                   [](const CountRow& row) { return counted(row, row.counts.occurrences); }};
constexpr CountColumn kWordCount{"words", [](const CountRow& row) { return counted(row, row.counts.words); }};
constexpr CountColumn kPerMillion{
    "per_million", [](const CountRow& row) { return share(row.counts.occurrences, row.subcorpus.words, kMillion); }};
constexpr CountColumn kRatio{"ratio",
                             [](const CountRow& row) { return share(row.counts.articles, row.subcorpus.articles); }};
constexpr CountColumn kLow{"low", low_of};
constexpr CountColumn kHigh{"high", high_of};
constexpr CountColumn kCollectionArticles{"collection_articles",
                                          [](const CountRow& row) { return TableCell{row.subcorpus.articles}; }};
constexpr CountColumn kCollectionWords{"collection_words",
                                       [](const CountRow& row) { return TableCell{row.subcorpus.words}; }};
constexpr CountColumn kSmoothedOver{
    "smoothed_over", [](const CountRow& row) { return row.smoothed ? TableCell{row.smoothed->periods} : TableCell{}; }};
constexpr CountColumn kSmoothedRatio{"smoothed_ratio", [](const CountRow& row) {
                                       if (!row.smoothed) return TableCell{};
                                       return share(row.smoothed->articles, row.smoothed->subcorpus.articles);
                                     }};
constexpr CountColumn kSmoothedLow{"smoothed_low",
                                   [](const CountRow& row) { return smoothed_end(row, &Interval::low); }};
constexpr CountColumn kSmoothedHigh{"smoothed_high",
                                    [](const CountRow& row) { return smoothed_end(row, &Interval::high); }};
constexpr CountColumn kSmoothedPerMillion{"smoothed_per_million", [](const CountRow& row) {
                                            if (!row.smoothed) return TableCell{};
                                            return share(row.smoothed->occurrences, row.smoothed->subcorpus.words,
                                                         kMillion);
                                          }};
constexpr CountColumn kQuery{
    "query", [](const CountRow& row) { return row.query.empty() ? TableCell{} : TableCell{row.query}; }};

constexpr std::array kCountColumns{kArticles,           kArticlesUnique,  kOccurrences, kWordCount,
                                   kPerMillion,         kRatio,           kLow,         kHigh,
                                   kCollectionArticles, kCollectionWords, kQuery};
constexpr std::array kFacetColumns{kArticles, kArticlesUnique, kRatio, kLow, kHigh, kCollectionArticles, kQuery};
constexpr std::array kTrendColumns{kPartial,   kArticles,           kArticlesUnique,  kOccurrences,
                                   kWordCount, kPerMillion,         kRatio,           kLow,
                                   kHigh,      kCollectionArticles, kCollectionWords, kQuery};
constexpr std::array kSmoothedTrendColumns{kPartial,       kArticles,           kArticlesUnique,  kOccurrences,
                                           kWordCount,     kPerMillion,         kRatio,           kLow,
                                           kHigh,          kCollectionArticles, kCollectionWords, kSmoothedOver,
                                           kSmoothedRatio, kSmoothedLow,        kSmoothedHigh,    kSmoothedPerMillion,
                                           kQuery};

}  // namespace

CountColumns count_columns() { return kCountColumns; }

CountColumns facet_columns() { return kFacetColumns; }

CountColumns trend_columns(bool smoothed) {
  return smoothed ? CountColumns{kSmoothedTrendColumns} : CountColumns{kTrendColumns};
}

}  // namespace khabar
