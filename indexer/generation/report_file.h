// The report of one run, beside the index.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "common/index/index_directory.h"

namespace khabar {

// Written under a hidden name before the run publishes, and shown afterwards: a disk too full for the report must not
// make a published index look failed. A draft that is not shown is removed again. Needs the IndexLock.
class ReportFile {
 public:
  ReportFile(const IndexDirectory& directory, const std::string& run);
  ~ReportFile();
  ReportFile(const ReportFile&) = delete;
  ReportFile& operator=(const ReportFile&) = delete;

  const std::filesystem::path& path() const { return path_; }  // once it is shown

  void write(std::string_view json);
  void show();

 private:
  std::filesystem::path draft_;
  std::filesystem::path path_;
};

}  // namespace khabar
