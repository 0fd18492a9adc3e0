// Runs a real program as a user would and keeps what it said.
#pragma once

#include <string>
#include <vector>

namespace khabar::testing {

struct CommandResult {
  int status = -1;  // exit status, or 128 + signal
  std::string out;
  std::string err;
};

// `arguments[0]` is the program. Standard input is `input`; `environment` holds NAME=VALUE pairs added to the present
// one.
CommandResult run_command(const std::vector<std::string>& arguments, const std::string& input = {},
                          const std::vector<std::string>& environment = {});

}  // namespace khabar::testing
