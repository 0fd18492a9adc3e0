// A file that is open, and errors of the system that name the path.
#pragma once

#include <filesystem>
#include <string_view>

namespace khabar {

// Owns a descriptor of open(2).
class FileDescriptor {
 public:
  // Throws Error ("cannot open PATH: ...").
  FileDescriptor(const std::filesystem::path& path, int flags);
  ~FileDescriptor();
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;

  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

// Throws Error ("cannot ACTION PATH: text of `error_number`").
[[noreturn]] void throw_file_error(std::string_view action, const std::filesystem::path& path, int error_number);

}  // namespace khabar
