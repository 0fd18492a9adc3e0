// The alphabetical order of words and names: the root collation of Unicode (CLDR), the same in every locale.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace khabar {

// Not for two threads at once.
class Collation {
 public:
  Collation();
  ~Collation();
  Collation(const Collation&) = delete;
  Collation& operator=(const Collation&) = delete;

  // Bytes that sort as the texts do. The same for texts that differ in marks, hamza or case only.
  std::string key(std::string_view text) const;

 private:
  struct Internal;
  std::unique_ptr<Internal> internal_;
};

// Words of which many are the same, each compared once.
class WordRanks {
 public:
  // The number of a word: equal words have the same.
  std::uint32_t number(std::string_view word);

  // By number, once all words are known: where each stands among them; the same for those of one key().
  std::vector<std::uint32_t> ranks() const;

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

// In alphabetical order; those of one key() by code point.
void sort_names(std::vector<std::string>& names);

}  // namespace khabar
