// Characters of a query: spaces, brackets, quotation marks and the chunks of text between them.
#pragma once

#include <cstddef>
#include <string_view>

namespace khabar {

// What parts a query into chunks, besides brackets and quotation marks.
enum class Parting {
  kSpaces,
  kMarks,  // also | and && and the marks between sentences and their parts: , ; … ؟ and the like
};

class QueryScanner {
 public:
  explicit QueryScanner(std::string_view text, Parting parting = Parting::kSpaces)
      : rest_(text), marks_(parting == Parting::kMarks) {}

  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  void skip_spaces();  // and what else parts chunks, but | and &&
  void skip_invisible();

  // Takes the character if it comes next.
  bool take(char c);
  bool next_is(char c) const { return !rest_.empty() && rest_.front() == c; }
  // At the end, a closing bracket or what parts chunks: what stands before has nothing to belong to.
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

  // Up to what parts chunks, a bracket or a quotation mark; an address (https://...) up to a space. `most` bounds how
  // far it looks: what is longer is cut there.
  std::string_view next_chunk(std::size_t most = std::string_view::npos) const;
  // The value of a filter: marks of sentences are part of it.
  std::string_view next_value() const;
  // Up to a space.
  std::string_view next_piece() const;
  void skip(std::size_t bytes) { rest_.remove_prefix(bytes); }

 private:
  static std::size_t space_length(std::string_view text);
  static std::size_t quote_length(std::string_view text);
  static bool is_angle(std::string_view quote);
  static bool is_bar(std::string_view text) { return text.starts_with('|') || text.starts_with("&&"); }

  std::string_view rest_;
  bool marks_;
};

// http://, https:// or ftp://, in lower case.
bool is_address(std::string_view chunk);

// A score, a date or a time: 2-1, 20/3/2018, 12:30. Its numbers stand side by side where an article has it. 3.5 is one
// number.
bool is_row_of_numbers(std::string_view chunk);

// Without what is not seen at both ends: marks of direction.
std::string_view without_invisible_ends(std::string_view text);

// The same, and without full stops, colons, commas and the like at both ends.
std::string_view without_punctuation(std::string_view text);

}  // namespace khabar
