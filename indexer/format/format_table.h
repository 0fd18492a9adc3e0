// The one table of article formats: a new format is one row here and one file.
#pragma once

#include <span>
#include <string_view>

#include "indexer/article/source_file.h"

namespace khabar {

struct Format {
  std::string_view name;
  // Decides from the first kFormatHead bytes (fewer if the file is shorter), then from the path.
  bool (*recognizes)(std::string_view head, std::string_view path);
  // Adds or skips every article of the file; a damaged end is reported by the caller from file.input.failure().
  void (*read)(SourceFile& file);
  bool is_binary = false;        // may hold NUL bytes
  bool bears_stray_nul = false;  // one costs at most the article that it stands in
};

// In the order in which they are tried. The last row takes everything.
std::span<const Format> format_table();

const Format& recognize_format(std::string_view head, std::string_view path);

}  // namespace khabar
