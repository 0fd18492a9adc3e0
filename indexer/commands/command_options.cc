#include "indexer/commands/command_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "common/program/error.h"
#include "common/program/named_file.h"
#include "common/program/standard_streams.h"
#include "indexer/input/file_walk.h"

namespace khabar {
namespace {

constexpr long long kMaxJobs = 256;
constexpr long long kMaxKeep = 1'000'000;
constexpr std::size_t kMostVariantBytes = 4'000'000;  // chosen, not tuned: every reader of the index reads them as well

}  // namespace

long long number_within(const ParsedOptions& options, std::string_view name, long long fallback, long long most) {
  const long long number = options.number(name).value_or(fallback);
  if (number < 1 || number > most) {
    throw Error(fmt::format("--{} {}: must be from 1 to {}", name, number, most));
  }
  return number;
}

std::filesystem::path index_option(const ParsedOptions& options) {
  std::string index = options.get("index");
  if (index.empty()) {
    throw Error(fmt::format("{} needs --index DIR", options.command), "name the directory of the index");
  }
  return index;
}

IndexDirectory existing_index(const ParsedOptions& options) {
  IndexDirectory directory(index_option(options));
  if (!directory.list_generations().empty()) return directory;
  throw Error(fmt::format("no index in {}", directory.root().string()), build_hint(directory.root()));
}

std::vector<std::string> inputs_option(const ParsedOptions& options) {
  const std::vector<std::string>& inputs = options.arguments;
  if (std::ranges::count(inputs, kStandardInput) > 1) {
    throw Error("standard input was named twice", "it can be read only once: name - once");
  }
  if (std::ranges::find(inputs, "") != inputs.end()) {
    throw Error("an INPUT is empty", "name files or directories to read, - for standard input");
  }
  if (!inputs.empty()) return inputs;
  throw Error(fmt::format("{} needs at least one INPUT", options.command), "name files or directories to read");
}

unsigned jobs_option(const ParsedOptions& options) {
  const long long processors = std::clamp<long long>(std::thread::hardware_concurrency(), 1, kMaxJobs);
  return static_cast<unsigned>(number_within(options, "jobs", processors, kMaxJobs));
}

std::optional<std::uint64_t> memory_option(const ParsedOptions& options) {
  if (!options.has("memory")) return std::nullopt;
  return parse_size("memory", options.get("memory"));
}

std::size_t keep_option(const ParsedOptions& options) {
  return static_cast<std::size_t>(number_within(options, "keep", kDefaultKeep, kMaxKeep));
}

VariantTable variants_option(const ParsedOptions& options) {
  const std::string path = options.get("variants");
  if (path.empty()) return {};
  return VariantTable{read_named_file(path, kMostVariantBytes, "--variants names a file of spelling variants"), path};
}

LargestArticle take_resources(const ParsedOptions& options, BuildSettings& settings) {
  settings.index = index_option(options);
  settings.jobs = jobs_option(options);
  const MemoryPlan plan = memory_plan(memory_option(options), settings.jobs);
  settings.batch_bytes = plan.batch_bytes;
  settings.batch_words = plan.batch_words;
  return plan.largest;
}

ProgressStyle progress_style(const ParsedOptions& options, const Streams& streams) {
  if (options.has("quiet")) return ProgressStyle::kNone;
  return shows_on_terminal(streams.err) ? ProgressStyle::kLine : ProgressStyle::kLog;
}

}  // namespace khabar
