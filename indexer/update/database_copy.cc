#include "indexer/update/database_copy.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "common/index/file_descriptor.h"
#include "common/program/system_calls.h"
#include "indexer/generation/durable_file.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kStep = std::size_t{16} << 20;  // between two looks at the check point

enum class Copied { kAll, kSome, kRefused };

// kRefused: the kernel cannot do it for these files (other file systems, an old kernel).
Copied copy_in_kernel(const FileDescriptor& from, const FileDescriptor& to, const fs::path& path) {
  const ssize_t copied = ::copy_file_range(from.get(), nullptr, to.get(), nullptr, kStep, 0);
  if (copied > 0) return Copied::kSome;
  if (copied == 0) return Copied::kAll;
  if (errno == EXDEV || errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP) return Copied::kRefused;
  if (errno == EINTR) return Copied::kSome;
  throw_file_error("write", path, errno);
}

void copy_by_hand(const FileDescriptor& from, const FileDescriptor& to, const fs::path& path,
                  const CheckPoint& check_point) {
  std::array<char, std::size_t{1} << 16> buffer{};
  for (;;) {
    check_point();
    const ssize_t got = uninterrupted([&] { return ::read(from.get(), buffer.data(), buffer.size()); });
    if (got == 0) return;
    if (got < 0) throw_file_error("read", path, errno);
    write_all(to, path, {buffer.data(), static_cast<std::size_t>(got)});
  }
}

void copy_file(const fs::path& source, const fs::path& target, const CheckPoint& check_point) {
  const FileDescriptor from(source, O_RDONLY);
  const FileDescriptor to(target, O_WRONLY | O_CREAT | O_EXCL);
  if (::ioctl(to.get(), FICLONE, from.get()) == 0) return;
  for (;;) {
    check_point();
    const Copied copied = copy_in_kernel(from, to, target);
    if (copied == Copied::kRefused) copy_by_hand(from, to, target, check_point);
    if (copied != Copied::kSome) break;
  }
  // Only a beginning: publication waits for the disk, and has less to wait for then.
  ::sync_file_range(to.get(), 0, 0, SYNC_FILE_RANGE_WRITE);
}

}  // namespace

FileDigests copy_database(const fs::path& from, const fs::path& to, const CheckPoint& check_point) {
  FileDigests copies;
  for (const std::string& name : generation_files(from)) {
    if (!is_file(from / name)) continue;
    copy_file(from / name, to / name, check_point);
    copies.push_back(digest_of_file(to / name, check_point));
  }
  return copies;
}

}  // namespace khabar
