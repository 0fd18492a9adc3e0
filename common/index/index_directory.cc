#include "common/index/index_directory.h"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/file.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <fstream>

#include "common/program/error.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCurrent = "CURRENT";
constexpr const char* kCurrentDraft = ".CURRENT";

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

// An index is told by its directory of generations, which is the first thing made in an empty directory. CURRENT and
// LOCK alone prove nothing: other databases use these names too.
void refuse_other_content(const fs::path& root) {
  std::error_code error;
  const fs::file_status status = fs::status(root, error);
  if (status.type() == fs::file_type::not_found) return;
  if (error) throw_file_error("read", root, error.value());
  const std::string hint = "name an empty or new directory with --index";
  if (!fs::is_directory(status)) throw Error(fmt::format("{} is not a directory", root.string()), hint);
  if (fs::is_directory(root / "generations", error)) return;
  const fs::directory_iterator content(root, error);
  if (error) throw_file_error("read", root, error.value());
  if (content == fs::directory_iterator{}) return;
  throw Error(fmt::format("{} is no index: it holds other files, such as {}", root.string(),
                          content->path().filename().string()),
              hint);
}

void make_directory(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) throw_file_error("create the directory", path, error.value());
}

fs::path prepare(const IndexDirectory& directory) {
  refuse_other_content(directory.root());
  make_directory(directory.generations());
  make_directory(directory.reports());
  return directory.root() / "LOCK";
}

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
      if (is_hidden(entry.path())) unfinished.push_back(entry.path());
    }
    for (const fs::path& path : unfinished) remove_tree(path);
  }
  remove_tree(directory.root() / kCurrentDraft);
}

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

std::string build_hint(const fs::path& root) {
  return fmt::format("build one: khabar-index build --index '{}' INPUT...", root.string());
}

std::optional<std::string> IndexDirectory::readable_current() const {
  std::ifstream file(root_ / kCurrent);
  std::string name;
  std::getline(file, name);
  if (name.empty() || name.starts_with('.') || name.find('/') != std::string::npos) return std::nullopt;
  return name;
}

std::optional<std::string> IndexDirectory::current() const {
  const fs::path path = root_ / kCurrent;
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

std::string new_run_name(const IndexDirectory& directory) { return later_name(used_names(directory)); }

IndexLock::IndexLock(const IndexDirectory& directory) : file_(prepare(directory), O_RDWR | O_CREAT) {
  if (::flock(file_.get(), LOCK_EX | LOCK_NB) == 0) return;
  if (errno != EWOULDBLOCK) throw_file_error("lock", directory.root() / "LOCK", errno);
  throw Error(fmt::format("the index {} is being written by another process", directory.root().string()),
              "try again when it has finished", ExitStatus::kBusy);
}

NewGeneration::NewGeneration(const IndexDirectory& directory)
    : directory_(directory),
      name_(new_run_name(directory)),
      path_(directory.generations() / ('.' + name_)),
      scratch_(directory.generations() / ('.' + name_ + ".scratch")) {
  remove_unfinished(directory_);
  make_directory(path_);
  make_directory(scratch_);
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
  const fs::path draft = directory.root() / kCurrentDraft;
  write_durably(draft, name + '\n');
  rename_durably(draft, directory.root() / kCurrent);
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
