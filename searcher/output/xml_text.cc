#include "searcher/output/xml_text.h"

#include "common/utf8.h"

namespace khabar {
namespace {

bool xml_can_hold(char32_t c) {
  if (c == kInvalid || c == 0xFFFE || c == 0xFFFF) return false;
  return c >= 0x20 || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (xml_can_hold(c)) {
      out += text.substr(begin, at - begin);
    } else {
      append_code_point(out, 0xFFFD);
    }
  }
  return out;
}

}  // namespace khabar
