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
  WrappedList list{open, name, text.substr(0, at)};
  for (std::size_t begin = next_token(text, at + 1); begin < text.size() && text[begin] == '{';) {
    const std::size_t length = bracketed_length(text.substr(begin));
    if (length == 0 || list.objects.size() == kMostLookedAt) break;
    list.objects.push_back(text.substr(begin, length));
    begin = std::min(text.find_first_not_of(" \t\r\n,", begin + length), text.size());
  }
  return list;
}

}  // namespace

std::string WrappedList::path() const {
  std::string path;
  for (const std::string& around : open) {
    if (!around.empty()) path += around + ".";
  }
  return path.append(name);
}

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
  const bool is_inside = !open.empty();
  std::string name;
  std::size_t member = 0;  // where the present one begins
  const auto out_of_sight = [&] { return is_inside ? JsonWrapperScan{member, open, false, true} : JsonWrapperScan{}; };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"') {
      const std::size_t end = end_of_string(text, at);
      const std::size_t after = end == std::string_view::npos ? text.size() : next_token(text, end);
      const bool is_name = after < text.size() && text[after] == ':';
      if (is_name) member = at;
      if (after == text.size()) return out_of_sight();
      if (is_name) name = text.substr(at + 1, end - at - 2);
      at = end;
    } else if (c == '{') {
      if (open.size() == kMostWrappers) return out_of_sight();
      open.push_back(open.empty() ? std::string() : name);
      member = ++at;
    } else if (c == '}') {
      if (open.empty()) return {};
      open.pop_back();
      member = ++at;
      if (open.empty()) return is_inside ? JsonWrapperScan{at, {}, false, false} : JsonWrapperScan{};
    } else if (c == '[') {
      const std::optional<bool> holds_articles = is_article_list(list_at(text, at, open, name));
      if (!holds_articles) return {};
      if (*holds_articles) return {at + 1, std::move(open), true, false};
      const std::size_t list = bracketed_length(text.substr(at));
      if (list == 0) return out_of_sight();
      at += list;
      member = at;
    } else {
      ++at;
      if (c == ',') member = at;
    }
  }
  return is_inside ? JsonWrapperScan{text.size(), std::move(open), false, true} : JsonWrapperScan{};
}

}  // namespace khabar
