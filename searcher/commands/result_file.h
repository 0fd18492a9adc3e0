// Where --output sends what a command finds.
#pragma once

#include <fstream>
#include <ostream>
#include <string>

namespace khabar {

// Standard output if `path` is "-" or names it.
class ResultFile {
 public:
  // Throws Error if the file cannot be opened.
  ResultFile(std::string path, std::ostream& standard_output);

  bool is_standard() const { return is_standard_; }
  std::ostream& out() { return out_; }

  // Call it behind the last byte. Throws Error if not all could be written; of standard output, run_program() says so.
  void finish();

 private:
  [[noreturn]] void fail(const std::string& hint = {}) const;

  const std::string path_;
  const bool is_standard_;
  std::ofstream file_;
  std::ostream& out_;
};

}  // namespace khabar
