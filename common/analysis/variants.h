// Spelling variants that an archivist adds to those of common/tables/variants.tsv: the table given to
// `khabar-index build --variants FILE` is stored with the index, and whoever reads the index uses it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

// A spelling has more words only if it is a name: it is looked for as a phrase.
inline constexpr std::size_t kMostWordsOfAVariant = 8;

// Groups of spellings of one word or name; the first word of a group that stands by itself stands for all such words.
class VariantTable {
 public:
  VariantTable() = default;

  // A group a line, spellings separated by tabs; empty lines and lines that begin with `#` are left out. Throws Error
  // with `path` and the line for a group of fewer than two spellings, one without a word or with more than
  // kMostWordsOfAVariant, and a spelling of two groups.
  VariantTable(std::string text, std::string_view path);

  // The words of each spelling with single spaces between them, as the tokenizer cuts them: عبدالله is "عبد الله".
  const std::vector<std::vector<std::string>>& groups() const { return groups_; }
  const std::string& text() const { return text_; }
  bool empty() const { return groups_.empty(); }

 private:
  std::string text_;
  std::vector<std::vector<std::string>> groups_;
};

}  // namespace khabar
