#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "common/program/standard_streams.h"
#include "indexer/commands/command_options.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/signal_watcher.h"
#include "indexer/generation/verification.h"
#include "indexer/run/progress.h"

namespace khabar {
namespace {

constexpr std::string_view kAnotherVersion =
    "khabar-search of this version cannot open it: it was made by another version or with another analyzer";

void print_result(const std::string& name, bool published, const VerificationResult& result, std::ostream& out) {
  const bool good = result.whole() && (result.searchable || !published);
  const std::string articles = result.articles ? ", " + counted(*result.articles, "article", "articles") : "";
  out << fmt::format("{}: {}{}{}\n", name, good ? "sound" : "NOT SOUND", articles, published ? ", published" : "");
  for (const std::string& problem : result.problems) out << "  " << one_line(out, problem) << '\n';
  for (const std::string& note : result.notes) out << "  note: " << one_line(out, note) << '\n';
  if (!result.searchable) out << "  " << kAnotherVersion << '\n';
}

std::vector<std::string> chosen_generations(const IndexDirectory& directory, bool all) {
  if (all) return directory.list_generations();
  return {directory.current_path().filename().string()};
}

}  // namespace

ExitStatus verify_command(const ParsedOptions& options, const Streams& streams) {
  const IndexDirectory directory = existing_index(options);
  const auto published = directory.readable_current();
  PublicationGate gate;
  const SignalWatcher signals(gate);
  const Depth depth = options.has("deep") ? Depth::kContent : Depth::kFiles;
  std::vector<std::string> sound;
  std::vector<std::string> broken;
  for (const std::string& name : chosen_generations(directory, options.has("all"))) {
    const VerificationResult result = verify_generation(directory.generations() / name, depth, [&] { gate.check(); });
    print_result(name, name == published, result, streams.out);
    const bool good = result.whole() && (result.searchable || name != published);
    (good ? sound : broken).push_back(name);
  }
  if (broken.empty()) return ExitStatus::kDone;
  const std::string root = directory.root().string();
  if (published && std::ranges::find(broken, *published) != broken.end()) {
    throw Error(fmt::format("the published generation {} is not sound", *published),
                fmt::format("go back to another one (khabar-index rollback --index '{}') or build again", root));
  }
  throw Error(fmt::format("{} of {} generations are not sound", broken.size(), broken.size() + sound.size()),
              "searches are not affected: the published generation is sound; the next build removes old ones");
}

}  // namespace khabar
