// The bytes of one file or of standard input, as they lie there.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "indexer/stream/byte_stream.h"

namespace khabar {

using IsStopped = std::function<bool()>;

class FileStream : public ByteStream {
 public:
  // A file that cannot be opened has a failure() and no bytes; one that is not the same at its end as when it was
  // opened, by size and time, has a failure() there. `is_stopped` is asked before each read, and now and again
  // while what is no file is waited for; when it says so, that is the failure().
  static std::unique_ptr<FileStream> open(const std::string& path, IsStopped is_stopped = {});
  static std::unique_ptr<FileStream> standard_input(IsStopped is_stopped = {});

  ~FileStream() override;
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;

  std::size_t read(std::span<char> buffer) override;
  std::string failure() const override { return failure_; }

  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  FileStream(int descriptor, bool owned, IsStopped is_stopped);
  void check_unchanged();
  bool wait();

  int descriptor_;
  bool owned_;
  IsStopped is_stopped_;
  struct stat opened_ {};
  std::uint64_t bytes_read_ = 0;
  std::string failure_;
};

}  // namespace khabar
