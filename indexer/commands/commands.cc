#include "indexer/commands/commands.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace khabar {
namespace {

struct Entry {
  std::string_view name;
  ExitStatus (*run)(const ParsedOptions&, const Streams&);
};

constexpr std::array kEntries{
    Entry{"build", build_command},       Entry{"update", update_command}, Entry{"remove", remove_command},
    Entry{"export", export_command},     Entry{"status", status_command}, Entry{"verify", verify_command},
    Entry{"rollback", rollback_command}, Entry{"prune", prune_command},
};

}  // namespace

ExitStatus run_index_program(const ParsedOptions& options, const Streams& streams) {
  const auto entry = std::ranges::find(kEntries, options.command, &Entry::name);
  if (entry == kEntries.end()) throw std::logic_error("no command " + options.command);
  return entry->run(options, streams);
}

}  // namespace khabar
