#include "indexer/generation/prune.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <exception>
#include <functional>
#include <system_error>

#include "common/program/file_descriptor.h"
#include "common/program/run_name.h"
#include "common/program/system_calls.h"
#include "indexer/generation/durable_file.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

// One that cannot be removed must not keep the others.
template <typename Items, typename Action>
void for_each_possible(const Items& items, const Action& action) {
  std::exception_ptr first;
  for (const auto& item : items) {
    try {
      action(item);
    } catch (const std::exception&) {
      if (!first) first = std::current_exception();
    }
  }
  if (first) std::rethrow_exception(first);
}

void run_step(const std::function<void()>& step) { step(); }

void remove_file(const fs::path& path) {
  const int result = uninterrupted([&] { return std::remove(path.c_str()); });
  if (result != 0 && errno != ENOENT) throw_file_error("remove", path, errno);
}

// ".20250120T101500Z" with the given ending.
bool is_unfinished(std::string_view name, std::string_view ending) {
  if (name.size() <= ending.size() || !name.starts_with('.') || !name.ends_with(ending)) return false;
  return is_run_name(name.substr(1, name.size() - 1 - ending.size()));
}

}  // namespace

// Not fs::remove_all(), which ends the process if there is no memory for a name: see file_names().
void remove_tree(const fs::path& path, const CheckPoint& check_point) {
  check_point();
  std::error_code ignored;
  if (fs::is_directory(fs::symlink_status(path, ignored))) {
    for (const std::string& name : file_names(path)) remove_tree(path / name, check_point);
  }
  remove_file(path);
}

// Hidden first, so that a removal which is cut short leaves nothing that looks complete.
void remove_generations(const IndexDirectory& directory, const std::vector<std::string>& names,
                        const CheckPoint& check_point) {
  for_each_possible(names, [&](const std::string& name) {
    check_point();
    const fs::path hidden = directory.generations() / ('.' + name);
    rename_durably(directory.generations() / name, hidden);
    remove_tree(hidden, check_point);
  });
}

void remove_unfinished(const IndexDirectory& directory, const CheckPoint& check_point) {
  std::vector<fs::path> trees;
  std::vector<fs::path> files{directory.current_draft()};
  for (const std::string& name : file_names(directory.generations())) {
    if (is_unfinished(name, "") || is_unfinished(name, ".scratch")) trees.push_back(directory.generations() / name);
  }
  for (const std::string& name : file_names(directory.reports())) {
    if (is_unfinished(name, ".json")) files.push_back(directory.reports() / name);
  }
  const auto remove_one = [&](const fs::path& tree) { remove_tree(tree, check_point); };
  for_each_possible(std::vector<std::function<void()>>{[&] { for_each_possible(trees, remove_one); },
                                                       [&] { for_each_possible(files, remove_file); }},
                    run_step);
}

std::vector<std::string> superfluous_generations(const IndexDirectory& directory, std::size_t keep) {
  const auto current = directory.current();
  std::vector<std::string> names = directory.list_generations();
  names.resize(names.size() - std::min(keep, names.size()));
  std::erase_if(names, [&](const std::string& name) { return name == current; });
  return names;
}

std::vector<std::string> prune_generations(const IndexDirectory& directory, std::size_t keep,
                                           const CheckPoint& check_point) {
  std::vector<std::string> names = superfluous_generations(directory, keep);
  for_each_possible(std::vector<std::function<void()>>{[&] { remove_unfinished(directory, check_point); },
                                                       [&] { remove_generations(directory, names, check_point); }},
                    run_step);
  return names;
}

}  // namespace khabar
