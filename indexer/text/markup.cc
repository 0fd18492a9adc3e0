#include "indexer/text/markup.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/text/charset.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

constexpr std::size_t kLongestEntity = 32;
constexpr std::size_t kLongestTag = 4096;  // so that a '<' without its '>' costs no search through the whole text
constexpr std::array<std::string_view, 14> kInline{"a", "b",     "i",    "u",      "em",   "strong", "span",
                                                   "s", "small", "font", "strike", "mark", "sub",    "sup"};

bool is_name_char(char c) { return ascii::is_letter(c) || ascii::is_digit(c) || c == '_' || c == '-' || c == ':'; }

bool is_character(std::uint32_t c) { return c > 0 && c < 0x110000 && !(c >= 0xD800 && c < 0xE000); }

// Editors wrote &#146; for the apostrophe of windows-1252, and browsers still read it so (HTML, chapter 13.2.5.80).
std::uint32_t windows_character(char byte) {
  const std::string text = from_charset({&byte, 1}, kWindowsLatin).text;
  std::size_t at = 0;
  return next_code_point(text, at);
}

// The code point that "name" of "&name;" stands for; 0 for none.
std::uint32_t entity_value(std::string_view name) {
  if (!name.starts_with('#')) {
    const std::string terminated(name);
    if (terminated == "apos") return '\'';  // XML's, not HTML 4's
    const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(terminated.c_str()));
    return entity == nullptr ? 0 : entity->value;
  }
  name.remove_prefix(1);
  const bool hex = name.starts_with('x') || name.starts_with('X');
  if (hex) name.remove_prefix(1);
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), value, hex ? 16 : 10);
  if (error != std::errc() || end != name.data() + name.size() || !is_character(value)) return 0;
  return value >= 0x80 && value < 0xA0 ? windows_character(static_cast<char>(value)) : value;
}

}  // namespace

std::string decode_entities(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const std::size_t start = text.find('&');
    result += text.substr(0, start);
    if (start == std::string_view::npos) break;
    text.remove_prefix(start);
    const std::size_t end = text.substr(0, kLongestEntity).find(';');
    const std::uint32_t value = end == std::string_view::npos ? 0 : entity_value(text.substr(1, end - 1));
    if (value == 0) {
      result += '&';
      text.remove_prefix(1);
    } else {
      append_code_point(result, value);
      text.remove_prefix(end + 1);
    }
  }
  return result;
}

Tag read_tag(std::string_view text) {
  Tag tag;
  if (!text.starts_with('<')) return tag;
  text = text.substr(0, kLongestTag);
  const bool closing = text.substr(1).starts_with('/');
  const std::size_t begin = closing ? 2 : 1;
  if (begin >= text.size() || !ascii::is_letter(text[begin])) return tag;
  std::size_t end = begin;
  while (end < text.size() && is_name_char(text[end])) ++end;
  const std::size_t close = text.find('>', end);
  if (close == std::string_view::npos) return tag;
  tag.name = ascii::to_lower(text.substr(begin, end - begin));
  tag.closing = closing;
  tag.attributes = text.substr(end, close - end);
  tag.length = close + 1;
  return tag;
}

std::string attribute(std::string_view attributes, std::string_view name) {
  std::size_t at = 0;
  const auto skip_spaces = [&] { at = std::min(attributes.find_first_not_of(" \t\r\n", at), attributes.size()); };
  for (skip_spaces(); at < attributes.size(); skip_spaces()) {
    std::string found;
    while (at < attributes.size() && is_name_char(attributes[at])) found += ascii::to_lower(attributes[at++]);
    skip_spaces();
    if (at >= attributes.size() || attributes[at] != '=') {
      if (found.empty()) ++at;  // something that is no attribute
      continue;
    }
    ++at;
    skip_spaces();
    const char quote =
        at < attributes.size() && (attributes[at] == '"' || attributes[at] == '\'') ? attributes[at] : ' ';
    if (quote != ' ') ++at;
    const std::size_t end = std::min(attributes.find(quote, at), attributes.size());
    if (found == name) return decode_entities(attributes.substr(at, end - at));
    at = std::min(end + 1, attributes.size());
  }
  return {};
}

std::string markup_to_text(std::string_view markup) {
  constexpr std::string_view kCommentBegin = "<!--";
  constexpr std::string_view kCommentEnd = "-->";
  std::string text;
  text.reserve(markup.size());
  bool comments = true;
  while (!markup.empty()) {
    const std::size_t start = markup.find('<');
    text += markup.substr(0, start);
    if (start == std::string_view::npos) break;
    markup.remove_prefix(start);
    if (comments && markup.starts_with(kCommentBegin)) {
      const std::size_t end = markup.find(kCommentEnd);
      comments = end != std::string_view::npos;  // once there is none, none needs to be looked for
      if (end != std::string_view::npos) {
        markup.remove_prefix(end + kCommentEnd.size());
        continue;
      }
    }
    const Tag tag = read_tag(markup);
    if (tag.name.empty()) {
      text += '<';
      markup.remove_prefix(1);
      continue;
    }
    if (tag.name == "br") {
      text += '\n';
    } else if (std::find(kInline.begin(), kInline.end(), tag.name) == kInline.end()) {
      text += "\n\n";
    }
    markup.remove_prefix(tag.length);
  }
  return decode_entities(trim(text));
}

}  // namespace khabar
