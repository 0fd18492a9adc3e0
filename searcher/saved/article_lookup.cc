#include "searcher/saved/article_lookup.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "common/index/article_document.h"
#include "common/stored/field.h"
#include "searcher/desk/article_words.h"

namespace khabar {
namespace {

// To look an id up takes as long as to read the ids of so many articles one after another; measured over 58,995.
constexpr std::size_t kReadPerLookup = 20;

// An article of the index that has one of the ids.
struct SameId {
  std::size_t wanted;  // the first of them
  Xapian::docid document;
};

using Wanted = std::span<const SavedArticle>;

// The first of them that has the id; the end if none has.
std::size_t first_of(Wanted wanted, std::string_view id) {
  const auto at = std::ranges::lower_bound(wanted, id, {},
                                           [](const SavedArticle& article) { return std::string_view{article.id}; });
  return at != wanted.end() && at->id == id ? static_cast<std::size_t>(at - wanted.begin()) : wanted.size();
}

std::vector<SameId> looked_up(const Xapian::Database& database, Wanted wanted) {
  std::vector<SameId> found;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (i > 0 && wanted[i].id == wanted[i - 1].id) continue;
    const std::string term = boolean_term(Field::kId, wanted[i].id);
    const auto end = database.postlist_end(term);
    for (auto at = database.postlist_begin(term); at != end; ++at) found.push_back({i, *at});
  }
  return found;
}

std::vector<SameId> read_along(const Xapian::Database& database, Wanted wanted) {
  std::vector<SameId> found;
  const auto end = database.valuestream_end(slot(Slot::kOrder));
  for (auto at = database.valuestream_begin(slot(Slot::kOrder)); at != end; ++at) {
    const std::string value = *at;
    const std::size_t place = first_of(wanted, order_value_id(value));
    if (place < wanted.size()) found.push_back({place, at.get_docid()});
  }
  std::ranges::sort(found, {}, [](const SameId& same) { return std::pair{same.wanted, same.document}; });
  return found;
}

// Of the articles that have one id, those that are meant.
void add_meant(const Xapian::Database& database, std::span<const SameId> same, Wanted kept, ArticleList& documents) {
  ArticleList of_kept_content;
  for (const SameId& one : same) {
    if (same.size() == 1) break;
    const std::string hash = database.get_document(one.document).get_value(slot(Slot::kContentHash));
    if (std::ranges::find(kept, hash, &SavedArticle::hash) != kept.end()) of_kept_content.push_back(one.document);
  }
  if (!of_kept_content.empty()) {
    documents.insert(documents.end(), of_kept_content.begin(), of_kept_content.end());
  } else {
    for (const SameId& one : same) documents.push_back(one.document);
  }
}

}  // namespace

FoundArticles find_articles(const Collection& collection, const std::vector<SavedArticle>& wanted) {
  const Xapian::Database& database = collection.database();
  const bool some = wanted.size() < database.get_doccount() / kReadPerLookup;
  // A server is asked for each value by itself.
  const std::vector<SameId> same =
      some || collection.served() ? looked_up(database, wanted) : read_along(database, wanted);
  FoundArticles found;
  std::span<const SameId> rest{same};
  for (std::size_t i = 0; i < wanted.size();) {
    std::size_t end = i + 1;
    while (end < wanted.size() && wanted[end].id == wanted[i].id) ++end;
    std::size_t count = 0;
    while (count < rest.size() && rest[count].wanted == i) ++count;
    const Wanted kept{wanted.data() + i, end - i};
    if (count == 0) {
      found.missing.insert(found.missing.end(), kept.begin(), kept.end());
    } else {
      add_meant(database, rest.first(count), kept, found.documents);
    }
    rest = rest.subspan(count);
    i = end;
  }
  std::ranges::sort(found.documents);
  return found;
}

std::vector<SavedArticle> saved_articles(const Collection& collection, const std::vector<Xapian::docid>& documents) {
  StoredValues orders{collection.database(), Slot::kOrder};
  StoredValues hashes{collection.database(), Slot::kContentHash};
  std::vector<SavedArticle> articles;
  articles.reserve(documents.size());
  for (const Xapian::docid document : documents) {
    articles.push_back({std::string{order_value_id(orders.of(document))}, hashes.of(document)});
  }
  return articles;
}

}  // namespace khabar
