// Characters of a query: spaces, brackets, quotation marks and the chunks of text between them.
#pragma once

#include <cstddef>
#include <string_view>

namespace khabar {

class QueryScanner {
 public:
  explicit QueryScanner(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  void skip_spaces();

  // Takes the character if it comes next.
  bool take(char c);
  bool next_is(char c) const { return !rest_.empty() && rest_.front() == c; }
  // At the end, a space or a closing bracket: what stands before has nothing to belong to.
  bool at_break() const;

  // How many bytes the minus that comes next takes; 0 if there is none. Dashes of all lengths count, since editors make
  // them of a hyphen.
  std::size_t minus_length() const;

  // Takes `word` if it comes next and ends there.
  bool take_operator(std::string_view word);
  bool next_is_operator(std::string_view word) const;

  bool next_is_quote() const { return quote_length(rest_) != 0; }

  struct Quoted {
    std::string_view text;
    bool closed;
  };
  // Needs next_is_quote(). What is never closed runs to the end.
  Quoted take_quoted();

  // Up to the next space, bracket or quotation mark.
  std::string_view next_chunk() const;
  void skip(std::size_t bytes) { rest_.remove_prefix(bytes); }

 private:
  static std::size_t space_length(std::string_view text);
  static std::size_t quote_length(std::string_view text);
  static bool is_angle(std::string_view quote);

  std::string_view rest_;
};

}  // namespace khabar
