#include "indexer/format/json/json_elements.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/utf8.h"
#include "indexer/limits.h"

namespace khabar {

namespace {

bool is_json_space(char c) { return kJsonSpaces.find(c) != std::string_view::npos; }

constexpr std::size_t kShownBytes = 20;

// What stands where an object should, short enough for a message.
std::string shown(std::string_view text) {
  if (text.size() <= kShownBytes) return std::string(text);
  return std::string(beginning(text, kShownBytes)) + "…";
}

// How many bytes at the front of `text`, which lies inside a string, neither end nor escape anything.
std::size_t plain_length(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && text[length] != '"' && text[length] != '\\' && text[length] != '\n') ++length;
  return length;
}

}  // namespace

bool JsonElements::Nesting::pass(char c) {
  if (in_string) {
    in_string = escaped || c != '"';
    escaped = !escaped && c == '\\';
    return true;
  }
  if (c == '"') in_string = true;
  if (c == '{' || c == '[') {
    if (brackets.size() <= kMaxJsonNesting) {
      brackets += c;
    } else {
      ++deeper;
    }
  } else if ((c == '}' || c == ']') && deeper > 0) {
    --deeper;
  } else if (c == '}' || c == ']') {
    if (brackets.empty() || brackets.back() != (c == '}' ? '{' : '[')) return false;
    brackets.pop_back();
  }
  if (!is_json_space(c)) last = c;
  return true;
}

// A line that opens an object in the column of the element cannot belong to it, unless the file has no indentation at
// all and an object may stand at this place.
bool JsonElements::begins_next_element(const Nesting& open) const {
  if (open.in_string || !open.starts_line || !cursor_.starts_line() || cursor_.column() != open.column) return false;
  if (open.brackets.empty() || cursor_.character() != '{') return false;
  const bool in_object = open.brackets.back() == '{';
  const bool may_stand = open.last == ':' || (!in_object && (open.last == ',' || open.last == '['));
  return open.column > 0 || !may_stand;
}

// Goes back to the next object that may have been taken for a part of this one.
void JsonElements::give_up(JsonElement& element, const Nesting& open, std::string problem) {
  element.problem = std::move(problem);
  const std::string next = "\n" + std::string(open.column, ' ') + "{";
  const std::size_t at = open.starts_line ? element.text.find(next) : std::string::npos;
  if (at == std::string::npos || rescanned_ > kMaxRescan) return;
  const auto lines = std::count(element.text.begin(), element.text.begin() + static_cast<std::ptrdiff_t>(at) + 1, '\n');
  rescanned_ += element.text.size() - at;
  cursor_.put_back(element.text.substr(at + 1), element.line + static_cast<std::uint64_t>(lines));
  element.at_end = false;
}

void JsonElements::take_element(JsonElement& element) {
  Nesting open{cursor_.column(), cursor_.starts_line()};
  bool too_long = false;
  const auto take = [&](std::string_view bytes) {
    const std::string_view kept = bytes.substr(0, max_bytes_ - element.text.size());
    element.text += kept;
    too_long = too_long || kept.size() < bytes.size();
  };
  for (; !cursor_.at_end(); cursor_.advance()) {
    if (open.in_string && !open.escaped) {  // most bytes of an article
      const std::size_t plain = plain_length(cursor_.ahead());
      take(cursor_.ahead().substr(0, plain));
      cursor_.advance_in_line(plain);
      if (cursor_.at_end()) break;
    }
    const char c = cursor_.character();
    if (begins_next_element(open)) {
      return give_up(element, open, "broken JSON: the object does not end before the next one");
    }
    if (open.in_string && c == '\n') return give_up(element, open, "broken JSON: a line ends inside a string");
    if (!open.pass(c)) return give_up(element, open, fmt::format("broken JSON: a '{}' that closes nothing", c));
    take({&c, 1});
    if (open.brackets.empty()) break;
  }
  if (too_long) element.problem = longer_than(max_bytes_);
  if (cursor_.at_end()) {
    element.at_end = true;
    if (!too_long) give_up(element, open, "broken JSON: the text ends inside an object");
    return;
  }
  cursor_.advance();
}

// Up to the next object, list end or line.
void JsonElements::take_other(JsonElement& element) {
  Nesting open;
  for (; !cursor_.at_end(); cursor_.advance()) {
    const char c = cursor_.character();
    if (c == '\n' || (!open.in_string && (c == '{' || c == '[' || c == ']'))) break;
    open.pass(c);
    if (element.text.size() <= kShownBytes) element.text += c;
  }
  if (element.text.empty() && !cursor_.at_end()) {  // a ']' that closes nothing must not be met again
    element.text = cursor_.character();
    cursor_.advance();
  }
  element.problem = fmt::format("a JSON object is expected, not '{}'", shown(element.text));
}

// Moves to the first character of an element; false at the end of the stream.
bool JsonElements::find_element(JsonElement& element) {
  while (!cursor_.at_end()) {
    const char c = cursor_.character();
    if (is_json_space(c) || c == ',') {
      cursor_.advance();
      continue;
    }
    const bool may_wrap = c == '{' ? !in_list_ && wrappers_.empty() : !wrappers_.empty() && !in_list_;
    if (is_article_list_ && may_wrap && enter_wrapper()) continue;
    if (c == '[' && !in_list_) {
      in_list_ = true;
      list_line_ = cursor_.line();
    } else if (c == ']' && in_list_) {
      in_list_ = false;
    } else {
      element.line = cursor_.line();
      return true;
    }
    cursor_.advance();
  }
  return false;
}

// If the object ahead, or what is left of one, has a list of articles within sight, moves behind the '[' of that; in an
// object that was entered so, moves on towards the next list, or behind the object. False, and nothing moved, if the
// object ahead is not to be entered.
bool JsonElements::enter_wrapper() {
  JsonWrapperScan scan = scan_wrapper(cursor_.all_ahead(), wrappers_, is_article_list_);
  if (scan.length == 0 && !scan.is_unseen) return false;
  wrappers_ = std::move(scan.open);
  if (scan.length == 0) {
    pass_member();
    return true;
  }
  for (std::size_t i = 0; i + 1 < scan.length; ++i) cursor_.advance();
  in_list_ = scan.at_list;
  list_line_ = cursor_.line();
  cursor_.advance();
  return true;
}

// Up to and with the value that is too long to be seen; of the object around it nothing.
void JsonElements::pass_member() {
  Nesting open;
  bool is_inside = false;
  while (!cursor_.at_end()) {
    const char c = cursor_.character();
    if (!open.in_string && !is_inside && (c == ',' || c == '}')) return;
    if (!open.pass(c)) return;
    cursor_.advance();
    const bool is_over = is_inside && open.brackets.empty();
    if (is_over) return;
    is_inside = !open.brackets.empty();
  }
}

bool JsonElements::next(JsonElement& element) {
  element = JsonElement{};
  if (!find_element(element)) {
    const bool is_cut = !std::exchange(wrappers_, {}).empty();
    const bool is_cut_list = std::exchange(in_list_, false);
    if (!is_cut && !is_cut_list) return false;
    element.line = list_line_;
    element.problem =
        fmt::format("broken JSON: the {} does not end; the file may be cut", is_cut_list ? "list" : "object");
    element.at_end = true;
    return true;
  }
  const char c = cursor_.character();
  if (c == '{' || c == '[') {
    take_element(element);
  } else {
    take_other(element);
  }
  if (element.at_end) in_list_ = false;  // one message for one cut
  return true;
}

}  // namespace khabar
