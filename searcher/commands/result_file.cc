#include "searcher/commands/result_file.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "common/program/error.h"

namespace khabar {

ResultFile::ResultFile(std::string path, std::ostream& standard_output)
    : path_(std::move(path)),
      is_standard_(path_ == "-" || path_ == "/dev/stdout"),
      out_(is_standard_ ? standard_output : file_) {
  if (is_standard_) return;
  file_.open(path_, std::ios::binary);
  if (!file_) fail();
}

void ResultFile::finish() {
  if (is_standard_) return;
  file_.close();
  if (!file_) fail("is the disk full?");
}

void ResultFile::fail(const std::string& hint) const {
  throw Error(fmt::format("cannot write {}: {}", path_, std::strerror(errno)), hint);
}

}  // namespace khabar
