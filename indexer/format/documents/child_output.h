// A program that turns a file into text, run as a child with limits.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/program/check_point.h"

namespace khabar {

struct ChildOutputLimits {
  std::size_t memory_bytes = std::size_t{512} << 20;
  unsigned processor_seconds = 30;
  unsigned seconds = 60;  // by the clock
  std::size_t output_bytes = std::size_t{16} << 20;
};

struct ChildOutput {
  std::string text;     // what it wrote to its standard output
  std::string errors;   // the beginning of what it wrote to the other
  int status = 0;       // its exit status; -1 if a signal or a limit ended it
  std::string problem;  // which limit, in words for a user; empty if none
};

// The full path of a program that $PATH finds; empty if there is none.
std::string find_program(const std::string& name);

// Runs `command`, the first of which is a full path, with `input` as its standard input. The child has no other open
// files, ends with this process, and is killed if `check`, which is called now and again, throws.
ChildOutput read_from_child(const std::vector<std::string>& command, int input, const ChildOutputLimits& limits,
                            const CheckPoint& check);

}  // namespace khabar
