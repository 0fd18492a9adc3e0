#include "common/analysis/variant_rows.h"

#include <algorithm>
#include <utility>

namespace khabar {

void VariantRows::add(std::vector<LemmaRow> spellings) {
  std::ranges::sort(spellings);
  const auto same = std::ranges::unique(spellings);
  spellings.erase(same.begin(), same.end());
  if (spellings.size() < 2) return;
  for (const LemmaRow& row : spellings) {
    name_of_.emplace(row, names_.size());
    longest_ = std::max(longest_, row.size());
  }
  names_.push_back(std::move(spellings));
}

VariantRows::Found VariantRows::longest(std::span<const std::string> lemmas) const {
  for (std::size_t length = std::min(longest_, lemmas.size()); length > 0; --length) {
    const auto first = lemmas.begin();
    const auto at = name_of_.find(LemmaRow{first, first + static_cast<std::ptrdiff_t>(length)});
    if (at != name_of_.end()) return {length, &names_[at->second]};
  }
  return {};
}

}  // namespace khabar
