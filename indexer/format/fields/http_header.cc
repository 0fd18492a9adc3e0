#include "indexer/format/fields/http_header.h"

#include <algorithm>

#include "common/ascii.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

// Takes one line off the front, without its end.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

std::size_t header_size(std::string_view text) {
  std::string_view rest = text;
  while (rest.find('\n') != std::string_view::npos) {
    if (take_line(rest).empty()) return text.size() - rest.size();
  }
  return 0;
}

HeaderFields parse_header_fields(std::string_view header) {
  HeaderFields fields;
  take_line(header);
  while (!header.empty()) {
    const std::string_view line = take_line(header);
    const std::size_t colon = line.find(':');
    if (!fields.empty() && (line.starts_with(' ') || line.starts_with('\t'))) {
      fields.back().second += ' ' + std::string(trim(line));
    } else if (colon != std::string_view::npos) {
      fields.emplace_back(ascii::to_lower(trim(line.substr(0, colon))), trim(line.substr(colon + 1)));
    }
  }
  return fields;
}

std::string field_value(const HeaderFields& fields, std::string_view name) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.first == name; });
  return found == fields.end() ? std::string() : found->second;
}

}  // namespace khabar
