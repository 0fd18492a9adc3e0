#include "searcher/output/hit_writer.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/program/error.h"

namespace khabar {

const OutputFormat& output_format(std::string_view name) {
  for (const OutputFormat& format : kOutputFormats) {
    if (format.name == name) return format;
  }
  throw Error(fmt::format("--format: '{}' is not one of {}", name, fmt::join(kOutputFormatNames, ", ")));
}

}  // namespace khabar
