#include "searcher/saved/file/article_sets.h"

#include <fmt/format.h>

#include "common/program/error.h"

namespace khabar {
namespace {

std::vector<SavedArticle> read_articles(SqliteStatement& rows) {
  std::vector<SavedArticle> articles;
  while (rows.next()) articles.push_back({rows.text(0), rows.text(1)});
  return articles;
}

}  // namespace

std::vector<ArticleSet> ArticleSets::list() {
  SqliteStatement rows = file_.prepare(
      "SELECT name, query, saved, (SELECT count(*) FROM set_article WHERE set_number = number) FROM article_set "
      "ORDER BY name");
  std::vector<ArticleSet> sets;
  while (rows.next()) {
    sets.push_back({rows.text(0), rows.text(1), rows.text(2), static_cast<std::uint64_t>(rows.number(3))});
  }
  return sets;
}

std::vector<std::string> ArticleSets::names() {
  SqliteStatement rows = file_.prepare("SELECT name FROM article_set ORDER BY name");
  std::vector<std::string> names;
  while (rows.next()) names.push_back(rows.text(0));
  return names;
}

std::optional<std::vector<SavedArticle>> ArticleSets::articles(const std::string& name) {
  SqliteStatement set = file_.prepare("SELECT number FROM article_set WHERE name = ?");
  if (!set.with(name).next()) return std::nullopt;
  SqliteStatement rows = file_.prepare("SELECT id, hash FROM set_article WHERE set_number = ? ORDER BY id, hash");
  rows.with(set.number(0));
  return read_articles(rows);
}

std::vector<SavedArticle> ArticleSets::all_articles() {
  SqliteStatement rows = file_.prepare("SELECT DISTINCT id, hash FROM set_article ORDER BY id, hash");
  return read_articles(rows);
}

void ArticleSets::save(const ArticleSet& set, const std::vector<SavedArticle>& articles, bool replaced) {
  SqliteTransaction transaction{file_};
  if (remove(set.name) && !replaced) {
    throw Error(fmt::format("there is a set {} already", set.name), "--replace puts this one in its place");
  }
  file_.prepare("INSERT INTO article_set(name, query, saved) VALUES(?, ?, ?)")
      .with(set.name, set.query, set.saved)
      .run();
  const std::int64_t number = file_.last_number();
  SqliteStatement insert = file_.prepare("INSERT OR IGNORE INTO set_article VALUES(?, ?, ?)");
  for (const SavedArticle& article : articles) insert.with(number, article.id, SqliteBytes{article.hash}).run();
  transaction.commit();
}

bool ArticleSets::remove(const std::string& name) {
  file_.prepare("DELETE FROM article_set WHERE name = ?").with(name).run();
  return file_.changed() > 0;
}

}  // namespace khabar
