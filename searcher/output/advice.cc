#include "searcher/output/advice.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace khabar {
namespace {

std::string why_nothing(const SearchRequest& request, const SearchResults& results) {
  if (results.undated_left_out > 0) {
    return fmt::format("{} undated articles match; leave out --from, --to and date: to see them",
                       results.undated_left_out);
  }
  if (!results.unknown_words.empty() || !results.unknown_filters.empty()) return "check the spelling";
  if (asks_for_dates(request) || !request.sources.empty() || !request.sections.empty() || !request.group.empty() ||
      !request.sets.empty() || request.duplicates == Duplicates::kOnly) {
    return "articles may match outside the dates, sources, sections or duplicates asked for";
  }
  return "the words occur, but no article matches the whole query; try fewer of them, or leave out quotes and "
         "operators";
}

}  // namespace

std::vector<std::string> advice(const SearchRequest& request, const SearchResults& results, bool counts_told) {
  std::vector<std::string> lines;
  for (const std::string& note : results.notes) lines.push_back("note: " + note);
  if (!results.only_weight.empty()) {
    lines.push_back(fmt::format("note: only adds weight: {}", fmt::join(results.only_weight, ", ")));
  }
  for (const std::string& name : results.joined) lines.push_back(fmt::format("note: read as one name: {}", name));
  for (const OtherSpelling& other : results.other_spellings) {
    lines.push_back(fmt::format("note: {} more article{} {} in another spelling", other.articles,
                                other.articles == 1 ? " has" : "s have", other.text));
  }
  for (const LikelierWord& word : results.likelier_words) {
    lines.push_back(
        fmt::format("note: {} articles have {}, which {} may be a misprint of", word.articles, word.text, word.typed));
  }
  if (!counts_told && results.fallback)
    lines.emplace_back("note: no article has all of the words; these have some of them");
  if (!counts_told && results.undated_left_out > 0) {
    lines.push_back(fmt::format("note: {} undated article{} left out", results.undated_left_out,
                                results.undated_left_out == 1 ? "" : "s"));
  }
  if (!counts_told && !results.expansion.empty()) {
    std::string words;
    for (const FeedbackWord& word : results.expansion) words += ' ' + word.lemma;
    lines.push_back("note: expanded by" + words);
  }
  if (!counts_told && request.duplicates == Duplicates::kFold && results.distinct < results.total) {
    lines.push_back(fmt::format("note: {} articles, {} without near duplicates", results.total, results.distinct));
  }
  if (!results.unknown_words.empty()) {
    lines.push_back(fmt::format("no article has the word{} {}", results.unknown_words.size() == 1 ? "" : "s",
                                fmt::join(results.unknown_words, ", ")));
  }
  if (!results.corrections.empty()) {
    lines.push_back(fmt::format("did you mean {}?", fmt::join(results.corrections, ", ")));
  }
  if (!results.unknown_filters.empty()) {
    lines.push_back(fmt::format("no article has {}", fmt::join(results.unknown_filters, ", ")));
  }
  if (results.total == 0) {
    lines.push_back("nothing found: " + why_nothing(request, results));
  } else if (results.shown == 0 && request.limit > 0) {
    const bool folded = request.duplicates == Duplicates::kFold && results.distinct < results.total;
    lines.push_back(fmt::format("note: --offset {} is beyond the last of {} articles{}", request.offset,
                                folded ? results.distinct : results.total, folded ? " without near duplicates" : ""));
  }
  return lines;
}

}  // namespace khabar
