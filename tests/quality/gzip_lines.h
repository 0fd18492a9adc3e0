// Lines of packed measuring data.
#pragma once

#include <zlib.h>

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace khabar::testing {

// Lines of a gzip file.
class GzipLines {
 public:
  explicit GzipLines(const std::filesystem::path& path) : file_(gzopen(path.c_str(), "rb"), gzclose) {
    if (!file_) throw std::runtime_error("cannot read " + path.string());
  }

  bool next(std::string& line) {
    line.clear();
    std::vector<char> piece(1U << 16U);
    while (gzgets(file_.get(), piece.data(), static_cast<int>(piece.size())) != nullptr) {
      line += piece.data();
      if (line.back() == '\n') return true;
    }
    int error = Z_OK;
    const char* message = gzerror(file_.get(), &error);
    if (error != Z_OK && error != Z_STREAM_END) throw std::runtime_error(message);
    return !line.empty();
  }

 private:
  std::unique_ptr<gzFile_s, int (*)(gzFile)> file_;
};

}  // namespace khabar::testing
