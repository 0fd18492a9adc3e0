#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <ostream>

#include "common/index/index_set.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/options.h"
#include "searcher/commands/topics_run.h"

namespace khabar {
namespace {

std::string required(const ParsedOptions& options, std::string_view name, std::string_view value) {
  if (!options.has(name)) throw Error(fmt::format("--{} {} is missing", name, value));
  return options.get(name);
}

std::vector<Topic> read_topics_file(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw Error(fmt::format("cannot read {}: {}", path, std::strerror(errno)));
  return read_topics(file, path);
}

}  // namespace

ExitStatus topics_command(const ParsedOptions& options, const Console& console) {
  if (!options.arguments.empty()) {
    throw Error(fmt::format("run: '{}' is no option of it", options.arguments.front()),
                "words to search for stand in the file given with --topics");
  }
  const std::string topics_path = required(options, "topics", "TSV");
  const std::string run_path = required(options, "output", "RUN");
  const std::size_t top = count_of(options, "top");
  if (top == 0)
    throw Error("--top 0 asks for a run without hits", "give the number of hits a topic, such as --top 100");
  const std::vector<Topic> topics = read_topics_file(topics_path);
  IndexSet indexes{indexes_of(options)};

  std::ofstream run{run_path, std::ios::binary};
  if (!run) throw Error(fmt::format("cannot write {}: {}", run_path, std::strerror(errno)));
  const std::vector<double> milliseconds =
      run_topics(indexes.collection(), indexes.analyzer(), topics, top, run, options.has("expand"));
  run.close();
  if (!run) throw Error(fmt::format("cannot write {}: {}", run_path, std::strerror(errno)), "is the disk full?");
  console.out << timing_line(milliseconds);
  return ExitStatus::kDone;
}

}  // namespace khabar
