// A file that appears under its name only when it is complete.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

namespace khabar {

class OutputFile {
 public:
  // Writes beside `path` under a hidden name that nobody can foresee; packed with gzip if the name ends in ".gz".
  // Throws Error if `path` is there and no regular file, or if the directory cannot be written to.
  explicit OutputFile(std::filesystem::path path);
  ~OutputFile();  // what was not finished is removed
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::string_view bytes);  // throws Error, as on a full disk
  void finish();                       // on disk and under its name, in place of a former one

 private:
  struct Internal;
  std::unique_ptr<Internal> internal_;
};

}  // namespace khabar
