#include "searcher/saved/file/line_codes.h"

namespace khabar {

std::vector<CodedLine> LineCodes::lines() {
  SqliteStatement rows = file_.prepare(
      "SELECT number, id, place, hash, text_hash, match, note, code FROM coded_line JOIN line_code ON line = number "
      "ORDER BY id, place, hash, code");
  std::vector<CodedLine> lines;
  for (std::int64_t last = -1; rows.next();) {
    if (lines.empty() || rows.number(0) != last) {
      lines.push_back({{rows.text(1), rows.text(3)},
                       static_cast<std::uint64_t>(rows.number(2)),
                       rows.text(4),
                       rows.text(5),
                       rows.text(6),
                       {}});
    }
    last = rows.number(0);
    lines.back().codes.push_back(rows.text(7));
  }
  return lines;
}

std::vector<std::string> LineCodes::names() {
  SqliteStatement rows = file_.prepare("SELECT DISTINCT code FROM line_code ORDER BY code");
  std::vector<std::string> names;
  while (rows.next()) names.push_back(rows.text(0));
  return names;
}

std::string LineCodes::take(const CodedLine& line, const std::function<bool(const std::string& hash)>& replaces) {
  SqliteStatement same = file_.prepare("SELECT number, hash, note FROM coded_line WHERE id = ? AND place = ?");
  std::vector<std::int64_t> taken;
  std::string note;
  for (same.with(line.article.id, static_cast<std::int64_t>(line.place)); same.next();) {
    const std::string hash = same.text(1);
    if (hash != line.article.hash && !replaces(hash)) continue;
    taken.push_back(same.number(0));
    note = same.text(2);
  }
  SqliteStatement remove = file_.prepare("DELETE FROM coded_line WHERE number = ?");
  for (const std::int64_t number : taken) remove.with(number).run();
  return note;
}

void LineCodes::add(const CodedLine& line) {
  file_.prepare("INSERT INTO coded_line(id, place, hash, text_hash, match, note) VALUES(?, ?, ?, ?, ?, ?)")
      .with(line.article.id, static_cast<std::int64_t>(line.place), SqliteBytes{line.article.hash},
            SqliteBytes{line.text_hash}, line.match, line.note)
      .run();
  const std::int64_t number = file_.last_number();
  SqliteStatement insert = file_.prepare("INSERT OR IGNORE INTO line_code VALUES(?, ?)");
  for (const std::string& code : line.codes) insert.with(number, code).run();
}

bool LineCodes::remove(const std::string& name) {
  file_.prepare("DELETE FROM line_code WHERE code = ?").with(name).run();
  const bool any = file_.changed() > 0;
  file_.run("DELETE FROM coded_line WHERE number NOT IN (SELECT line FROM line_code)");
  return any;
}

}  // namespace khabar
