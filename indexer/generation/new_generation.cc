#include "indexer/generation/new_generation.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <vector>

#include "common/program/error.h"
#include "common/program/run_name.h"
#include "indexer/generation/durable_file.h"
#include "indexer/generation/generation_digests.h"
#include "indexer/generation/prune.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

std::string name_of_now() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y%m%dT%H%M%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

// All that has the name of a run, whatever it is, hidden or not: no two runs may meet in one name.
std::vector<std::string> used_names(const IndexDirectory& directory) {
  std::vector<std::string> names;
  for (const fs::path& parent : {directory.generations(), directory.reports()}) {
    for (const std::string& file : file_names(parent)) {
      std::string name = file.substr(file.starts_with('.') ? 1 : 0);
      name.resize(std::min(name.size(), name.find('.')));
      if (is_run_name(name)) names.push_back(std::move(name));
    }
  }
  return names;
}

// Over a network a rename can be done although it is reported as failed.
void replace_current(const IndexDirectory& directory, const std::string& name) {
  try {
    rename_file(directory.current_draft(), directory.current_file());
  } catch (...) {
    if (directory.readable_current() != name) throw;
  }
}

}  // namespace

std::string new_run_name(const IndexDirectory& directory) {
  std::string name = name_of_now();
  const std::vector<std::string> present = used_names(directory);
  const auto latest = std::ranges::max_element(present, is_earlier_run);
  return latest == present.end() || is_earlier_run(*latest, name) ? name : next_run_name(*latest);
}

NewGeneration::NewGeneration(const IndexDirectory& directory)
    : directory_(directory),
      name_(new_run_name(directory)),
      path_(directory.generations() / ('.' + name_)),
      scratch_(directory.generations() / ('.' + name_ + ".scratch")) {
  warnings_.attempt("what an earlier run has left is still there", [&] { remove_unfinished(directory_); });
  make_directories(path_);
  make_directories(scratch_);
}

// A destructor cannot report; what stays behind here falls to the next writer.
NewGeneration::~NewGeneration() {
  Warnings ignored;
  ignored.attempt("", [&] { remove_tree(scratch_); });
  if (!published_) ignored.attempt("", [&] { remove_tree(path_); });
}

void NewGeneration::publish(PublicationGate& gate, const CheckPoint& check_point) {
  remove_tree(scratch_);
  sync_tree(path_);
  write_digests(path_, check_point);
  fs::path final_path = directory_.generations() / name_;
  rename_file(path_, final_path);
  path_ = std::move(final_path);
  sync_path(directory_.generations());
  const auto before = directory_.readable_current();  // a damaged CURRENT is mended by this
  set_current(directory_, name_, gate, warnings_);
  published_ = true;
  warnings_.attempt("a generation that was rolled back from is still there", [&] { remove_rolled_back(before, gate); });
}

// What is newer than the generation published until now is one that was rolled back from, or one that a killed run had
// not published yet. Were it kept, a later rollback would lead there.
void NewGeneration::remove_rolled_back(const std::optional<std::string>& before, const PublicationGate& gate) {
  if (!before) return;
  std::vector<std::string> names = directory_.list_generations();
  std::erase_if(
      names, [&](const std::string& name) { return !is_earlier_run(*before, name) || !is_earlier_run(name, name_); });
  remove_generations(directory_, names, [&] { gate.check(); });
}

void set_current(const IndexDirectory& directory, const std::string& name, PublicationGate& gate, Warnings& warnings) {
  const fs::path draft = directory.current_draft();
  try {
    write_durably(draft, name + '\n');
    gate.publish(name, [&] { replace_current(directory, name); });
  } catch (...) {
    ::unlink(draft.c_str());
    throw;
  }
  warnings.attempt("a loss of power in the next seconds may bring back the generation before",
                   [&] { sync_path(directory.root()); });
}

}  // namespace khabar
