#include "tests/support/test_index.h"

#include <stdexcept>
#include <utility>

#include "common/index/article_document.h"
#include "common/index/index_snapshot.h"
#include "common/stored/field.h"
#include "common/version.h"
#include "indexer/generation/index_lock.h"
#include "indexer/generation/new_generation.h"
#include "tests/support/temp_dir.h"

namespace khabar::testing {
namespace {

void add_articles(Xapian::WritableDatabase& database, const std::vector<Article>& articles, Analyzer& analyzer,
                  const std::map<std::string, std::string>& groups) {
  FormCounter forms;
  for (const Article& article : articles) {
    Xapian::Document document = make_document(article, analyzer, forms);
    const auto group = groups.find(article.id);
    if (group != groups.end()) document.add_value(slot(Slot::kGroup), group->second);
    database.add_document(document);
  }
  forms.write(database);
  write_metadata(database, {kSchemaVersion, analyzer.fingerprint(), "2025-01-20T00:00:00Z", kVersion, {}});
  database.commit();
}

}  // namespace

Article make_article(const std::string& id, const std::string& title, const std::string& body, const std::string& day,
                     const std::string& source, const std::string& section) {
  Article article;
  article.id = id;
  article.title = title;
  article.body = body;
  article.source = source;
  article.section = section;
  article.url = "https://example.org/" + id;
  if (!day.empty()) article.date = parse_day(day).value();
  return article;
}

Xapian::Database temporary_index(const std::vector<Article>& articles, Analyzer& analyzer,
                                 const std::map<std::string, std::string>& groups) {
  const TempDir dir;
  Xapian::WritableDatabase database{dir.path().string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC};
  add_articles(database, articles, analyzer, groups);
  return Xapian::Database{dir.path().string()};
}

Collection mapped_index(const std::vector<Article>& articles, Analyzer& analyzer) {
  const TempDir dir;
  {
    Xapian::WritableDatabase database{dir.path().string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC};
    add_articles(database, articles, analyzer, {});
  }
  const Xapian::Database database{dir.path().string()};
  auto tokens = open_tokens(dir.path(), database);
  if (!tokens) throw std::logic_error("the tables cannot be mapped");
  Collection collection;
  collection.add(database, false, std::move(tokens));
  return collection;
}

void publish_index(const std::filesystem::path& root, const std::vector<Article>& articles) {
  const IndexDirectory directory{root};
  const IndexLock lock{directory};
  NewGeneration generation{directory};
  Analyzer analyzer;
  {
    Xapian::WritableDatabase database{generation.path().string(), Xapian::DB_CREATE_OR_OVERWRITE};
    add_articles(database, articles, analyzer, {});
  }
  PublicationGate gate;
  generation.publish(gate);
}

}  // namespace khabar::testing
