#include "searcher/commands/commands.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "searcher/commands/written_files.h"
#include "searcher/proof/manifest_json.h"

namespace khabar {
namespace {

constexpr std::array kProvableCommands{
    ProvableCommand{"search", search_command},   ProvableCommand{"count", count_command},
    ProvableCommand{"facets", facets_command},   ProvableCommand{"trend", trend_command},
    ProvableCommand{"kwic", kwic_command},       ProvableCommand{"terms", terms_command},
    ProvableCommand{"words", words_command},     ProvableCommand{"collocates", collocates_command},
    ProvableCommand{"ngrams", ngrams_command},   ProvableCommand{"keywords", keywords_command},
    ProvableCommand{"rising", rising_command},   ProvableCommand{"sources", sources_command},
    ProvableCommand{"similar", similar_command},
};

ExitStatus run_with_proof(const ProvableCommand& command, const ParsedOptions& options, const Streams& streams) {
  if (options.has("ro-crate")) return run_into_crate(command, options, streams);
  Proof proof{options};
  const ExitStatus status = command.run(options, streams, proof);
  if (proof.wanted()) write_manifest(proof.manifest(), options.get("manifest"));
  return status;
}

}  // namespace

const ProvableCommand* find_provable(std::string_view name) {
  const auto found = std::ranges::find(kProvableCommands, name, &ProvableCommand::name);
  return found == kProvableCommands.end() ? nullptr : &*found;
}

ExitStatus run_search_program(const ParsedOptions& options, const Streams& streams) {
  check_written_files(options);
  if (const ProvableCommand* command = find_provable(options.command)) {
    return run_with_proof(*command, options, streams);
  }
  if (options.command == "run") return topics_command(options, streams);
  if (options.command == "verify-manifest") return verify_manifest_command(options, streams);
  if (options.command == "set") return set_command(options, streams);
  if (options.command == "codes") return codes_command(options, streams);
  if (options.command == "watch") return watch_command(options, streams);
  if (options.command == "show") return show_command(options, streams);
  if (options.command == "serve") return serve_command(options, streams);
  if (options.command == "parse") return parse_command(options, streams);
  if (options.command == "analyze") return analyze_command(options, streams);
  throw std::logic_error("no command " + options.command);
}

}  // namespace khabar
