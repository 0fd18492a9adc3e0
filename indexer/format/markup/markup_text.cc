#include "indexer/format/markup/markup_text.h"

#include "common/ascii.h"

namespace khabar {

void append_escaped(std::string& markup, std::string_view text) {
  for (const char c : text) {
    if (c == '&') {
      markup += "&amp;";
    } else if (c == '<') {
      markup += "&lt;";
    } else {
      markup += c;
    }
  }
}

bool is_begin_of_page(std::string_view before) {
  const std::string lower = ascii::to_lower(before);
  return lower.find("<html") != std::string::npos || lower.find("<!doctype") != std::string::npos;
}

}  // namespace khabar
