#include "common/analysis/variants.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "common/analysis/tokenizer.h"
#include "common/program/error.h"
#include "common/program/suggestion.h"

namespace khabar {
namespace {

std::string spelling_of(std::string_view cell, std::string_view path, std::size_t line) {
  TokenizedText tokenized;
  tokenize(cell, tokenized);
  if (tokenized.tokens.empty()) {
    throw error_at(path, line, fmt::format("'{}' has no word", excerpt(cell)),
                   "give the spellings of one word or name, separated by tabs");
  }
  if (tokenized.tokens.size() > kMostWordsOfAVariant) {
    throw error_at(path, line, fmt::format("'{}' has more than {} words", excerpt(cell), kMostWordsOfAVariant),
                   "give the spellings of one word or name, separated by tabs");
  }
  std::string spelling;
  for (const RawToken& token : tokenized.tokens) {
    if (!spelling.empty()) spelling += ' ';
    spelling += tokenized.word(token);
  }
  return spelling;
}

std::vector<std::string> spellings_of(std::string_view line, std::string_view path, std::size_t number) {
  std::vector<std::string> spellings;
  while (true) {
    const std::size_t tab = line.find('\t');
    spellings.push_back(spelling_of(line.substr(0, tab), path, number));
    if (tab == std::string_view::npos) break;
    line.remove_prefix(tab + 1);
  }
  if (spellings.size() < 2) {
    throw error_at(path, number, "a group of one spelling", "give at least two, separated by tabs");
  }
  return spellings;
}

}  // namespace

VariantTable::VariantTable(std::string text, std::string_view path) : text_(std::move(text)) {
  std::map<std::string, std::size_t> seen;
  std::size_t number = 0;
  for (std::string_view rest = text_; !rest.empty();) {
    ++number;
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    groups_.push_back(spellings_of(line, path, number));
    for (const std::string& spelling : groups_.back()) {
      const auto [at, is_new] = seen.emplace(spelling, number);
      if (!is_new && at->second != number) {
        throw error_at(path, number, fmt::format("'{}' stands in line {} already", excerpt(spelling), at->second),
                       "put all spellings of a word or name into one line");
      }
    }
  }
}

}  // namespace khabar
