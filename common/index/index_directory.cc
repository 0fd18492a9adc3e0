#include "common/index/index_directory.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>

#include "common/program/error.h"
#include "common/program/file_descriptor.h"
#include "common/program/run_name.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostCurrentBytes = 64;  // a name, and room for spaces that an editor adds

[[noreturn]] void throw_damaged(const fs::path& current, std::string_view reason) {
  throw Error(fmt::format("cannot read the name of the published generation from {}: {}", current.string(), reason),
              "check the permissions; if the file is damaged, remove it and name a generation that is whole: "
              "khabar-index rollback --to NAME, see khabar-index status");
}

// What is no regular file may wait for ever, or never end.
std::string read_current(const fs::path& path, fs::file_type type) {
  if (type != fs::file_type::regular) throw_damaged(path, "it is not a regular file");
  const FileDescriptor file(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
  std::string text = read_beginning(file, path, kMostCurrentBytes + 1);
  const auto end = text.find_last_not_of(" \t\r\n");
  text.resize(end == std::string::npos || text.size() > kMostCurrentBytes ? 0 : end + 1);
  return text;
}

}  // namespace

std::string build_hint(const fs::path& root) {
  return fmt::format("build one: khabar-index build --index '{}' INPUT...", root.string());
}

std::optional<std::string> IndexDirectory::current() const {
  const fs::path path = current_file();
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return std::nullopt;
  if (error) throw_damaged(path, error.message());
  std::string name = read_current(path, status.type());
  if (!is_run_name(name)) throw_damaged(path, "it does not hold the name of a generation");
  return name;
}

std::optional<std::string> IndexDirectory::readable_current() const {
  try {
    return current();
  } catch (const Error&) {
    return std::nullopt;
  }
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
  std::vector<std::string> names = file_names(generations());
  std::erase_if(names, [&](const std::string& name) {
    std::error_code gone;  // pruned meanwhile
    return !is_run_name(name) || !fs::is_directory(generations() / name, gone);
  });
  std::ranges::sort(names, is_earlier_run);
  return names;
}

std::vector<fs::path> IndexDirectory::list_reports() const {
  std::vector<std::string> names;
  for (const fs::path file : file_names(reports())) {
    std::error_code gone;
    const std::string name = file.stem().string();
    const bool is_report = file.extension() == ".json" && is_run_name(name);
    if (is_report && fs::is_regular_file(reports() / file, gone)) names.push_back(name);
  }
  std::ranges::sort(names, is_earlier_run);
  std::vector<fs::path> paths;
  for (const std::string& name : names) paths.push_back(reports() / (name + ".json"));
  return paths;
}

}  // namespace khabar
