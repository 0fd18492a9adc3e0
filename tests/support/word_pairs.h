// The pairs of words in tests/data/.
#pragma once

#include <cstddef>
#include <fstream>
#include <string>
#include <vector>

namespace khabar::testing {

struct WordPair {
  std::string first;
  std::string second;
  std::size_t line;
};

// Needs KHABAR_SOURCE_DIR.
inline std::vector<WordPair> read_word_pairs(const std::string& name) {
  std::ifstream in(std::string(KHABAR_SOURCE_DIR) + "/tests/data/" + name);
  std::vector<WordPair> pairs;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const auto first = line.find('\t');
    const auto second = line.find('\t', first + 1);
    pairs.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1), number});
  }
  return pairs;
}

}  // namespace khabar::testing
