// Commands whose first argument says what is to be done: `set save NAME`.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/options/option_table.h"
#include "common/program/error.h"
#include "common/program/streams.h"

namespace khabar {

struct Action {
  std::string_view name;
  std::string_view arguments;  // as in a synopsis
  std::size_t fewest;          // arguments behind the name
  std::size_t most;
  std::string_view options;  // those that it alone takes, with spaces between
  ExitStatus (*run)(const ParsedOptions& options, const std::vector<std::string>& arguments, const Streams& streams);
};

// Runs what the first argument names. Throws Error if that is none of `actions`, has other arguments, or an option is
// given that others take.
ExitStatus run_action(std::span<const Action> actions, const ParsedOptions& options, const Streams& streams);

}  // namespace khabar
