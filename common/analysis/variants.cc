#include "common/analysis/variants.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "common/analysis/tokenizer.h"
#include "common/program/error.h"
#include "common/program/suggestion.h"

namespace khabar {
namespace {

std::string one_word(std::string_view cell, std::string_view path, std::size_t line) {
  TokenizedText tokenized;
  tokenize(cell, tokenized);
  if (tokenized.tokens.size() != 1) {
    throw error_at(path, line, fmt::format("'{}' is not one word", excerpt(cell)),
                   "give the spellings of one word, separated by tabs");
  }
  return std::string{tokenized.word(tokenized.tokens.front())};
}

std::vector<std::string> words_of(std::string_view line, std::string_view path, std::size_t number) {
  std::vector<std::string> words;
  while (true) {
    const std::size_t tab = line.find('\t');
    words.push_back(one_word(line.substr(0, tab), path, number));
    if (tab == std::string_view::npos) break;
    line.remove_prefix(tab + 1);
  }
  if (words.size() < 2) {
    throw error_at(path, number, "a group of one word", "give at least two spellings, separated by tabs");
  }
  return words;
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
    groups_.push_back(words_of(line, path, number));
    for (const std::string& word : groups_.back()) {
      const auto [at, is_new] = seen.emplace(word, number);
      if (!is_new && at->second != number) {
        throw error_at(path, number, fmt::format("'{}' stands in line {} already", excerpt(word), at->second),
                       "put all spellings of a word into one line");
      }
    }
  }
}

}  // namespace khabar
