#include "common/saved/desk_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "common/digest.h"
#include "common/program/error.h"

namespace khabar {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kApplication = 0x4B686272;  // "Khbr": what `file` and SQLite know a desk file by

// hash: content_hash() of the article when it was kept, which tells equal ids of two indexes apart.
constexpr const char* kSchema = R"(
  CREATE TABLE article_set(
    number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, query TEXT NOT NULL, saved TEXT NOT NULL) STRICT;
  CREATE TABLE set_article(
    set_number INTEGER NOT NULL REFERENCES article_set ON DELETE CASCADE, id TEXT NOT NULL, hash BLOB NOT NULL,
    PRIMARY KEY(set_number, id, hash)) STRICT, WITHOUT ROWID;
  CREATE TABLE coded_line(
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, place INTEGER NOT NULL, hash BLOB NOT NULL, text_hash BLOB NOT NULL,
    match TEXT NOT NULL, note TEXT NOT NULL, UNIQUE(id, place, hash)) STRICT;
  CREATE TABLE line_code(
    line INTEGER NOT NULL REFERENCES coded_line ON DELETE CASCADE, code TEXT NOT NULL,
    PRIMARY KEY(line, code)) STRICT, WITHOUT ROWID;
  CREATE TABLE watch(
    number INTEGER PRIMARY KEY, list TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL, ran TEXT NOT NULL,
    UNIQUE(list, name)) STRICT;
  CREATE TABLE watch_article(
    watch INTEGER NOT NULL REFERENCES watch ON DELETE CASCADE, id TEXT NOT NULL, hash BLOB NOT NULL,
    PRIMARY KEY(watch, id, hash)) STRICT, WITHOUT ROWID;
)";

bool is_empty(SqliteFile& file) { return file.number("SELECT count(*) FROM sqlite_schema") == 0; }

void check_version(SqliteFile& file) {
  if (file.number("PRAGMA application_id") != kApplication) {
    throw Error(fmt::format("{} is a file of another program", file.path()), "name another file with --desk");
  }
  const std::int64_t version = file.number("PRAGMA user_version");
  if (version == kDeskFileVersion) return;
  throw Error(
      fmt::format("{} has version {}, and this program knows version {}", file.path(), version, kDeskFileVersion),
      version > kDeskFileVersion ? "it was written by a newer khabar-search: use that, or name another file "
                                   "with --desk"
                                 : "name another file with --desk");
}

// Another process may do so at the same time.
void make_tables(SqliteFile& file) {
  SqliteTransaction transaction{file};
  if (!is_empty(file)) return;
  file.run(kSchema);
  file.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplication, kDeskFileVersion).c_str());
  transaction.commit();
}

bool is_writable(const fs::path& path) {
  std::error_code error;
  return ::access((fs::exists(path, error) ? path : path.parent_path()).c_str(), W_OK) == 0;
}

// Of all desk files that lie in no index; empty if there is no home.
fs::path home_of_desks() {
  for (const auto& [variable, below] :
       {std::pair{"XDG_DATA_HOME", "khabar"}, std::pair{"HOME", ".local/share/khabar"}}) {
    const char* value = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): nothing sets a variable
    if (value != nullptr && *value == '/') return fs::path{value} / below;
  }
  return {};
}

std::string canonical_place(const std::string& place) {
  std::error_code error;
  const fs::path path = fs::canonical(place, error);
  return error ? place : path.string();
}

void make_home_of_desks(const std::string& path) {
  const fs::path directory = fs::path{path}.parent_path();
  if (directory.empty() || directory != home_of_desks()) return;
  std::error_code error;
  fs::create_directories(directory, error);
  if (!error) return;
  throw Error(fmt::format("cannot make {}: {}", directory.string(), error.message()), "name a file with --desk");
}

}  // namespace

std::string desk_path(const std::vector<std::string>& indexes) {
  std::error_code error;
  if (indexes.size() == 1 && fs::is_directory(indexes.front(), error)) {
    fs::path path = fs::path{indexes.front()} / "desk.db";
    if (is_writable(path)) return path.string();
  }
  const fs::path home = home_of_desks();
  if (home.empty()) {
    throw Error("there is no place for sets, codes and watches: neither XDG_DATA_HOME nor HOME names a directory",
                "name a file with --desk");
  }
  std::vector<std::string> places;
  for (const std::string& index : indexes) places.push_back(canonical_place(index));
  std::ranges::sort(places);
  return home / fmt::format("desk-{}.db", hex_digest(fmt::format("{}", fmt::join(places, "\n"))));
}

SqliteFile create_desk_file(const std::string& path) {
  make_home_of_desks(path);
  SqliteFile file{path, SqliteFile::Mode::kNew};
  if (is_empty(file)) make_tables(file);
  check_version(file);
  return file;
}

std::unique_ptr<SqliteFile> open_desk_file(const std::string& path) {
  std::error_code error;
  if (!fs::exists(path, error) && !error) return nullptr;
  auto file = std::make_unique<SqliteFile>(path, SqliteFile::Mode::kExisting);
  if (is_empty(*file)) return nullptr;
  check_version(*file);
  return file;
}

}  // namespace khabar
