#include "indexer/format/json/json_wrapper.h"

#include <algorithm>
#include <string>
#include <utility>

namespace khabar {

namespace {

constexpr std::size_t kMostWrappers = 5;

// One past the string that opens `text` at `at`; npos if it does not end.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

std::size_t next_token(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

WrappedList list_at(std::string_view text, std::size_t at, const std::vector<std::string>& open,
                    std::string_view name) {
  WrappedList list;
  for (const std::string& around : open) {
    if (!around.empty()) list.path += around + ".";
  }
  list.path += name;
  const std::size_t first = next_token(text, at + 1);
  const std::size_t object = first < text.size() && text[first] == '{' ? bracketed_length(text.substr(first)) : 0;
  list.first = text.substr(std::min(first, text.size()), object);
  list.around = std::string(text.substr(0, at)) + "null" + std::string(open.size(), '}');
  list.name = name;
  return list;
}

}  // namespace

std::size_t bracketed_length(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') {
      i = end_of_string(text, i);
      if (i == std::string_view::npos) return 0;
      --i;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && (depth == 0 || --depth == 0)) {
      return i + 1;
    }
  }
  return 0;
}

JsonWrapperScan scan_wrapper(std::string_view text, std::vector<std::string> open,
                             const IsWrappedList& is_article_list) {
  std::string name;
  const bool is_inside = !open.empty();
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"') {
      const std::size_t end = end_of_string(text, at);
      if (end == std::string_view::npos) return {};
      const std::size_t after = next_token(text, end);
      if (after < text.size() && text[after] == ':') name = text.substr(at + 1, end - at - 2);
      at = end;
    } else if (c == '{') {
      if (open.size() == kMostWrappers) return {};
      open.push_back(open.empty() ? std::string() : name);
      ++at;
    } else if (c == '}') {
      if (open.empty()) return {};
      open.pop_back();
      if (open.empty()) return is_inside ? JsonWrapperScan{at + 1, {}, false} : JsonWrapperScan{};
      ++at;
    } else if (c == '[') {
      if (is_article_list(list_at(text, at, open, name))) return {at + 1, std::move(open), true};
      const std::size_t list = bracketed_length(text.substr(at));
      if (list == 0) return {};
      at += list;
    } else {
      ++at;
    }
  }
  return {};
}

}  // namespace khabar
