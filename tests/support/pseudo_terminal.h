// Runs a real program as a user at a terminal would.
#pragma once

#include <string>
#include <vector>

namespace khabar::testing {

struct TerminalResult {
  int status = -1;    // exit status, or 128 + signal
  std::string shown;  // the bytes that reached the terminal, ends of lines as they were written
};

// Standard input, output and error are one terminal of `columns` columns. `environment` holds NAME=VALUE pairs added to
// the present one.
TerminalResult run_on_terminal(const std::vector<std::string>& arguments,
                               const std::vector<std::string>& environment = {}, unsigned short columns = 200);

}  // namespace khabar::testing
