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

std::optional<std::int64_t> ArticleSets::number_of(const std::string& name) {
  SqliteStatement set = file_.prepare("SELECT number FROM article_set WHERE name = ?");
  return set.with(name).next() ? std::optional{set.number(0)} : std::nullopt;
}

std::uint64_t ArticleSets::size_of(std::int64_t number) {
  SqliteStatement count = file_.prepare("SELECT count(*) FROM set_article WHERE set_number = ?");
  return count.with(number).next() ? static_cast<std::uint64_t>(count.number(0)) : 0;
}

std::optional<std::vector<SavedArticle>> ArticleSets::articles(const std::string& name) {
  const auto number = number_of(name);
  if (!number) return std::nullopt;
  SqliteStatement rows = file_.prepare("SELECT id, hash FROM set_article WHERE set_number = ? ORDER BY id, hash");
  rows.with(*number);
  return read_articles(rows);
}

std::vector<SavedArticle> ArticleSets::all_articles() {
  SqliteStatement rows = file_.prepare("SELECT DISTINCT id, hash FROM set_article ORDER BY id, hash");
  return read_articles(rows);
}

std::uint64_t ArticleSets::save(const ArticleSet& set, const std::vector<SavedArticle>& articles, IfThere if_there) {
  SqliteTransaction transaction{file_};
  auto number = if_there == IfThere::kAdd ? number_of(set.name) : std::nullopt;
  if (number) {
    file_.prepare("UPDATE article_set SET query = query || ' + ' || ?1 WHERE number = ?2 AND instr(query, ?1) = 0")
        .with(set.query, *number)
        .run();
  } else {
    if (remove(set.name) && if_there == IfThere::kRefuse) {
      throw Error(fmt::format("there is a set {} already", set.name), "--replace puts this one in its place");
    }
    file_.prepare("INSERT INTO article_set(name, query, saved) VALUES(?, ?, ?)")
        .with(set.name, set.query, set.saved)
        .run();
    number = file_.last_number();
  }
  SqliteStatement insert = file_.prepare("INSERT OR IGNORE INTO set_article VALUES(?, ?, ?)");
  for (const SavedArticle& article : articles) insert.with(*number, article.id, SqliteBytes{article.hash}).run();
  const std::uint64_t held = size_of(*number);
  transaction.commit();
  return held;
}

bool ArticleSets::remove(const std::string& name) {
  file_.prepare("DELETE FROM article_set WHERE name = ?").with(name).run();
  return file_.changed() > 0;
}

}  // namespace khabar
