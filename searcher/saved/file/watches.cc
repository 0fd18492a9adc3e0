#include "searcher/saved/file/watches.h"

namespace khabar {
namespace {

Watch read_watch(const SqliteStatement& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3), static_cast<std::uint64_t>(row.number(4))};
}

constexpr std::string_view kWatchColumns =
    "SELECT list, name, query, ran, (SELECT count(*) FROM watch_article WHERE watch = number) FROM watch ";

}  // namespace

std::vector<Watch> Watches::list() {
  SqliteStatement rows = file_.prepare(std::string{kWatchColumns} + "ORDER BY list, name");
  std::vector<Watch> watches;
  while (rows.next()) watches.push_back(read_watch(rows));
  return watches;
}

std::optional<Watch> Watches::find(const std::string& list, const std::string& name) {
  SqliteStatement rows = file_.prepare(std::string{kWatchColumns} + "WHERE list = ? AND name = ?");
  if (!rows.with(list, name).next()) return std::nullopt;
  return read_watch(rows);
}

std::vector<SavedArticle> Watches::articles(const std::string& list, const std::string& name) {
  SqliteStatement rows = file_.prepare(
      "SELECT id, hash FROM watch_article JOIN watch ON watch = number WHERE list = ? AND name = ? ORDER BY id, hash");
  std::vector<SavedArticle> articles;
  for (rows.with(list, name); rows.next();) articles.push_back({rows.text(0), rows.text(1)});
  return articles;
}

void Watches::save(const Watch& watch, const std::vector<SavedArticle>& articles) {
  remove(watch.list, watch.name);
  file_.prepare("INSERT INTO watch(list, name, query, ran) VALUES(?, ?, ?, ?)")
      .with(watch.list, watch.name, watch.query, watch.ran)
      .run();
  const std::int64_t number = file_.last_number();
  SqliteStatement insert = file_.prepare("INSERT OR IGNORE INTO watch_article VALUES(?, ?, ?)");
  for (const SavedArticle& article : articles) insert.with(number, article.id, SqliteBytes{article.hash}).run();
}

bool Watches::remove(const std::string& list, const std::optional<std::string>& name) {
  if (name) {
    file_.prepare("DELETE FROM watch WHERE list = ? AND name = ?").with(list, *name).run();
  } else {
    file_.prepare("DELETE FROM watch WHERE list = ?").with(list).run();
  }
  return file_.changed() > 0;
}

}  // namespace khabar
