#include "indexer/generation/index_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>

#include "common/program/error.h"
#include "common/program/system_calls.h"
#include "indexer/generation/durable_file.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

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
  throw Error(fmt::format("{} is not an index: it holds other files, such as {}", root.string(),
                          content->path().filename().string()),
              hint);
}

fs::path prepare(const IndexDirectory& directory, Warnings& warnings) {
  refuse_other_content(directory.root());
  for (const fs::path& parent : make_directories(directory.generations())) {
    warnings.attempt("a loss of power may take the new index away", [&] { sync_path(parent); });
  }
  make_directories(directory.reports());
  return directory.root() / "LOCK";
}

}  // namespace

IndexLock::IndexLock(const IndexDirectory& directory) : file_(prepare(directory, warnings_), O_RDWR | O_CREAT) {
  if (uninterrupted([&] { return ::flock(file_.get(), LOCK_EX | LOCK_NB); }) == 0) return;
  if (errno != EWOULDBLOCK) throw_file_error("lock", directory.root() / "LOCK", errno);
  throw Error(fmt::format("the index {} is being written by another process", directory.root().string()),
              "try again when it has finished", ExitStatus::kBusy);
}

}  // namespace khabar
