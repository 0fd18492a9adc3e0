#include "searcher/proof/file_sum.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <nettle/sha2.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "common/program/file_descriptor.h"
#include "common/program/system_calls.h"

namespace khabar {

FileSum sum_of_file(const std::filesystem::path& path) {
  const FileDescriptor file{path, O_RDONLY | O_CLOEXEC};
  sha256_ctx hash;
  sha256_init(&hash);
  FileSum sum;
  std::array<std::uint8_t, 65536> block{};
  for (;;) {
    const auto count = uninterrupted([&] { return ::read(file.get(), block.data(), block.size()); });
    if (count < 0) throw_file_error("read", path, errno);
    if (count == 0) break;
    sha256_update(&hash, static_cast<std::size_t>(count), block.data());
    sum.bytes += static_cast<std::uint64_t>(count);
  }
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&hash, digest.size(), digest.data());
  for (const std::uint8_t byte : digest) sum.sha256 += fmt::format("{:02x}", byte);
  return sum;
}

}  // namespace khabar
