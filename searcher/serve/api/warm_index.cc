#include "searcher/serve/api/warm_index.h"

#include <xapian.h>

#include <filesystem>

#include "common/index/index_directory.h"
#include "common/program/error.h"
#include "searcher/serve/api/api_error.h"

namespace khabar {
namespace {

IndexSet open_watched(const std::vector<std::string>& places, const CheckPoint& check_point) {
  IndexSet indexes{places};
  indexes.watch(check_point);
  return indexes;
}

std::string generations_of(const IndexSet& indexes) {
  std::string names;
  for (const IndexName& index : indexes.names()) names += (names.empty() ? "" : ",") + index.generation;
  return names;
}

}  // namespace

WarmIndex::Open::Open(const std::vector<std::string>& places, const CheckPoint& check_point)
    : indexes(open_watched(places, check_point)), searcher(indexes.collection(), indexes.names(), indexes.analyzer()) {}

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
