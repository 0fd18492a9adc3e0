#include "searcher/output/csv_field.h"

#include <algorithm>

namespace khabar {

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string{text};
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string tsv_field(std::string_view text) {
  std::string out{text};
  std::ranges::replace_if(
      out, [](char c) { return c == '\t' || c == '\r' || c == '\n'; }, ' ');
  return out;
}

}  // namespace khabar
