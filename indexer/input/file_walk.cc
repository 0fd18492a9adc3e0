#include "indexer/input/file_walk.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "indexer/stream/file_names.h"

namespace khabar {

namespace {

std::string reason(const std::string& path, int error) {
  if (error != ENOENT) return "cannot be read: " + std::generic_category().message(error);
  std::error_code ignored;
  const bool is_link = std::filesystem::is_symlink(path, ignored);
  return is_link ? "a symbolic link to what does not exist" : "no such file or directory";
}

bool is_index(const std::vector<std::string>& names) {
  return std::ranges::find(names, "generations") != names.end() && std::ranges::find(names, "LOCK") != names.end();
}

class Walk {
 public:
  Walk(const std::string& input, FollowLinks follow, const WalkHandlers& handlers)
      : handlers_(handlers), follow_(follow), root_(real_path(input)) {}

  void directory(const std::string& path, const std::string& relative, const struct stat& status) {
    const Identity identity(status.st_dev, status.st_ino);
    if (std::ranges::find(above_, identity) != above_.end()) {
      return handlers_.problem(path, "a symbolic link that leads back to a directory above it");
    }
    if (!seen_.insert(identity).second) return;
    above_.push_back(identity);
    read_directory(path, relative);
    above_.pop_back();
  }

 private:
  using Identity = std::pair<dev_t, ino_t>;

  // Without links and ".."; empty if there is no such thing.
  static std::filesystem::path real_path(const std::string& path) {
    std::error_code error;
    std::filesystem::path real = std::filesystem::canonical(path, error);
    return error ? std::filesystem::path() : real;
  }

  bool leads_out_of_input(const std::string& path) const {
    std::error_code ignored;
    if (follow_ == FollowLinks::kAnywhere || !std::filesystem::is_symlink(path, ignored)) return false;
    const std::filesystem::path target = real_path(path);
    return std::ranges::mismatch(root_, target).in1 != root_.end();
  }

  void read_directory(const std::string& path, const std::string& relative) {
    std::error_code error;
    std::vector<std::string> names;
    std::filesystem::directory_iterator entry(path, error);
    for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
      names.push_back(entry->path().filename().string());
    }
    if (error) handlers_.problem(path, "cannot be read: " + error.message());
    if (is_index(names)) {
      if (relative.empty()) handlers_.problem(path, "an index, not articles: build --from-index reads one");
      return;
    }
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) {
      if (is_ignored(name)) {
        handlers_.ignored();
        continue;
      }
      const std::string below = path.ends_with('/') ? path + name : path + "/" + name;
      found(below, relative.empty() ? name : relative + "/" + name);
    }
  }

  void found(const std::string& path, const std::string& relative) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
      handlers_.problem(path, reason(path, errno));
    } else if (leads_out_of_input(path)) {
      handlers_.problem(path, "a symbolic link that leads out of the input: --follow-links reads what it leads to");
    } else if (S_ISDIR(status.st_mode)) {
      directory(path, relative, status);
    } else if (S_ISREG(status.st_mode)) {
      handlers_.file({path, relative, static_cast<std::uint64_t>(status.st_size)});
    } else {
      handlers_.problem(path, "not a regular file");
    }
  }

  const WalkHandlers& handlers_;
  const FollowLinks follow_;
  const std::filesystem::path root_;
  std::set<Identity> seen_;
  std::vector<Identity> above_;  // the directories in which the present one lies
};

}  // namespace

void walk_input(const std::string& input, FollowLinks follow, const WalkHandlers& handlers) {
  struct stat status {};
  if (::stat(input.c_str(), &status) != 0) {
    handlers.problem(input, reason(input, errno));
  } else if (S_ISDIR(status.st_mode)) {
    Walk(input, follow, handlers).directory(input, {}, status);
  } else {
    // Pipes too, if a user names one: khabar-index build <(zcat news.gz)
    const auto size = S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0;
    handlers.file({input, std::string(last_part(input)), size});
  }
}

}  // namespace khabar
