#include "common/index/index_directory.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "common/index/file_descriptor.h"
#include "common/program/error.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

}  // namespace

std::string build_hint(const fs::path& root) {
  return fmt::format("build one: khabar-index build --index '{}' INPUT...", root.string());
}

std::optional<std::string> IndexDirectory::readable_current() const {
  std::ifstream file(current_file());
  std::string name;
  std::getline(file, name);
  if (name.empty() || name.starts_with('.') || name.find('/') != std::string::npos) return std::nullopt;
  return name;
}

std::optional<std::string> IndexDirectory::current() const {
  const fs::path path = current_file();
  std::error_code error;
  if (fs::status(path, error).type() == fs::file_type::not_found) return std::nullopt;
  const auto name = readable_current();
  if (!name) {
    throw Error(fmt::format("cannot read the name of the published generation from {}", path.string()),
                "check the permissions; where the file is damaged, name a generation that is whole: "
                "khabar-index rollback --to NAME, see khabar-index status");
  }
  return name;
}

fs::path IndexDirectory::current_path() const {
  const auto name = current();
  if (!name) throw Error(fmt::format("no index in {}", root_.string()), build_hint(root_));
  std::error_code error;
  const fs::path path = fs::canonical(generations() / *name, error);
  if (error) {
    throw Error(fmt::format("the index in {} has lost its generation {}: {}", root_.string(), *name, error.message()),
                build_hint(root_));
  }
  return path;
}

std::vector<std::string> IndexDirectory::list_generations() const {
  std::vector<std::string> names;
  std::error_code error;
  fs::directory_iterator entries(generations(), error);
  if (error == std::errc::no_such_file_or_directory) return names;
  if (error) throw_file_error("read", generations(), error.value());
  for (const auto& entry : entries) {
    if (entry.is_directory() && !is_hidden(entry.path())) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<fs::path> IndexDirectory::list_reports() const {
  std::vector<fs::path> paths;
  std::error_code error;
  fs::directory_iterator entries(reports(), error);
  if (error == std::errc::no_such_file_or_directory) return paths;
  if (error) throw_file_error("read", reports(), error.value());
  for (const auto& entry : entries) {
    if (entry.path().extension() == ".json" && !is_hidden(entry.path())) paths.push_back(entry.path());
  }
  // By name, not by path: "Z-002.json" is before "Z.json", but "Z" is before "Z-002".
  std::ranges::sort(paths, {}, [](const fs::path& path) { return path.stem(); });
  return paths;
}

}  // namespace khabar
