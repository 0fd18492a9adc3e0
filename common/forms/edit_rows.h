// How many edits lie between one word and others that come in sorted order: the rows of the matrix of edits are kept
// for what the next word begins with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

// An edit is the insertion, the removal or the replacement of a byte, or the swap of two neighbours; no byte is edited
// twice. Words are such as compact_word() makes them, so that a letter is a byte, and the last letter is folded_last().
class EditRows {
 public:
  // Knows distances up to `limit`, of words of up to `longest` bytes.
  EditRows(std::string_view word, std::size_t limit, std::size_t longest);

  // The distance to `other`, which begins with `shared` bytes of the one before; limit + 1 if it is greater.
  std::size_t distance(std::string_view other, std::size_t shared);

  // Every word that begins with so many bytes of the former one is further away than `limit`.
  std::size_t far_beginning() const { return dead_; }

  // No word between `other` and these bytes, which are greater, is within the limit; nothing if none behind `other` is.
  // The next word shares nothing with the former.
  std::optional<std::string> next_near(std::string_view other);

 private:
  std::uint8_t* row(std::size_t number) { return rows_.data() + number * width_; }
  bool fill(std::string_view other, std::size_t shared, std::size_t end);
  std::uint8_t fill_row(std::string_view other, std::size_t number, char letter);
  std::optional<char> next_letter(std::string_view beginning, int least);

  std::string word_;
  std::string letters_;  // those of the word and those that may be folded, in their order
  std::size_t limit_;
  std::size_t longest_;
  std::size_t width_;
  std::vector<std::uint8_t> rows_;  // row n: the distances of the first n bytes to each beginning of the word
  std::size_t filled_ = 0;          // rows that are those of the former word
  std::size_t dead_;                // far_beginning(); npos if there is none
};

}  // namespace khabar
