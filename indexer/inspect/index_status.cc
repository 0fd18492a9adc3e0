#include "indexer/inspect/index_status.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "common/index/article_document.h"
#include "common/index/index_directory.h"
#include "common/letters/folded_name.h"
#include "common/program/error.h"
#include "common/stored/field.h"
#include "indexer/inspect/past_runs.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShownRuns = 5;

GenerationStatus generation_status(const fs::path& path) {
  GenerationStatus status;
  status.name = path.filename().string();
  status.bytes = tree_bytes(path);
  try {
    status.articles = Xapian::Database(path.string()).get_doccount();
  } catch (const Xapian::Error& error) {
    status.problem = error.get_msg();
  }
  return status;
}

std::string day_of(const std::string& term) {
  const std::string day(boolean_value(Field::kDay, term));
  return day.size() == 8 ? fmt::format("{}-{}-{}", day.substr(0, 4), day.substr(4, 2), day.substr(6)) : day;
}

void add_days(const Xapian::Database& database, Coverage& coverage) {
  const std::string prefix{field_spec(Field::kDay).prefix};
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    if (coverage.first_day.empty()) coverage.first_day = day_of(*term);
    coverage.last_day = day_of(*term);
    coverage.dated += term.get_termfreq();
  }
}

std::map<std::string, Xapian::doccount> count_spellings_of_sources(const Xapian::Database& database) {
  std::map<std::string, Xapian::doccount> spellings;
  const Xapian::valueno number = slot(Slot::kSource);
  for (auto at = database.valuestream_begin(number); at != database.valuestream_end(number); ++at) ++spellings[*at];
  return spellings;
}

// A source that is spelled in several ways is named as most of its articles have it.
void add_sources(const Xapian::Database& database, Coverage& coverage) {
  struct Source {
    std::string name;
    Xapian::doccount most = 0;
    Xapian::doccount articles = 0;
  };
  std::map<std::string, Source> sources;
  coverage.without_source = database.get_doccount();
  for (const auto& [name, articles] : count_spellings_of_sources(database)) {
    const std::string folded = folded_name(name);
    if (folded.empty()) continue;
    Source& source = sources[folded];
    if (articles > source.most) std::tie(source.name, source.most) = std::tie(name, articles);
    source.articles += articles;
    coverage.without_source -= articles;
  }
  for (const auto& [folded, source] : sources) coverage.sources.push_back({source.name, source.articles});
  std::ranges::stable_sort(coverage.sources, std::greater<>{}, &SourceCount::articles);
}

void add_content(const fs::path& path, IndexStatus& status) {
  const Xapian::Database database(path.string());
  status.metadata = read_metadata(database);
  status.readable = status.metadata.schema_version == kSchemaVersion;
  if (!status.readable) return;
  const VariantTable variants(status.metadata.variants, path.string());
  status.same_analyzer = Analyzer(variants).fingerprint() == status.metadata.analyzer_fingerprint;
  Coverage coverage;
  add_days(database, coverage);
  add_sources(database, coverage);
  coverage.duplicates = count_duplicates(database);
  status.coverage = std::move(coverage);
}

}  // namespace

std::uint64_t tree_bytes(const fs::path& directory) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator at(directory, error), end; at != end; at.increment(error)) {
    if (error) break;
    std::error_code gone;  // pruned by a run that goes on
    const std::uint64_t size = at->is_regular_file(gone) ? at->file_size(gone) : 0;
    if (!gone) bytes += size;
  }
  return bytes;
}

IndexStatus read_status(const fs::path& index) {
  const IndexDirectory directory(index);
  IndexStatus status;
  status.index = index.string();
  status.published = directory.readable_current();
  for (const std::string& name : directory.list_generations()) {
    status.generations.push_back(generation_status(directory.generations() / name));
    status.generations.back().published = name == status.published;
  }
  std::ranges::reverse(status.generations);
  status.runs = past_runs(directory, kShownRuns);
  for (const GenerationStatus& generation : status.generations) {
    if (generation.published && generation.problem.empty()) {
      add_content(directory.generations() / generation.name, status);
    }
  }
  return status;
}

}  // namespace khabar
