#include "searcher/commands/commands.h"

#include <stdexcept>

namespace khabar {

ExitStatus run_search_program(const ParsedOptions& options, const Streams& streams) {
  if (options.command == "search") return search_command(options, streams);
  if (options.command == "run") return topics_command(options, streams);
  if (options.command == "count") return count_command(options, streams);
  if (options.command == "kwic") return kwic_command(options, streams);
  if (options.command == "parse") return parse_command(options, streams);
  if (options.command == "analyze") return analyze_command(options, streams);
  throw std::logic_error("no command " + options.command);
}

}  // namespace khabar
