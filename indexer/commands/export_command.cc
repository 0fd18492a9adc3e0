#include <fmt/format.h>

#include <functional>
#include <optional>
#include <ostream>

#include "common/program/file_descriptor.h"
#include "indexer/article/article_json.h"
#include "indexer/commands/command_options.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/signal_watcher.h"
#include "indexer/inspect/output_file.h"
#include "indexer/inspect/stored_articles.h"
#include "indexer/run/progress.h"

namespace khabar {
namespace {

// Without a watcher of signals: whoever reads a pipe may go away, and a terminal's user press Ctrl-C.
void export_to_stream(const StoredArticles& articles, std::ostream& out) {
  articles.read([&](Article&& article) {
    errno = 0;
    out << article_json_line(article);
    if (!out) throw_file_error("write", "standard output", errno);
  });
}

void export_to_file(const StoredArticles& articles, const std::string& path) {
  PublicationGate gate;
  const SignalWatcher signals(gate);
  OutputFile file(path);
  articles.read([&](Article&& article) {
    gate.check();
    file.write(article_json_line(article));
  });
  file.finish();
}

}  // namespace

ExitStatus export_command(const ParsedOptions& options, const Streams& streams) {
  const StoredArticles articles(existing_index(options).root());
  const std::string path = options.get("output");
  if (path.empty() || path == "-" || path == "/dev/stdout") {
    export_to_stream(articles, streams.out);
    return ExitStatus::kDone;
  }
  export_to_file(articles, path);
  if (!options.has("quiet")) {
    streams.err << fmt::format("exported {} of generation {} to {}\n", counted(articles.count(), "article", "articles"),
                               articles.generation(), path);
  }
  return ExitStatus::kDone;
}

}  // namespace khabar
