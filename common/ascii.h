// Letters, digits and white space of ASCII, whatever the locale. Every other character is none of them and stays as it
// is, so bytes of UTF-8 and code points can be asked as well.
#pragma once

#include <algorithm>
#include <concepts>
#include <string>
#include <string_view>

namespace khabar::ascii {

template <std::integral Char>
constexpr bool is_digit(Char c) {
  return c >= '0' && c <= '9';
}

template <std::integral Char>
constexpr bool is_lower(Char c) {
  return c >= 'a' && c <= 'z';
}

template <std::integral Char>
constexpr bool is_upper(Char c) {
  return c >= 'A' && c <= 'Z';
}

template <std::integral Char>
constexpr bool is_letter(Char c) {
  return is_lower(c) || is_upper(c);
}

// Space, tab, line feed, vertical tab, form feed and carriage return.
template <std::integral Char>
constexpr bool is_space(Char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

template <std::integral Char>
constexpr Char to_lower(Char c) {
  return is_upper(c) ? static_cast<Char>(c + ('a' - 'A')) : c;
}

inline std::string to_lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = to_lower(c);
  return result;
}

inline std::string to_upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = is_lower(c) ? static_cast<char>(c - ('a' - 'A')) : c;
  return result;
}

constexpr bool equal_ignoring_case(std::string_view one, std::string_view other) {
  return std::ranges::equal(one, other, {}, to_lower<char>, to_lower<char>);
}

constexpr bool starts_with_ignoring_case(std::string_view text, std::string_view begin) {
  return equal_ignoring_case(text.substr(0, begin.size()), begin);
}

constexpr bool ends_with_ignoring_case(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && equal_ignoring_case(text.substr(text.size() - end.size()), end);
}

// Without the white space at both ends.
constexpr std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace khabar::ascii
