#include "indexer/generation/generation_digests.h"

#include <fmt/format.h>

#include <array>

#include "common/program/file_descriptor.h"
#include "common/stored/damage.h"
#include "indexer/generation/durable_file.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

// Xapian opens a database without some of them and takes it for one that never had any.
constexpr std::array kTables{"docdata.glass", "iamglass", "postlist.glass", "termlist.glass"};

std::vector<std::string> missing_tables(const fs::path& generation) {
  std::vector<std::string> problems;
  for (const char* name : kTables) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(generation / name, error);
    if (error) problems.push_back(fmt::format("{} is missing", name));
    if (!error && size == 0) problems.push_back(fmt::format("{} is empty", name));
  }
  return problems;
}

}  // namespace

FileDigests digests_of(const fs::path& generation, const CheckPoint& check_point) {
  FileDigests digests;
  for (const std::string& name : generation_files(generation)) {
    const bool has_bytes = is_file(generation / name);
    digests.push_back(has_bytes ? digest_of_file(generation / name, check_point) : FileDigest{name, 0, {}});
  }
  return digests;
}

void write_digests(const fs::path& generation, const CheckPoint& check_point) {
  write_durably(generation / kDigestsFile, digests_text(digests_of(generation, check_point)));
  sync_path(generation);
}

FileComparison compare_files(const fs::path& generation, const CheckPoint& check_point) {
  FileComparison comparison;
  bool stopped = false;
  const CheckPoint stop = [&] {
    stopped = true;
    check_point();
    stopped = false;
  };
  try {
    const auto published = read_digests(generation);
    comparison.has_digests = published.has_value();
    comparison.problems =
        published ? differences(*published, digests_of(generation, stop)) : missing_tables(generation);
  } catch (const Damage& damage) {
    comparison.has_digests = true;
    comparison.problems.emplace_back(damage.what());
  } catch (const Error& error) {
    if (stopped) throw;
    comparison.problems.emplace_back(error.what());
  }
  return comparison;
}

}  // namespace khabar
