#include <ostream>

#include "indexer/commands/command_options.h"
#include "indexer/commands/commands.h"
#include "indexer/inspect/index_status.h"

namespace khabar {

ExitStatus status_command(const ParsedOptions& options, const Streams& streams) {
  const IndexStatus status = read_status(existing_index(options).root());
  if (options.has("json")) {
    streams.out << status_json(status);
  } else {
    print_status(status, streams.out);
  }
  return ExitStatus::kDone;
}

}  // namespace khabar
