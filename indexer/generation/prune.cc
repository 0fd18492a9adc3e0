#include "indexer/generation/prune.h"

#include <algorithm>
#include <system_error>

#include "common/index/file_descriptor.h"
#include "indexer/generation/durable_file.h"

namespace khabar {

namespace fs = std::filesystem;

void remove_tree(const fs::path& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error) throw_file_error("remove", path, error.value());
}

// Hidden first, so that a removal which is cut short leaves nothing that looks complete.
void remove_generation(const IndexDirectory& directory, const std::string& name) {
  const fs::path hidden = directory.generations() / ('.' + name);
  rename_durably(directory.generations() / name, hidden);
  remove_tree(hidden);
}

void remove_unfinished(const IndexDirectory& directory) {
  for (const fs::path& parent : {directory.generations(), directory.reports()}) {
    std::vector<fs::path> unfinished;
    for (const auto& entry : fs::directory_iterator(parent)) {
      if (entry.path().filename().string().starts_with('.')) unfinished.push_back(entry.path());
    }
    for (const fs::path& path : unfinished) remove_tree(path);
  }
  remove_tree(directory.current_draft());
}

std::vector<std::string> superfluous_generations(const IndexDirectory& directory, std::size_t keep) {
  const auto current = directory.current();
  std::vector<std::string> names = directory.list_generations();
  names.resize(names.size() - std::min(keep, names.size()));
  std::erase_if(names, [&](const std::string& name) { return name == current; });
  return names;
}

std::vector<std::string> prune_generations(const IndexDirectory& directory, std::size_t keep) {
  remove_unfinished(directory);
  std::vector<std::string> names = superfluous_generations(directory, keep);
  for (const std::string& name : names) remove_generation(directory, name);
  return names;
}

}  // namespace khabar
