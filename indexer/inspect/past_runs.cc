#include "indexer/inspect/past_runs.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <type_traits>

namespace khabar {
namespace {

using Json = nlohmann::json;

// Reports are files that anybody may have edited: what is not there or of another type counts as empty.
template <typename T>
T value_at(const Json& json, const char* pointer) {
  const Json::json_pointer at(pointer);
  if (!json.is_object() || !json.contains(at)) return {};
  const Json& value = json.at(at);
  if constexpr (std::is_same_v<T, std::string>) {
    return value.is_string() ? value.get<T>() : T{};
  } else if constexpr (std::is_same_v<T, bool>) {
    return value.is_boolean() && value.get<T>();
  } else if constexpr (std::is_unsigned_v<T>) {
    return value.is_number_unsigned() ? value.get<T>() : T{};
  } else {
    return value.is_number() ? value.get<T>() : T{};
  }
}

RunStatus run_status(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const Json report = Json::parse(file, nullptr, false);
  RunStatus run;
  run.started = value_at<std::string>(report, "/started");
  run.command = value_at<std::string>(report, "/command");
  run.generation = value_at<std::string>(report, "/generation");
  if (run.command.empty() && !run.generation.empty()) run.command = "build";  // reports named no command at first
  run.published = value_at<bool>(report, "/published");
  run.articles = value_at<std::uint64_t>(report, "/indexed");
  run.skipped = value_at<std::uint64_t>(report, "/skipped/count");
  run.seconds = value_at<double>(report, "/seconds/total");
  if (run.started.empty()) run.started = path.stem().string();
  return run;
}

}  // namespace

std::vector<RunStatus> past_runs(const IndexDirectory& directory, std::size_t most) {
  std::vector<std::filesystem::path> paths = directory.list_reports();
  std::ranges::reverse(paths);
  paths.resize(std::min(most, paths.size()));
  std::vector<RunStatus> runs;
  for (const auto& path : paths) runs.push_back(run_status(path));
  return runs;
}

}  // namespace khabar
