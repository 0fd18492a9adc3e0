#include "searcher/desk/matching_articles.h"

#include <algorithm>

#include "common/index/document_place.h"

namespace khabar {
namespace {

// Xapian's own list of matches takes twenty times the memory.
class ArticleCollector : public Xapian::MatchSpy {
 public:
  ArticleCollector(std::size_t database, std::size_t databases, ArticleList& articles)
      : database_(database), databases_(databases), articles_(articles) {}

  void operator()(const Xapian::Document& document, double) override {
    articles_.push_back(document_at({database_, document.get_docid()}, databases_));
  }

 private:
  const std::size_t database_;
  const std::size_t databases_;
  ArticleList& articles_;
};

// A server runs no spy of ours.
ArticleList listed_by_server(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire{database};
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight{});
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  return {found.begin(), found.end()};
}

}  // namespace

// Each database by itself, since a spy is told ids of its own.
ArticleList matching_articles(const Collection& collection, const Xapian::Query& query) {
  ArticleList articles;
  if (collection.served()) {
    articles = listed_by_server(collection.database(), query);
  } else {
    const std::vector<Xapian::Database>& parts = collection.parts();
    for (std::size_t part = 0; part < parts.size(); ++part) {
      ArticleCollector collector{part, parts.size(), articles};
      Xapian::Enquire enquire{parts[part]};
      enquire.set_query(Xapian::Query{0.0, query});
      enquire.set_weighting_scheme(Xapian::BoolWeight{});
      enquire.add_matchspy(&collector);
      enquire.get_mset(0, 0, parts[part].get_doccount());
    }
  }
  std::ranges::sort(articles);
  return articles;
}

ArticleList all_articles(const Xapian::Database& database) {
  return {database.postlist_begin({}), database.postlist_end({})};
}

}  // namespace khabar
