#include "searcher/search/duplicates.h"

#include <algorithm>

#include "common/index/article_document.h"
#include "common/stored/field.h"

namespace khabar {
namespace {

using Query = Xapian::Query;

}  // namespace

Query only_duplicates() { return Query{Query::OP_VALUE_GE, slot(Slot::kGroup), std::string(1, '\0')}; }

// In order of id, as few articles have a group and the list of those is read once.
GroupNames group_names(const Xapian::Database& database, std::span<const RankedArticle> articles) {
  std::vector<Xapian::docid> ids(articles.size());
  std::ranges::transform(articles, ids.begin(), &RankedArticle::id);
  std::ranges::sort(ids);
  GroupNames names;
  auto at = database.valuestream_begin(slot(Slot::kGroup));
  const auto end = database.valuestream_end(slot(Slot::kGroup));
  for (const Xapian::docid article : ids) {
    if (at == end) break;
    at.skip_to(article);
    if (at != end && at.get_docid() == article) names.emplace(article, *at);
  }
  return names;
}

std::optional<Date> date_of(const Xapian::Database& database, const std::string& id) {
  const std::string term = boolean_term(Field::kId, id);
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
    if (const auto date = stored_date(database.get_document(*at, Xapian::DOC_ASSUME_VALID))) return date;
  }
  return std::nullopt;
}

}  // namespace khabar
