// A new file of blocks that are written one behind the other.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "common/digest.h"
#include "common/index/file_digests.h"
#include "common/program/file_descriptor.h"

namespace khabar::glass {

class BlockFile {
 public:
  // Makes the file, in place of one that is there. Throws Error that names `path`, as all of this class does.
  explicit BlockFile(std::filesystem::path path);

  // Returns the number of the block: 0 for the first.
  std::uint32_t append(std::string_view block);

  std::uint32_t blocks() const { return blocks_; }
  const std::filesystem::path& path() const { return path_; }

  // Waits until all is on disk. Nothing may be appended later.
  FileDigest finish();

 private:
  void flush();

  std::filesystem::path path_;
  FileDescriptor file_;
  std::string buffer_;
  Digester digester_;
  std::uint64_t bytes_ = 0;
  std::uint32_t blocks_ = 0;
};

}  // namespace khabar::glass
