#include "searcher/saved/listed_articles.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/index/document_place.h"
#include "common/stored/field.h"
#include "searcher/saved/article_lookup.h"

namespace khabar {
namespace {

using Query = Xapian::Query;

// The articles of each database of a collection. Copies of a source share it.
struct ListedParts {
  std::vector<std::string> uuids;
  std::vector<ArticleList> articles;

  const ArticleList& of(const Xapian::Database& database) const {
    const auto at = std::ranges::find(uuids, database.get_uuid());
    return at == uuids.end() ? articles.front() : articles[static_cast<std::size_t>(at - uuids.begin())];
  }
};

class ListedSource : public Xapian::PostingSource {
 public:
  explicit ListedSource(std::shared_ptr<const ListedParts> parts) : parts_(std::move(parts)) {}

  PostingSource* clone() const override { return new ListedSource(parts_); }  // NOLINT: Xapian takes it over
  std::string name() const override { return "khabar::ListedSource"; }
  std::string get_description() const override { return "Listed"; }

  void init(const Xapian::Database& database) override {
    articles_ = &parts_->of(database);
    at_ = articles_->begin();
    started_ = false;
  }

  Xapian::doccount get_termfreq_min() const override { return get_termfreq_max(); }
  Xapian::doccount get_termfreq_est() const override { return get_termfreq_max(); }
  Xapian::doccount get_termfreq_max() const override { return static_cast<Xapian::doccount>(articles_->size()); }
  Xapian::docid get_docid() const override { return *at_; }
  bool at_end() const override { return started_ && at_ == articles_->end(); }

  void next(double) override {
    if (std::exchange(started_, true)) ++at_;
  }

  void skip_to(Xapian::docid article, double) override {
    started_ = true;
    at_ = std::lower_bound(at_, articles_->end(), article);
  }

 private:
  std::shared_ptr<const ListedParts> parts_;
  const ArticleList* articles_ = nullptr;
  ArticleList::const_iterator at_;
  bool started_ = false;
};

// Two indexes may have different articles of one id: their content tells them apart.
Query by_ids(const Collection& collection, const ArticleList& articles) {
  std::vector<Query> ids;
  for (const SavedArticle& article : saved_articles(collection, articles)) {
    const std::string term = boolean_term(Field::kId, article.id);
    const bool is_one = collection.database().get_termfreq(term) == 1;
    const Query content{Query::OP_VALUE_RANGE, slot(Slot::kContentHash), article.hash, article.hash};
    ids.push_back(is_one ? Query{term} : Query{Query::OP_FILTER, Query{term}, content});
  }
  return Query{0.0, Query{Query::OP_OR, ids.begin(), ids.end()}};
}

}  // namespace

Query listed_articles(const Collection& collection, const ArticleList& articles) {
  if (articles.empty()) return Query::MatchNothing;
  if (collection.served()) return by_ids(collection, articles);
  auto parts = std::make_shared<ListedParts>();
  for (const Xapian::Database& part : collection.parts()) parts->uuids.push_back(part.get_uuid());
  parts->articles.resize(parts->uuids.size());
  for (const Xapian::docid article : articles) {
    const DocumentPlace place = place_of(article, parts->uuids.size());
    parts->articles[place.database].push_back(place.document);
  }
  return Query{(new ListedSource(std::move(parts)))->release()};  // NOLINT: the query takes it over
}

}  // namespace khabar
