// NFKC over a whole text, with a way back to the bytes it came from (UAX #15).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace khabar {

class NormalizedText {
 public:
  // Bytes that are not UTF-8 stay as they are.
  explicit NormalizedText(std::string_view original);

  const std::string& text() const { return text_; }

  // Where the characters at [begin, end) of text() came from. An offset inside a replaced stretch moves to its edge,
  // so that a ligature is taken whole.
  std::size_t original_begin(std::size_t begin) const;
  std::size_t original_end(std::size_t end) const;

 private:
  struct Change {
    std::size_t begin;
    std::size_t end;
    std::size_t original_begin;
    std::size_t original_end;
  };
  std::vector<Change>::const_iterator last_change_before(std::size_t offset) const;

  std::string text_;
  std::vector<Change> changes_;
};

}  // namespace khabar
