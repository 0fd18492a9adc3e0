#include "indexer/update/database_copy.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>

#include <string>
#include <string_view>

#include "common/program/file_descriptor.h"
#include "indexer/generation/durable_file.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

FileDigest copy_and_digest(const fs::path& source, const fs::path& target, const CheckPoint& check_point) {
  const FileDescriptor from(source, O_RDONLY);
  const FileDescriptor to(target, O_WRONLY | O_CREAT | O_EXCL);
  if (::ioctl(to.get(), FICLONE, from.get()) == 0) return digest_of_file(target, check_point);
  FileDigest copy =
      digest_while_reading(from, source, check_point, [&](std::string_view bytes) { write_all(to, target, bytes); });
  // Only a beginning: publication waits for the disk, and has less to wait for then.
  ::sync_file_range(to.get(), 0, 0, SYNC_FILE_RANGE_WRITE);
  return copy;
}

}  // namespace

FileDigests copy_database(const fs::path& from, const fs::path& to, const CheckPoint& check_point) {
  FileDigests copies;
  for (const std::string& name : generation_files(from)) {
    if (is_file(from / name)) copies.push_back(copy_and_digest(from / name, to / name, check_point));
  }
  return copies;
}

}  // namespace khabar
