// A file that a build writes from beginning to end, and reads again in the same way: scratch, so it is not safe against
// loss of power.
//
// A chunk stands behind its length in four bytes, the lowest first, and its digest. A chunk of no bytes ends the file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "common/program/file_descriptor.h"

namespace khabar {

class ChunkFileWriter {
 public:
  // A new file, or one in place of what is there. This and all else throws Error if it cannot be written.
  explicit ChunkFileWriter(std::filesystem::path path);

  // The chunk is not empty.
  void write(std::string_view chunk);

  // Without it the file is incomplete.
  void finish();

 private:
  void write_any(std::string_view chunk);

  std::filesystem::path path_;
  FileDescriptor file_;
};

class ChunkFileReader {
 public:
  // Throws Error if it cannot be read.
  explicit ChunkFileReader(std::filesystem::path path);

  // Moves to the next chunk; false at the end. Throws Error if the file cannot be read, or is not as it was written.
  bool next();

  std::string_view chunk() const { return chunk_; }

  [[noreturn]] void refuse() const;  // for a chunk that is not what was written

 private:
  std::filesystem::path path_;
  FileDescriptor file_;
  std::string chunk_;
};

}  // namespace khabar
