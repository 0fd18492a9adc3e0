// A file that is open, and errors of the system that name the path.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

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

// The first `most` bytes. Throws Error.
std::string read_beginning(const FileDescriptor& file, const std::filesystem::path& path, std::size_t most);

// The names of what lies in a directory, in no order; none if there is no directory. Throws Error.
std::vector<std::string> file_names(const std::filesystem::path& directory);

// Whether a regular file is there, or a link to one. Throws Error if the system does not tell.
bool is_file(const std::filesystem::path& path);

// Throws Error ("cannot ACTION PATH: text of `error_number`").
[[noreturn]] void throw_file_error(std::string_view action, const std::filesystem::path& path, int error_number);

}  // namespace khabar
