#include "indexer/purge/desk_purge.h"

namespace khabar {

// The ids go into a table of this connection alone: each statement looks through a table of the file once.
DeskPurge::DeskPurge(SqliteFile& file, const std::vector<std::string>& ids) : file_(file) {
  file_.run("PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON");
  file_.run("CREATE TEMP TABLE purged_article(id TEXT PRIMARY KEY) WITHOUT ROWID");
  SqliteStatement insert = file_.prepare("INSERT OR IGNORE INTO purged_article VALUES(?)");
  for (const std::string& id : ids) insert.with(id).run();
}

// SQLite lets a transaction begin on a file that only can be read, and refuses the first change.
void DeskPurge::require_writable() {
  const SqliteTransaction taken_back{file_};
  remove_rows();
}

std::vector<std::string> DeskPurge::known() {
  SqliteStatement rows = file_.prepare(
      "SELECT id FROM set_article WHERE id IN (SELECT id FROM purged_article) UNION "
      "SELECT id FROM coded_line WHERE id IN (SELECT id FROM purged_article) ORDER BY id");
  std::vector<std::string> ids;
  while (rows.next()) ids.push_back(rows.text(0));
  return ids;
}

DeskTraces DeskPurge::traces() {
  return {count("DISTINCT set_number", "set_article"), count("*", "set_article"), count("*", "coded_line"),
          count("DISTINCT watch", "watch_article")};
}

DeskTraces DeskPurge::take_out() {
  SqliteTransaction transaction{file_};
  const DeskTraces found = traces();
  remove_rows();
  transaction.commit();
  return found;
}

void DeskPurge::remove_rows() {
  file_.run("DELETE FROM set_article WHERE id IN (SELECT id FROM purged_article)");
  file_.run("DELETE FROM coded_line WHERE id IN (SELECT id FROM purged_article)");
}

std::uint64_t DeskPurge::count(const std::string& what, const std::string& table) {
  return static_cast<std::uint64_t>(
      file_.number("SELECT count(" + what + ") FROM " + table + " WHERE id IN (SELECT id FROM purged_article)"));
}

}  // namespace khabar
