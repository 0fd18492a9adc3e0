// The directory of an index, as readers see it. Layout:
//   INDEX/CURRENT               name of the published generation; replaced by rename(2)
//   INDEX/generations/<name>/   one Xapian database, complete and verified before it is published
//   INDEX/reports/              one JSON report a run
//   INDEX/LOCK                  held (flock) by the one process that writes
// A name that begins with '.' is something unfinished; the next writer removes it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace khabar {

class IndexDirectory {
 public:
  explicit IndexDirectory(std::filesystem::path root) : root_(std::move(root)) {}

  const std::filesystem::path& root() const { return root_; }
  std::filesystem::path generations() const { return root_ / "generations"; }
  std::filesystem::path reports() const { return root_ / "reports"; }
  std::filesystem::path current_file() const { return root_ / "CURRENT"; }
  std::filesystem::path current_draft() const { return root_ / ".CURRENT"; }  // of a publication that is not done

  // Name of the published generation; nothing if none was published yet. Throws Error if CURRENT is damaged.
  std::optional<std::string> current() const;

  // The same, but nothing if CURRENT is damaged.
  std::optional<std::string> readable_current() const;

  // Resolved directory of the published generation. Throws Error ("no index in ...", hint: the build command).
  std::filesystem::path current_path() const;

  std::vector<std::string> list_generations() const;        // oldest first, unfinished ones left out
  std::vector<std::filesystem::path> list_reports() const;  // the same for reports

 private:
  std::filesystem::path root_;
};

// What to do if there is no index.
std::string build_hint(const std::filesystem::path& root);

}  // namespace khabar
