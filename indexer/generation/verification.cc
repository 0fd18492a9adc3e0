#include "indexer/generation/verification.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "common/index/index_snapshot.h"
#include "common/program/error.h"
#include "indexer/generation/child_process.h"
#include "indexer/generation/generation_digests.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

// A check takes about a second for 50 MB; whoever takes so many times longer goes round in circles.
constexpr std::uint64_t kLeastSeconds = 10;
constexpr std::uint64_t kBytesASecond = 1'000'000;

// Beyond those of this process. Groups of near duplicates take some 40 MB for a million articles.
constexpr std::uint64_t kChildMemory = 768'000'000;

ChildLimits limits_for(const fs::path& generation) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (fs::directory_iterator at(generation, error), end; !error && at != end; at.increment(error)) {
    std::error_code gone;
    const std::uintmax_t size = at->file_size(gone);
    if (!gone) bytes += size;
  }
  return {kLeastSeconds + bytes / kBytesASecond, kChildMemory};
}

// What a child tells, as lines: "articles 5", "searchable 1", "problem TEXT".
std::string as_text(const ContentReport& report) {
  std::string text = fmt::format("articles {}\nsearchable {}\n", report.articles, report.searchable ? 1 : 0);
  for (std::string problem : report.problems) {
    std::ranges::replace(problem, '\n', ' ');
    text += fmt::format("problem {}\n", problem);
  }
  return text;
}

void add_text(const std::string& text, VerificationResult& result) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t space = line.find(' ');
    const std::string value = space == std::string::npos ? std::string{} : line.substr(space + 1);
    if (line.starts_with("articles ")) result.articles = std::stoull(value);
    if (line.starts_with("searchable ")) result.searchable = value == "1";
    if (line.starts_with("problem ")) result.problems.push_back(value);
  }
}

// Adds what `look` finds out.
void look_in_child(const std::function<std::string()>& look, const fs::path& generation, std::string_view what,
                   const CheckPoint& check_point, VerificationResult& result) {
  const ChildResult child = run_in_child(look, limits_for(generation), check_point);
  add_text(child.text, result);
  if (!child.failure.empty()) result.problems.push_back(fmt::format("{} failed: {}", what, child.failure));
}

std::string xapian_check(const fs::path& generation) {
  std::ostringstream details;
  const std::size_t errors = Xapian::Database::check(generation.string(), 0, &details);
  if (errors == 0) return {};
  std::string text = details.str().substr(0, 500);
  std::ranges::replace(text, '\n', ' ');
  return fmt::format("problem Xapian finds {} errors: {}\n", errors, text);
}

// Xapian opens the tables that it checks for writing.
bool may_write(const fs::path& generation) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(generation, error)) {
    if (entry.path().extension() == ".glass" && ::access(entry.path().c_str(), W_OK) != 0) return false;
  }
  return !error;
}

void check_tables(const fs::path& generation, const CheckPoint& check_point, VerificationResult& result) {
  if (!may_write(generation)) {
    result.notes.emplace_back("Xapian's own check needs permission to write, so it was left out; all else was read");
    return;
  }
  look_in_child([&] { return xapian_check(generation); }, generation, "Xapian's check", check_point, result);
}

void look_inside(const fs::path& generation, const CheckPoint& check_point, VerificationResult& result) {
  check_tables(generation, check_point, result);
  if (!result.whole()) return;
  look_in_child([&] { return as_text(check_content(generation)); }, generation, "reading all articles", check_point,
                result);
}

// Files that are as they were published can be opened without fear.
void open_published(const fs::path& generation, VerificationResult& result) {
  try {
    const ContentReport report = check_opening(generation);
    result.articles = report.articles;
    result.searchable = report.searchable;
    result.problems.insert(result.problems.end(), report.problems.begin(), report.problems.end());
  } catch (const Xapian::Error& error) {
    result.problems.push_back(error.get_description());
  } catch (const Error& error) {
    result.problems.emplace_back(error.what());
  }
}

// Whether the database says that it was published with digests: then somebody removed them.
bool lost_digests(const fs::path& generation) {
  try {
    return notes_digests(Xapian::Database(generation.string()));
  } catch (const Xapian::Error&) {
    return false;
  }
}

constexpr const char* kLost = "its list of digests is missing";

[[noreturn]] void refuse(const fs::path& generation, const std::vector<std::string>& problems) {
  const std::string index = generation.parent_path().parent_path().string();
  throw Error(
      fmt::format("the generation {} is damaged: {}", generation.filename().string(), fmt::join(problems, "; ")),
      fmt::format("nothing was published; choose a sound generation (khabar-index verify --all, khabar-index rollback "
                  "--index '{0}' --to NAME) or build again, from the inputs or from the articles that can still be "
                  "read: khabar-index build --index '{0}' --from-index '{0}'",
                  index));
}

}  // namespace

VerificationResult verify_generation(const fs::path& generation, Depth depth, const CheckPoint& check_point) {
  VerificationResult result;
  const FileComparison files = compare_files(generation, check_point);
  result.problems = files.problems;
  const bool lost = !files.has_digests && result.whole() && lost_digests(generation);
  if (lost) result.problems.emplace_back(kLost);
  if (!files.has_digests && !lost) {
    result.notes.emplace_back("it has no digests, because an earlier version made it: its content was checked instead");
  }
  if (depth == Depth::kContent || !files.has_digests) {
    std::vector<std::string> of_files = std::exchange(result.problems, {});
    look_inside(generation, check_point, result);
    result.problems.insert(result.problems.begin(), of_files.begin(), of_files.end());
  } else if (result.whole()) {
    open_published(generation, result);
  }
  return result;
}

void check_new_generation(const fs::path& generation, const GenerationPromise& promise, Tables tables,
                          const CheckPoint& check_point) {
  VerificationResult result;
  if (tables == Tables::kAll) check_tables(generation, check_point, result);
  if (result.whole()) {
    look_in_child([&] { return as_text(check_promise(generation, promise)); }, generation, "reading it", check_point,
                  result);
  }
  if (result.whole()) return;
  throw Error(fmt::format("the new generation at {} is not sound: {}", generation.string(), result.problems.front()),
              "nothing was published and the index is as before; check the disk, see khabar-index verify --deep, and "
              "build again");
}

void require_published_files(const fs::path& generation, const CheckPoint& check_point) {
  FileComparison files = compare_files(generation, check_point);
  if (!files.has_digests && files.problems.empty() && lost_digests(generation)) files.problems.emplace_back(kLost);
  if (!files.problems.empty()) refuse(generation, files.problems);
}

void require_published_files(const fs::path& generation, const FileDigests& copies) {
  const auto published = read_digests(generation);
  const auto problems = published ? differences(*published, copies) : std::vector<std::string>{};
  if (!problems.empty()) refuse(generation, problems);
}

}  // namespace khabar
