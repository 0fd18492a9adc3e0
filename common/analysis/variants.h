// Spelling variants that an archivist adds to those of common/tables/variants.tsv: the table given to
// `khabar-index build --variants FILE` is stored with the index, and whoever reads the index uses it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace khabar {

// Groups of words that are one word in other spellings; the first of a group stands for all.
class VariantTable {
 public:
  VariantTable() = default;

  // A group a line, words separated by tabs; empty lines and lines that begin with `#` are left out. Throws Error with
  // `path` and the line for a group of fewer than two words, a cell that is not one word, and a word of two groups.
  VariantTable(std::string text, std::string_view path);

  const std::vector<std::vector<std::string>>& groups() const { return groups_; }
  const std::string& text() const { return text_; }
  bool empty() const { return groups_.empty(); }

 private:
  std::string text_;
  std::vector<std::vector<std::string>> groups_;
};

}  // namespace khabar
