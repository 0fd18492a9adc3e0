#include "indexer/load/segment.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <set>
#include <span>

#include "common/program/file_descriptor.h"
#include "indexer/generation/durable_file.h"
#include "indexer/load/posting_list.h"
#include "indexer/sorting/form_run.h"
#include "indexer/sorting/word_run.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kColumns = "columns-";
constexpr std::string_view kValues = "values-";

// The number behind `prefix` in a name that begins with it.
std::uint32_t number_in(std::string_view name, std::string_view prefix) {
  std::uint32_t number = 0;
  std::from_chars(name.data() + prefix.size(), name.data() + name.size(), number);
  return number;
}

}  // namespace

std::string column::values(glass::Slot slot) { return fmt::format("{}{}", kValues, slot); }

fs::path term_run_of(const fs::path& segment) { return segment / "terms"; }

std::vector<fs::path> term_runs_of(const std::vector<fs::path>& segments) {
  std::vector<fs::path> runs;
  for (const fs::path& segment : segments) runs.push_back(term_run_of(segment));
  return runs;
}

fs::path columns_of(const fs::path& segment, glass::DocumentId first) {
  return segment / fmt::format("{}{}", kColumns, first);
}

glass::DocumentId first_document(const fs::path& columns) { return number_in(columns.filename().string(), kColumns); }

std::vector<fs::path> all_columns(const std::vector<fs::path>& segments) {
  std::vector<fs::path> columns;
  for (const fs::path& segment : segments) {
    for (const std::string& name : file_names(segment)) {
      if (name.starts_with(kColumns)) columns.push_back(segment / name);
    }
  }
  std::ranges::sort(columns, {}, first_document);
  return columns;
}

std::vector<fs::path> column_files(std::vector<fs::path> columns, const std::string& name) {
  for (fs::path& directory : columns) directory /= name;
  return columns;
}

std::vector<glass::Slot> slots_of(const std::vector<fs::path>& columns) {
  std::set<glass::Slot> slots;
  for (const fs::path& directory : columns) {
    for (const std::string& name : file_names(directory)) {
      if (name.starts_with(kValues)) slots.insert(number_in(name, kValues));
    }
  }
  return {slots.begin(), slots.end()};
}

std::string tag_record(glass::Tag tag) {
  std::string stored(1, static_cast<char>(tag.compressed));
  return stored.append(tag.bytes);
}

std::optional<glass::Tag> tag_of_record(std::string_view stored) {
  if (stored.empty() || static_cast<unsigned char>(stored.front()) > 1) return std::nullopt;
  return glass::Tag{stored.substr(1), stored.front() == 1};
}

void merge_segments(const std::vector<fs::path>& segments, const fs::path& destination, const CheckPoint& check_point) {
  merge_form_runs(segments, destination, check_point);
  WordRunWriter writer(term_run_of(destination));
  merge_word_runs(
      term_runs_of(segments),
      [](std::string_view, std::span<const std::string_view> lists) { return joined_lists(lists); },
      [&](std::string_view term, std::string_view list) { writer.add(term, list); }, check_point);
  writer.finish();
  for (const fs::path& columns : all_columns(segments)) rename_file(columns, destination / columns.filename());
}

}  // namespace khabar
