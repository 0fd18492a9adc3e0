#include "searcher/serve/api/warm_index.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xapian.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "common/index/index_directory.h"
#include "common/program/error.h"
#include "common/saved/desk_file.h"
#include "searcher/serve/api/api_error.h"

namespace khabar {
namespace {

IndexSet open_watched(const std::vector<std::string>& places, const CheckPoint& check_point) {
  IndexSet indexes{places};
  indexes.watch(check_point);
  return indexes;
}

std::shared_ptr<SavedInIndex> know_saved(IndexSet& indexes, const std::vector<std::string>& places) {
  auto saved = std::make_shared<SavedInIndex>([places] { return desk_path(places); }, indexes.collection());
  indexes.know(saved);
  return saved;
}

std::string generations_of(const IndexSet& indexes) {
  std::string names;
  for (const IndexName& index : indexes.names()) names += (names.empty() ? "" : ",") + index.generation;
  return names;
}

// SQLite's count of what was written to a file, since two times may be the same.
std::string write_count(const std::string& path) {
  constexpr std::streamoff kPlace = 24;  // https://www.sqlite.org/fileformat.html, 1.3.7
  std::array<char, 4> bytes{};
  std::ifstream file{path, std::ios::binary};
  file.seekg(kPlace).read(bytes.data(), bytes.size());
  return fmt::format("{:02x}", fmt::join(bytes, ""));
}

// Another text whenever sets and codes were written; empty if there is no file.
std::string desk_state(const std::vector<std::string>& places) {
  std::string path;
  failure_of({}, [&] { path = desk_path(places); });  // without a home, there is no file
  std::string state;
  for (const std::string& file : {path, path + "-wal"}) {
    std::error_code none;
    const auto time = std::filesystem::last_write_time(file, none);
    const std::uintmax_t size = none ? 0 : std::filesystem::file_size(file, none);
    if (!none) state += fmt::format("{} {} {} ", time.time_since_epoch().count(), size, write_count(file));
  }
  return state;
}

}  // namespace

WarmIndex::Open::Open(const std::vector<std::string>& places, const CheckPoint& check_point)
    : indexes(open_watched(places, check_point)),
      saved(know_saved(indexes, places)),
      searcher(indexes.collection(), indexes.names(), indexes.analyzer()) {}

WarmIndex::WarmIndex(std::vector<std::string> places, CheckPoint check_point)
    : places_(std::move(places)), check_point_(std::move(check_point)) {}

std::string WarmIndex::published() const {
  std::string names;
  for (const std::string& place : places_) {
    std::error_code unknown;
    if (!std::filesystem::is_directory(place, unknown)) continue;
    names += IndexDirectory{place}.readable_current().value_or("") + ',';
  }
  return names;
}

void WarmIndex::refresh() {
  open_published();
  std::string state = generation_ + ' ' + desk_state(places_);
  if (state == state_) return;
  open_->saved->forget();
  state_ = std::move(state);
}

void WarmIndex::write_to_desk(const std::function<void(SqliteFile&)>& write) const {
  try {
    SqliteFile file = create_desk_file(desk_path(places_));
    write(file);
  } catch (const Refusal&) {
    throw;
  } catch (const Error& error) {
    const bool busy = error.status() == ExitStatus::kBusy;
    throw Refusal(busy ? 503 : 500, busy ? "busy" : "desk_file", error.what(), error.hint());
  }
}

void WarmIndex::open_published() {
  const std::string now = published();
  if (open_ && now == seen_) return;
  try {
    open_ = std::make_unique<Open>(places_, check_point_);
  } catch (const Refusal&) {
    throw;
  } catch (const Error& error) {
    throw Refusal(503, "no_index", error.what(), error.hint());
  }
  seen_ = now;
  generation_ = generations_of(open_->indexes);
  std::error_code unknown;
  one_directory_ = places_.size() == 1 && std::filesystem::is_directory(places_.front(), unknown);
}

}  // namespace khabar
