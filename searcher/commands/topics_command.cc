#include <fmt/format.h>

#include <ostream>
#include <sstream>

#include "common/index/index_set.h"
#include "common/program/named_file.h"
#include "searcher/commands/commands.h"
#include "searcher/commands/options.h"
#include "searcher/commands/result_file.h"
#include "searcher/commands/topics_run.h"

namespace khabar {
namespace {

constexpr std::size_t kMostTopicsBytes = 64'000'000;  // chosen, not tuned: a million topics

std::string required(const ParsedOptions& options, std::string_view name, std::string_view value) {
  if (!options.has(name)) throw Error(fmt::format("--{} {} is missing", name, value));
  return options.get(name);
}

std::vector<Topic> read_topics_file(const std::string& path) {
  std::istringstream text{read_named_file(path, kMostTopicsBytes, "--topics names a file with a topic a line")};
  return read_topics(text, path);
}

}  // namespace

ExitStatus topics_command(const ParsedOptions& options, const Streams& streams) {
  if (!options.arguments.empty()) {
    throw Error(fmt::format("unexpected argument '{}': run takes no arguments", options.arguments.front()),
                "put the words to search for into the file given with --topics");
  }
  const std::string topics_path = required(options, "topics", "TSV");
  const std::string run_path = required(options, "output", "RUN");
  const TimeZone zone{options.get("timezone")};
  const RunSettings settings{count_of(options, "top"), expand_of(options), options.has("syntax"),
                             options.has("lenient") ? Reading::kLenient : Reading::kStrict, &zone};
  if (settings.top == 0)
    throw Error("--top 0 asks for a run without hits", "give the number of hits per topic, such as --top 100");
  if (!settings.syntax && (options.has("lenient") || options.get("timezone") != TimeZone::utc().name())) {
    throw Error("--lenient and --timezone are for queries, and topics are plain words", "add --syntax");
  }
  const std::vector<Topic> topics = read_topics_file(topics_path);
  if (settings.syntax) check_queries(topics, topics_path, settings.reading);
  IndexSet indexes{indexes_of(options)};

  ResultFile run{run_path, streams.out};
  const std::vector<double> milliseconds =
      run_topics(indexes.collection(), indexes.analyzer(), topics, settings, run.out());
  run.finish();
  (run.is_standard() ? streams.err : streams.out) << timing_line(milliseconds);
  return ExitStatus::kDone;
}

}  // namespace khabar
