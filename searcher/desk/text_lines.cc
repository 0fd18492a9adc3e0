#include "searcher/desk/text_lines.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/ascii.h"
#include "common/program/error.h"
#include "common/utf8.h"

namespace khabar {

void for_lines(std::string_view text, const std::string& path,
               const std::function<void(std::string_view line, std::size_t number)>& see) {
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = ascii::trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (find_invalid_utf8(line) != std::string_view::npos) {
      throw error_at(path, number, "the line is not UTF-8", "convert the file to UTF-8 first");
    }
    see(line, number);
  }
}

}  // namespace khabar
