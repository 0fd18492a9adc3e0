#include "indexer/text/markup_head.h"

#include <algorithm>

#include "common/ascii.h"
#include "indexer/text/markup.h"

namespace khabar {

namespace {

constexpr std::string_view kSpaces = " \t\r\n\f";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
// Browsers look at 1,024 bytes; pages with long comments before their meta elements are read all the same.
constexpr std::size_t kCharsetHead = 8192;

bool is_attribute_char(char c) {
  return ascii::is_lower(c) || ascii::is_digit(c) || c == '_' || c == '-' || c == ':' || c == '.';
}

std::string_view skip_spaces(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(kSpaces), text.size()));
}

std::string name_at(std::string_view text) {
  std::string name;
  for (const char c : ascii::to_lower(text.substr(0, 40))) {
    if (!is_attribute_char(c)) break;
    name += c;
  }
  return name;
}

// What follows the end of a <!DOCTYPE ... [ ... ]>.
std::string_view after_doctype(std::string_view text) {
  std::size_t end = text.find_first_of("[>");
  if (end < text.size() && text[end] == '[') end = text.find('>', std::min(text.find(']', end), text.size()));
  return end < text.size() ? text.substr(end + 1) : std::string_view();
}

std::string_view after(std::string_view text, std::string_view end) {
  const std::size_t at = text.find(end);
  return at == std::string_view::npos ? std::string_view() : text.substr(at + end.size());
}

}  // namespace

MarkupHead read_markup_head(std::string_view head) {
  MarkupHead result;
  if (head.starts_with(kByteOrderMark)) head.remove_prefix(kByteOrderMark.size());
  for (head = skip_spaces(head); head.starts_with('<'); head = skip_spaces(head)) {
    if (head.starts_with("<?")) {
      if (ascii::starts_with_ignoring_case(head, "<?xml "))
        result.charset = attribute(head.substr(6, head.find("?>")), "encoding");
      head = after(head, "?>");
    } else if (head.starts_with("<!--")) {
      head = after(head, "-->");
    } else if (ascii::starts_with_ignoring_case(head, "<!doctype")) {
      result.doctype = name_at(skip_spaces(head.substr(9)));
      head = after_doctype(head);
    } else {
      result.root = name_at(head.substr(1));
      break;
    }
  }
  return result;
}

std::string declared_html_charset(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kCharsetHead);
  for (std::size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
    if (head.substr(at).starts_with("<!--")) {
      at = std::min(head.find("-->", at), head.size() - 1);
      continue;
    }
    const Tag tag = read_tag(head.substr(at));
    if (tag.name != "meta") continue;
    std::string charset = attribute(tag.attributes, "charset");
    if (charset.empty() && ascii::equal_ignoring_case(attribute(tag.attributes, "http-equiv"), "content-type")) {
      charset = charset_of_content_type(attribute(tag.attributes, "content"));
    }
    if (!charset.empty()) return ascii::starts_with_ignoring_case(charset, "utf-16") ? "utf-8" : charset;
  }
  return read_markup_head(head).charset;
}

std::string charset_of_content_type(std::string_view content_type) {
  const std::string small = ascii::to_lower(content_type);
  const std::size_t at = small.find("charset");
  if (at == std::string::npos) return {};
  std::string_view value = skip_spaces(std::string_view(small).substr(at + 7));
  if (!value.starts_with('=')) return {};
  value = skip_spaces(value.substr(1));
  if (value.starts_with('"') || value.starts_with('\'')) value.remove_prefix(1);
  return name_at(value);
}

}  // namespace khabar
