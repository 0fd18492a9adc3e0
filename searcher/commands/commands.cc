#include "searcher/commands/commands.h"

#include <stdexcept>

namespace khabar {

ExitStatus run_search_program(const ParsedOptions& options, const Console& console) {
  if (options.command == "search") return search_command(options, console);
  if (options.command == "run") return topics_command(options, console);
  if (options.command == "analyze") return analyze_command(options, console);
  throw std::logic_error("no command " + options.command);
}

}  // namespace khabar
