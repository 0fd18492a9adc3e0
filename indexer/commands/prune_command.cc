#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ostream>

#include "indexer/commands/command_options.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/signal_watcher.h"
#include "indexer/generation/index_lock.h"
#include "indexer/generation/prune.h"
#include "indexer/inspect/index_status.h"

namespace khabar {
namespace {

using Generations = std::vector<std::string>;

std::string size_text(const IndexDirectory& directory, const std::string& name) {
  return fmt::format("{} ({:.1f} MB)", name, static_cast<double>(tree_bytes(directory.generations() / name)) / 1e6);
}

// Removes one after the other and says so, if `out` is not null. Returns those of which nothing is left.
Generations remove_all(const IndexDirectory& directory, const Generations& names, const PublicationGate& gate,
                       std::ostream* out, Warnings& failures) {
  const CheckPoint check_point = [&] { gate.check(); };
  failures.attempt("what an earlier run has left is still there", [&] { remove_unfinished(directory, check_point); });
  Generations removed;
  removed.reserve(names.size());
  for (const std::string& name : names) {
    if (gate.signal() != 0) break;
    failures.attempt(name + " is not wholly removed", [&] {
      std::string gone = name;
      const std::string text = size_text(directory, name);
      remove_generations(directory, {name}, check_point);
      removed.push_back(std::move(gone));
      if (out != nullptr) *out << "removed " << text << std::endl;  // said even if the next one takes long
    });
  }
  return removed;
}

[[noreturn]] void refuse_success(const Generations& names, const Generations& removed, int signal) {
  Generations left = names;
  std::erase_if(left, [&](const std::string& name) { return std::ranges::find(removed, name) != removed.end(); });
  const std::string list = removed.empty() ? "" : fmt::format(": {}", fmt::join(removed, ", "));
  throw Error(
      fmt::format("{}removed {} of {} generations{}", signal == 0 ? "" : ended_by(signal) + "; ", removed.size(),
                  names.size(), list),
      left.empty() ? "run prune again" : fmt::format("{} still to remove: run prune again", fmt::join(left, ", ")),
      signal == 0 ? ExitStatus::kError : static_cast<ExitStatus>(128 + signal));
}

}  // namespace

ExitStatus prune_command(const ParsedOptions& options, const Streams& streams) {
  PublicationGate gate;
  const SignalWatcher signals(gate);
  const IndexDirectory directory = existing_index(options);
  const std::size_t keep = keep_option(options);
  std::ostream* const out = options.has("quiet") ? nullptr : &streams.err;
  std::optional<IndexLock> lock;
  if (!options.has("dry-run")) lock.emplace(directory);
  const Generations names = superfluous_generations(directory, keep);
  if (names.empty() && out != nullptr) *out << "nothing to remove\n";
  if (!lock) {
    for (const std::string& name : names) {
      if (out != nullptr) *out << "would remove " << size_text(directory, name) << '\n';
    }
    return ExitStatus::kDone;
  }
  Warnings failures;
  const Generations removed = remove_all(directory, names, gate, out, failures);
  if (failures.empty() && removed.size() == names.size()) return ExitStatus::kDone;
  print_warnings(failures, ExitStatus::kError, streams.err);
  refuse_success(names, removed, gate.signal());
}

}  // namespace khabar
