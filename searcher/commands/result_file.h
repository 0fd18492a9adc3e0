// Where --output sends what a command finds.
#pragma once

#include <cstdint>
#include <fstream>
#include <memory>
#include <ostream>
#include <streambuf>
#include <string>

#include "common/digest.h"

namespace khabar {

// Standard output if `path` is "-" or names it.
class ResultFile {
 public:
  // Throws Error if the file cannot be opened. `digested`: bytes() and digest() tell of what is written to out().
  ResultFile(std::string path, std::ostream& standard_output, bool digested = false);

  bool is_standard() const { return is_standard_; }
  std::ostream& out() { return digested_ ? *digested_ : out_; }
  std::string path() const { return is_standard_ ? "-" : path_; }
  std::uint64_t bytes() const { return digesting_ ? digesting_->bytes : 0; }
  std::string digest() const { return digesting_ ? digesting_->digester.hex_digest() : std::string{}; }

  // Call it behind the last byte. Throws Error if not all could be written; of standard output, run_program() says so.
  void finish();

 private:
  [[noreturn]] void fail(const std::string& hint = {}) const;

  // Hands on what it digests.
  struct Digesting : std::streambuf {
    explicit Digesting(std::ostream& to) : target(to) {}
    std::streamsize xsputn(const char* text, std::streamsize count) override;
    int_type overflow(int_type c) override;
    int sync() override { return target.flush() ? 0 : -1; }

    std::ostream& target;
    Digester digester;
    std::uint64_t bytes = 0;
  };

  const std::string path_;
  const bool is_standard_;
  std::ofstream file_;
  std::ostream& out_;
  std::unique_ptr<Digesting> digesting_;
  std::unique_ptr<std::ostream> digested_;
};

}  // namespace khabar
