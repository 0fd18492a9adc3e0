#include "indexer/generation/new_generation.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <vector>

#include "indexer/generation/durable_file.h"
#include "indexer/generation/generation_digests.h"
#include "indexer/generation/prune.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

// Names of generations and of reports, the latter without ".json".
std::vector<std::string> used_names(const IndexDirectory& directory) {
  std::vector<std::string> names = directory.list_generations();
  for (const fs::path& report : directory.list_reports()) names.push_back(report.stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string later_name(const std::vector<std::string>& present) {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  std::string name = fmt::format("{:%Y%m%dT%H%M%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
  if (present.empty() || name > present.back()) return name;
  // Two runs in one second, or a clock that was set back: "Z" < "Z-002" < "Z-003" keeps the order.
  const std::string& newest = present.back();
  const auto dash = newest.find('-');
  unsigned number = 1;
  if (dash != std::string::npos) std::from_chars(newest.data() + dash + 1, newest.data() + newest.size(), number);
  return fmt::format("{}-{:03}", newest.substr(0, dash), number + 1);
}

}  // namespace

std::string new_run_name(const IndexDirectory& directory) { return later_name(used_names(directory)); }

NewGeneration::NewGeneration(const IndexDirectory& directory)
    : directory_(directory),
      name_(new_run_name(directory)),
      path_(directory.generations() / ('.' + name_)),
      scratch_(directory.generations() / ('.' + name_ + ".scratch")) {
  remove_unfinished(directory_);
  make_directories(path_);
  make_directories(scratch_);
}

NewGeneration::~NewGeneration() {
  // A destructor cannot report; what stays behind here is hidden and falls to the next writer.
  std::error_code ignored;
  fs::remove_all(scratch_, ignored);
  if (!published_) fs::remove_all(path_, ignored);
}

void NewGeneration::publish() {
  remove_tree(scratch_);
  sync_tree(path_);
  write_digests(path_, [] {});
  const fs::path final_path = directory_.generations() / name_;
  rename_durably(path_, final_path);
  path_ = final_path;
  const auto before = directory_.readable_current();  // a damaged CURRENT is mended by this
  set_current(directory_, name_);
  published_ = true;
  remove_rolled_back(before);
}

// What is newer than the generation published until now is one that was rolled back from, or one that a killed run had
// not published yet. Were it kept, a later rollback would lead there.
void NewGeneration::remove_rolled_back(const std::optional<std::string>& before) {
  if (!before) return;
  for (const std::string& name : directory_.list_generations()) {
    if (name > *before && name < name_) remove_generation(directory_, name);
  }
}

void set_current(const IndexDirectory& directory, const std::string& name) {
  const fs::path draft = directory.current_draft();
  write_durably(draft, name + '\n');
  rename_durably(draft, directory.current_file());
}

}  // namespace khabar
