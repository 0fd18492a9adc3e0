#include <fmt/format.h>

#include <fstream>
#include <istream>
#include <ostream>

#include "indexer/commands/command_options.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/signal_watcher.h"
#include "indexer/text/text_rules.h"
#include "indexer/update/update_run.h"

namespace khabar {
namespace {

constexpr std::size_t kShownUnknown = 10;

// As in an article: see deliver().
void add_id(std::string_view text, std::vector<std::string>& ids) {
  std::string id = collapse_spaces(text, '_');
  if (!id.empty()) ids.push_back(std::move(id));
}

void add_lines(std::istream& in, const std::string& name, std::vector<std::string>& ids) {
  for (std::string line; std::getline(in, line);) add_id(line, ids);
  if (in.bad() || !in.eof()) throw Error(fmt::format("cannot read {}", name), "--from names a file with an id a line");
}

std::vector<std::string> ids_from(const ParsedOptions& options, std::istream& standard_input) {
  std::vector<std::string> ids;
  for (const std::string& id : options.arguments) add_id(id, ids);
  const std::string from = options.get("from");
  if (from == "-") {
    add_lines(standard_input, "standard input", ids);
  } else if (!from.empty()) {
    std::ifstream file(from, std::ios::binary);
    add_lines(file, from, ids);
  }
  if (ids.empty()) throw Error("remove needs at least one ID", "name ids, or a file that holds them with --from");
  return ids;
}

void print_unknown(const std::vector<std::string>& unknown, std::ostream& err) {
  for (std::size_t i = 0; i < unknown.size(); ++i) {
    if (i == kShownUnknown) {
      err << fmt::format("khabar-index: warning: and {} more ids that no article has\n", unknown.size() - i);
      return;
    }
    err << fmt::format("khabar-index: warning: no article has the id {}\n", unknown[i]);
  }
}

}  // namespace

ExitStatus remove_command(const ParsedOptions& options, const Streams& streams) {
  RemovalSettings settings;
  settings.index = existing_index(options).root();
  settings.ids = ids_from(options, streams.in);
  settings.keep = keep_option(options);
  settings.force = options.has("force");
  settings.dry_run = options.has("dry-run");
  const SignalWatcher signals;
  RunCounters counters;
  UpdateResult result = remove_articles(settings, counters, [&] { signals.check(); });
  result.warnings.attempt("the summary is cut short", [&] {
    if (options.has("quiet")) return;
    print_unknown(result.unknown, streams.err);
    print_changes(result.report, result.report_path.string(), streams.err);
  });
  const ExitStatus status = result.unknown.empty() ? ExitStatus::kDone : ExitStatus::kPartial;
  return print_warnings(result.warnings, status, streams.err);
}

}  // namespace khabar
