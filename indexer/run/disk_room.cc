#include "indexer/run/disk_room.h"

#include <fmt/format.h>

#include <system_error>

#include "common/program/error.h"

namespace khabar {

void require_room(const std::filesystem::path& directory, std::uint64_t bytes) {
  std::error_code error;
  const std::filesystem::space_info space = std::filesystem::space(directory, error);
  if (error || space.available >= bytes + kDiskReserve) return;
  constexpr double kMegabyte = 1e6;
  throw Error(fmt::format("the disk of {} is full: {:.1f} MB are free, the next write needs {:.1f} MB",
                          directory.string(), static_cast<double>(space.available) / kMegabyte,
                          static_cast<double>(bytes + kDiskReserve) / kMegabyte),
              "make room, or put the index on a larger disk with --index; the index is as before");
}

}  // namespace khabar
