#include "searcher/commands/written_files.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "common/program/error.h"
#include "searcher/proof/manifest_json.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 5> kRead{"queries", "kinds", "topics", "ids", "desk"};

struct NamedPath {
  std::string option;
  fs::path path;
  bool is_written;
};

std::vector<NamedPath> paths_of(const ParsedOptions& options) {
  std::vector<NamedPath> paths;
  const auto add = [&](std::string_view option, bool is_written) {
    if (options.has(option) && options.get(option) != "-") {
      paths.push_back({fmt::format("--{}", option), options.get(option), is_written});
    }
  };
  for (const std::string_view option : kRead) add(option, false);
  if (!options.has("ro-crate")) add("output", true);  // else it is a name in a new directory
  add("manifest", true);
  if (options.has("manifest")) {
    paths.push_back({"the articles of --manifest", articles_path(options.get("manifest")), true});
  }
  return paths;
}

// Devices and pipes may be written to by all.
bool is_one_file(const fs::path& a, const fs::path& b) {
  std::error_code error;
  if (fs::exists(a, error) && !fs::is_regular_file(a, error)) return false;
  if (fs::equivalent(a, b, error) && !error) return true;
  const fs::path first = fs::weakly_canonical(a, error);
  return !error && first == fs::weakly_canonical(b, error) && !error;
}

}  // namespace

void check_written_files(const ParsedOptions& options) {
  if (options.has("manifest") && options.get("manifest") == "-") {
    throw Error("--manifest - is no file, and the articles of a manifest lie beside it",
                "name a file, such as --manifest count.json");
  }
  const std::vector<NamedPath> paths = paths_of(options);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    for (std::size_t j = i + 1; j < paths.size(); ++j) {
      if (!paths[j].is_written || !is_one_file(paths[i].path, paths[j].path)) continue;
      throw Error(fmt::format("{} and {} name one file: {}", paths[i].option, paths[j].option, paths[j].path.string()),
                  "name another file to write to");
    }
  }
}

}  // namespace khabar
