#include "common/saved/sqlite_file.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>
#include <system_error>
#include <utility>

#include "common/program/error.h"

namespace khabar {
namespace {

constexpr int kLongestValue = 16'000'000;  // bytes. Chosen, not tuned

[[noreturn]] void fail_sqlite(const std::string& path, sqlite3* file, int code) {
  const std::string reason = file == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(file);
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Error(fmt::format("{} is being written by another process", path), "try again later", ExitStatus::kBusy);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw Error(fmt::format("{} is damaged, or no desk file: {}", path, reason),
                  "name another file with --desk, or bring back a copy of this one");
    case SQLITE_READONLY:
    case SQLITE_PERM:
      throw Error(fmt::format("cannot write {}: {}", path, reason), "name another file with --desk");
    case SQLITE_FULL:
      throw Error(fmt::format("cannot write {}: {}", path, reason), "is the disk full?");
    default:
      throw Error(fmt::format("cannot use {}: {}", path, reason), "name another file with --desk");
  }
}

// SQLite would take a device for a database, and wait for a pipe.
void check_kind_of_file(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status) || std::filesystem::is_regular_file(status)) return;
  throw Error(fmt::format("cannot use {}: not a file", path), "--desk names a file for sets, codes and watches");
}

// A name with a colon first means something else to it.
std::string plain_path(const std::string& path) { return path.starts_with(':') ? "./" + path : path; }

}  // namespace

void SqliteStatement::Free::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

SqliteStatement::SqliteStatement(const std::string& path, sqlite3* file, std::string_view sql)
    : path_(path), file_(file) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(file, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  statement_.reset(statement);
  if (code != SQLITE_OK) fail_sqlite(path_, file_, code);
}

void SqliteStatement::reset() {
  sqlite3_reset(statement_.get());  // tells the error of the former run once more
  sqlite3_clear_bindings(statement_.get());
}

bool SqliteStatement::next() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) fail_sqlite(path_, file_, code);
  return false;
}

void SqliteStatement::bind(int place, std::string_view text) {
  const int code = sqlite3_bind_text64(statement_.get(), place, text.data() == nullptr ? "" : text.data(), text.size(),
                                       SQLITE_STATIC, SQLITE_UTF8);
  if (code != SQLITE_OK) fail_sqlite(path_, file_, code);
}

void SqliteStatement::bind(int place, const SqliteBytes& bytes) {
  const char* begin = bytes.bytes.data() == nullptr ? "" : bytes.bytes.data();
  const int code = sqlite3_bind_blob64(statement_.get(), place, begin, bytes.bytes.size(), SQLITE_STATIC);
  if (code != SQLITE_OK) fail_sqlite(path_, file_, code);
}

void SqliteStatement::bind(int place, std::int64_t number) {
  const int code = sqlite3_bind_int64(statement_.get(), place, number);
  if (code != SQLITE_OK) fail_sqlite(path_, file_, code);
}

std::string SqliteStatement::text(int column) const {
  const void* begin = sqlite3_column_blob(statement_.get(), column);  // first: it may change how many there are
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return begin == nullptr ? std::string{} : std::string{static_cast<const char*>(begin), size};
}

std::int64_t SqliteStatement::number(int column) const { return sqlite3_column_int64(statement_.get(), column); }

void SqliteFile::Close::operator()(sqlite3* file) const { sqlite3_close_v2(file); }

SqliteFile::SqliteFile(std::string path, Mode mode, std::chrono::milliseconds patience)
    : path_(std::make_unique<const std::string>(std::move(path))) {
  check_kind_of_file(*path_);
  const int flags = SQLITE_OPEN_READWRITE | (mode == Mode::kNew ? SQLITE_OPEN_CREATE : 0);
  sqlite3* file = nullptr;
  const int code = sqlite3_open_v2(plain_path(*path_).c_str(), &file, flags, nullptr);
  file_.reset(file);
  if (code != SQLITE_OK) fail_sqlite(*path_, file, code);
  sqlite3_busy_timeout(file, static_cast<int>(patience.count()));
  sqlite3_limit(file, SQLITE_LIMIT_LENGTH, kLongestValue);
  sqlite3_db_config(file, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(file, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(file, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(file, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  sqlite3_db_config(file, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
}

void SqliteFile::run(const char* statements) {
  const int code = sqlite3_exec(file_.get(), statements, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail_sqlite(*path_, file_.get(), code);
}

std::int64_t SqliteFile::number(std::string_view sql) {
  SqliteStatement statement = prepare(sql);
  return statement.next() ? statement.number(0) : 0;
}

std::int64_t SqliteFile::last_number() const { return sqlite3_last_insert_rowid(file_.get()); }

std::size_t SqliteFile::changed() const { return static_cast<std::size_t>(sqlite3_changes(file_.get())); }

SqliteTransaction::SqliteTransaction(SqliteFile& file) : file_(file) { file_.run("BEGIN IMMEDIATE"); }

SqliteTransaction::~SqliteTransaction() {
  if (!open_) return;
  try {
    file_.run("ROLLBACK");
  } catch (const Error&) {
    return;  // SQLite has taken it back by itself, or does so when the file is opened next
  }
}

void SqliteTransaction::commit() {
  file_.run("COMMIT");
  open_ = false;
}

}  // namespace khabar
