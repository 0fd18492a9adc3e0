#include "indexer/inspect/output_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <random>
#include <utility>

#include "common/program/error.h"
#include "common/program/file_descriptor.h"
#include "indexer/generation/durable_file.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

// A name that nobody can have put a link in the place of, as in /tmp they might.
fs::path draft_of(const fs::path& path) {
  std::random_device random;
  return path.parent_path() / fmt::format(".{}.{:08x}{:08x}.part", path.filename().string(), random(), random());
}

void refuse_special(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status) || fs::is_regular_file(status)) return;
  throw Error(fmt::format("{} is not a regular file", path.string()),
              "name a new file, or leave --output out and redirect standard output");
}

}  // namespace

struct OutputFile::Internal {
  explicit Internal(fs::path target)
      : path(std::move(target)), draft(draft_of(path)), file(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW) {
    if (path.extension() != ".gz") return;
    const int copy = ::dup(file.get());
    if (copy < 0) throw_file_error("open", draft, errno);
    packer = ::gzdopen(copy, "wb");
    if (packer == nullptr) {
      ::close(copy);
      throw std::bad_alloc();
    }
  }
  ~Internal() {
    if (packer != nullptr) ::gzclose(packer);
    std::error_code ignored;  // a destructor cannot report
    if (!finished) fs::remove(draft, ignored);
  }
  Internal(const Internal&) = delete;
  Internal& operator=(const Internal&) = delete;

  [[noreturn]] void fail() const { throw_file_error("write", draft, errno); }

  fs::path path;
  fs::path draft;
  FileDescriptor file;
  gzFile packer = nullptr;
  bool finished = false;
};

OutputFile::OutputFile(fs::path path) {
  refuse_special(path);
  internal_ = std::make_unique<Internal>(std::move(path));
}

OutputFile::~OutputFile() = default;

void OutputFile::write(std::string_view bytes) {
  if (internal_->packer == nullptr) return write_all(internal_->file, internal_->draft, bytes);
  errno = 0;
  if (::gzwrite(internal_->packer, bytes.data(), static_cast<unsigned>(bytes.size())) == 0 && !bytes.empty()) {
    internal_->fail();
  }
}

void OutputFile::finish() {
  Internal& all = *internal_;
  if (all.packer != nullptr) {
    errno = 0;
    const int closed = ::gzclose(std::exchange(all.packer, nullptr));
    if (closed != Z_OK) all.fail();
  }
  sync_file(all.file, all.draft);
  rename_durably(all.draft, all.path);
  all.finished = true;
}

}  // namespace khabar
