// common_words ARTICLES.jsonl.gz > common/tables/common_words.txt: the words that news uses most, which an index stores
// as numbers.
#include <algorithm>
#include <cstddef>
#include <iostream>
#include <stdexcept>
#include <utility>
#include <vector>

#include "common/lexicon/word_table.h"
#include "tests/quality/word_counts.h"

namespace khabar::testing {
namespace {

int print_common_words(int argc, char** argv) {
  if (argc != 2) throw std::runtime_error("usage: common_words ARTICLES.jsonl.gz");
  const WordCounts counts = count_words(argv[1]);
  std::vector<std::pair<std::string, std::uint64_t>> words(counts.begin(), counts.end());
  std::ranges::stable_sort(words, std::ranges::greater{}, [](const auto& word) { return word.second; });
  words.resize(std::min(words.size(), kMostCommonWords));
  std::ranges::sort(words);
  std::cout << "# The words that news uses most, as the tokenizer cuts them, in alphabetical order.\n"
               "# From the 58,995 articles of SaudiNewsNet (2015) and of the ANT corpus (2018) by "
               "tests/quality/common_words.cc.\n";
  for (const auto& [word, count] : words) std::cout << word << '\n';
  return 0;
}

}  // namespace
}  // namespace khabar::testing

int main(int argc, char** argv) {
  try {
    return khabar::testing::print_common_words(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "common_words: " << error.what() << '\n';
    return 2;
  }
}
