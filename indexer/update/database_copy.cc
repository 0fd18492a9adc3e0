#include "indexer/update/database_copy.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <string_view>

#include "common/digest.h"
#include "common/index/file_descriptor.h"
#include "common/program/system_calls.h"
#include "indexer/generation/durable_file.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = std::size_t{1} << 20;

FileDigest copy_and_digest(const fs::path& source, const fs::path& target, const CheckPoint& check_point) {
  const FileDescriptor from(source, O_RDONLY);
  const FileDescriptor to(target, O_WRONLY | O_CREAT | O_EXCL);
  if (::ioctl(to.get(), FICLONE, from.get()) == 0) return digest_of_file(target, check_point);
  FileDigest copy{target.filename().string(), 0, {}};
  Digester digester;
  std::string piece(kPiece, '\0');
  for (;;) {
    check_point();
    const ssize_t got = uninterrupted([&] { return ::read(from.get(), piece.data(), piece.size()); });
    if (got < 0) throw_file_error("read", source, errno);
    if (got == 0) break;
    const std::string_view bytes(piece.data(), static_cast<std::size_t>(got));
    digester.add(bytes);
    write_all(to, target, bytes);
    copy.bytes += bytes.size();
  }
  // Only a beginning: publication waits for the disk, and has less to wait for then.
  ::sync_file_range(to.get(), 0, 0, SYNC_FILE_RANGE_WRITE);
  copy.digest = digester.hex_digest();
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
