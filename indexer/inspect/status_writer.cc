// How IndexStatus is printed: text for people, JSON for programs.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "common/program/standard_streams.h"
#include "indexer/inspect/index_status.h"
#include "indexer/run/progress.h"
#include "indexer/run/report.h"

namespace khabar {
namespace {

using OrderedJson = nlohmann::ordered_json;

constexpr std::size_t kShownSources = 10;

std::string megabytes_text(std::uint64_t bytes) { return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6); }

void print_line(std::string_view label, std::string_view text, std::ostream& out) {
  out << fmt::format("{:<12} {}\n", label, one_line(out, text));
}

void print_generation(const IndexStatus& status, const GenerationStatus& generation, std::ostream& out) {
  print_line("generation", generation.name, out);
  if (!generation.problem.empty()) {
    print_line("problem", fmt::format("it cannot be opened: {}; see khabar-index verify", generation.problem), out);
    return;
  }
  print_line("created", fmt::format("{} by khabar-index {}", status.metadata.created, status.metadata.khabar_version),
             out);
  print_line("articles", with_thousands(generation.articles), out);
  print_line("size", megabytes_text(generation.bytes), out);
  print_line("analyzer", status.metadata.analyzer_fingerprint, out);
  if (!status.readable) {
    print_line("problem",
               fmt::format("it has format {}, which this version cannot read: rebuild it from its inputs",
                           status.metadata.schema_version),
               out);
  } else if (!status.same_analyzer) {
    print_line("problem", "it was made with another analyzer: rebuild it, see --from-index of khabar-index build", out);
  }
}

void print_coverage(const Coverage& coverage, std::ostream& out) {
  if (coverage.dated > 0) {
    print_line(
        "dates",
        fmt::format("{} to {} ({} articles)", coverage.first_day, coverage.last_day, with_thousands(coverage.dated)),
        out);
  }
  if (coverage.duplicates.groups > 0) print_line("duplicates", duplicates_text(coverage.duplicates), out);
  print_line("sources", with_thousands(coverage.sources.size()), out);
  const std::size_t shown = std::min(coverage.sources.size(), kShownSources);
  for (std::size_t i = 0; i < shown; ++i) {
    out << fmt::format("{:>12}  {}\n", with_thousands(coverage.sources[i].articles),
                       one_line(out, coverage.sources[i].source));
  }
  if (shown < coverage.sources.size()) out << fmt::format("{:>12}  see --json for all\n", "...");
  if (coverage.without_source > 0) {
    out << fmt::format("{:>12}  (none given)\n", with_thousands(coverage.without_source));
  }
}

void print_others(const std::vector<GenerationStatus>& generations, std::ostream& out) {
  std::string_view label = "others";
  for (const GenerationStatus& other : generations) {
    if (other.published) continue;
    print_line(label,
               fmt::format("{}, {} articles, {}{}", other.name, with_thousands(other.articles),
                           megabytes_text(other.bytes), other.problem.empty() ? "" : ", cannot be opened"),
               out);
    label = "";
  }
}

void print_runs(const std::vector<RunStatus>& runs, std::ostream& out) {
  std::string_view label = "runs";
  for (const RunStatus& run : runs) {
    std::string text = run.command.empty()
                           ? fmt::format("{}  its report cannot be read", run.started)
                           : fmt::format("{}  {}, {}", run.started, run.command,
                                         run.published ? "published " + run.generation : "nothing published");
    if (run.published && run.articles > 0) text += fmt::format(", {} articles", with_thousands(run.articles));
    if (run.skipped > 0) text += fmt::format(", {} skipped", with_thousands(run.skipped));
    if (run.seconds > 0) text += fmt::format(", {:.1f} s", run.seconds);
    print_line(label, text, out);
    label = "";
  }
}

OrderedJson generations_json(const std::vector<GenerationStatus>& generations) {
  OrderedJson list = OrderedJson::array();
  for (const GenerationStatus& one : generations) {
    OrderedJson json{
        {"name", one.name}, {"published", one.published}, {"articles", one.articles}, {"bytes", one.bytes}};
    if (!one.problem.empty()) json["problem"] = one.problem;
    list.push_back(std::move(json));
  }
  return list;
}

OrderedJson runs_json(const std::vector<RunStatus>& runs) {
  OrderedJson list = OrderedJson::array();
  for (const RunStatus& run : runs) {
    list.push_back({{"started", run.started},
                    {"command", run.command},
                    {"generation", run.generation},
                    {"published", run.published},
                    {"articles", run.articles},
                    {"skipped", run.skipped},
                    {"seconds", run.seconds}});
  }
  return list;
}

void add_coverage(const Coverage& coverage, OrderedJson& json) {
  json["duplicates"] = {{"groups", coverage.duplicates.groups}, {"articles", coverage.duplicates.articles}};
  json["dated"] = coverage.dated;
  json["first_day"] = coverage.first_day.empty() ? OrderedJson() : OrderedJson(coverage.first_day);
  json["last_day"] = coverage.last_day.empty() ? OrderedJson() : OrderedJson(coverage.last_day);
  json["without_source"] = coverage.without_source;
  OrderedJson& sources = json["sources"] = OrderedJson::array();
  for (const SourceCount& one : coverage.sources) {
    sources.push_back({{"source", one.source}, {"articles", one.articles}});
  }
}

}  // namespace

void print_status(const IndexStatus& status, std::ostream& out) {
  print_line("index", status.index, out);
  const auto published = std::ranges::find(status.generations, true, &GenerationStatus::published);
  if (published == status.generations.end()) {
    print_line("problem", "no generation is published; see khabar-index rollback --to NAME", out);
  } else {
    print_generation(status, *published, out);
  }
  if (status.coverage) print_coverage(*status.coverage, out);
  print_others(status.generations, out);
  print_runs(status.runs, out);
}

std::string status_json(const IndexStatus& status) {
  const auto published = std::ranges::find(status.generations, true, &GenerationStatus::published);
  const bool found = published != status.generations.end();
  OrderedJson json{{"version", kStatusVersion},
                   {"index", status.index},
                   {"generation", found ? OrderedJson(published->name) : OrderedJson()},
                   {"articles", found ? OrderedJson(published->articles) : OrderedJson()},
                   {"bytes", found ? OrderedJson(published->bytes) : OrderedJson()},
                   {"created", status.metadata.created},
                   {"khabar", status.metadata.khabar_version},
                   {"format", status.metadata.schema_version},
                   {"analyzer", status.metadata.analyzer_fingerprint},
                   {"searchable", status.readable && status.same_analyzer}};
  if (status.coverage) add_coverage(*status.coverage, json);
  json["generations"] = generations_json(status.generations);
  json["runs"] = runs_json(status.runs);
  return json.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + '\n';
}

}  // namespace khabar
