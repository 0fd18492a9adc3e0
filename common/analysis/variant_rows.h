// Names whose spellings differ in their number of words, as أبو ظبي, Abu Dhabi and AUH of one line of a variant table.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace khabar {

// The lemmas of words side by side.
using LemmaRow = std::vector<std::string>;

class VariantRows {
 public:
  struct Found {
    std::size_t length = 0;                            // in lemmas; 0: none
    const std::vector<LemmaRow>* spellings = nullptr;  // all of the name, the one that was found among them
  };

  // `spellings` of one name. Those of one row, and a row that stands in an earlier name, change nothing.
  void add(std::vector<LemmaRow> spellings);

  // The longest row that `lemmas` begin with. Good until the next add().
  Found longest(std::span<const std::string> lemmas) const;

  bool empty() const { return names_.empty(); }

 private:
  std::vector<std::vector<LemmaRow>> names_;
  std::map<LemmaRow, std::size_t> name_of_;  // index in names_
  std::size_t longest_ = 0;
};

}  // namespace khabar
