// Cuts a stream into JSON objects without holding more than one: the elements of one list, or objects one after the
// other, on one line or on many.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/format/json/json_wrapper.h"
#include "indexer/stream/byte_input.h"
#include "indexer/stream/text_cursor.h"

namespace khabar {

inline constexpr std::string_view kJsonSpaces = " \t\r\n";  // RFC 8259, 2

struct JsonElement {
  std::string text;        // brackets are balanced, nothing else is checked; a part of it if there is a problem
  std::uint64_t line = 0;  // where it begins, from 1
  std::string problem;     // why this is no whole object or list; empty if it is
  bool at_end = false;     // the problem is that the stream ends here
};

class JsonElements {
 public:
  // `is_article_list` is asked for the lists inside of an object that begins the stream: those that it knows are read
  // as if they were the stream, however long they are.
  JsonElements(ByteInput& input, std::size_t max_bytes, IsWrappedList is_article_list = {})
      : cursor_(input), max_bytes_(max_bytes), is_article_list_(std::move(is_article_list)) {}

  // The next element; false at the end. Commas between elements may be missing. After one that does not end, the next
  // begins where a line opens an object in the same column.
  bool next(JsonElement& element);

 private:
  // Where the brackets of an element stand open.
  struct Nesting {
    std::size_t column = 0;
    bool starts_line = false;
    std::string brackets{};    // open ones, the innermost last; only as many as an article may have
    std::uint64_t deeper = 0;  // how many more are open
    bool in_string = false;
    bool escaped = false;
    char last = 0;  // character that is no space, outside of strings

    // False if `c` closes what is not open.
    bool pass(char c);
  };

  bool find_element(JsonElement& element);
  bool enter_wrapper();
  void pass_member();
  void take_element(JsonElement& element);
  void take_other(JsonElement& element);
  bool begins_next_element(const Nesting& open) const;
  void give_up(JsonElement& element, const Nesting& open, std::string problem);

  TextCursor cursor_;
  std::size_t max_bytes_;
  IsWrappedList is_article_list_;
  std::vector<std::string> wrappers_;  // the names of the objects around the present list
  std::size_t rescanned_ = 0;
  bool in_list_ = false;
  std::uint64_t list_line_ = 0;
};

}  // namespace khabar
