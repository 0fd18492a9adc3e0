#include "searcher/search/group_table.h"

#include <unordered_map>

#include "common/stored/damage.h"
#include "common/stored/field.h"

namespace khabar {

GroupTable::GroupTable(const Xapian::Database& database) : names_(1) {
  std::unordered_map<std::string, std::uint32_t> known;
  const Xapian::docid last = database.get_lastdocid();
  const auto end = database.valuestream_end(slot(Slot::kGroup));
  for (auto at = database.valuestream_begin(slot(Slot::kGroup)); at != end; ++at) {
    const Xapian::docid article = at.get_docid();
    if (article < numbers_.size() || article > last) throw Damage("the stored groups are damaged").of("the index");
    const auto [number, is_new] = known.emplace(*at, static_cast<std::uint32_t>(names_.size()));
    if (is_new) names_.push_back(number->first);
    articles_.push_back(article);
    numbers_.resize(std::size_t{article} + 1);
    numbers_.back() = number->second;
  }
}

HitCounts GroupCounter::counts(std::size_t total) const {
  HitCounts counts{total, total, {}};
  for (std::uint32_t number = 1; number < articles_.size(); ++number) {
    if (articles_[number] == 0) continue;
    counts.copies[table_.name(number)] = articles_[number];
    counts.distinct -= articles_[number] - 1;
  }
  return counts;
}

PassedGroups::PassedGroups(const Xapian::Database& database, const GroupTable* table,
                           std::span<const RankedArticle> articles)
    : table_(table), numbers_(table == nullptr ? 0 : table->size()) {
  if (table == nullptr) read_ = group_names(database, articles);
}

bool PassedGroups::is_first(Xapian::docid article) {
  if (table_ == nullptr) {
    const auto name = read_.find(article);
    return name == read_.end() || names_.insert(name->second).second;
  }
  const std::uint32_t number = table_->number(article);
  if (number == 0) return true;
  const bool is_new = !numbers_[number];
  numbers_[number] = true;
  return is_new;
}

}  // namespace khabar
