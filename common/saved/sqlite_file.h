// A file of SQLite's, with an owner for all that is closed. sqlite_file.cc alone knows SQLite.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace khabar {

// Bytes that are no text.
struct SqliteBytes {
  std::string_view bytes;
};

// One statement of SQL, which may be run many times. Must not outlive its file.
class SqliteStatement {
 public:
  // Begins again with the values for its `?`, in their order. What they point to must live until the last row.
  template <class... Value>
  SqliteStatement& with(const Value&... values) {
    reset();
    int place = 0;
    (bind(++place, values), ...);
    return *this;
  }

  // Goes to the next row; false if there is none. Throws Error.
  bool next();

  // To the end, whatever the rows are.
  void run() {
    while (next()) {
    }
  }

  // Of the row; columns count from 0. What is of another type is converted, as SQLite does it.
  std::string text(int column) const;
  std::int64_t number(int column) const;

 private:
  friend class SqliteFile;
  SqliteStatement(const std::string& path, sqlite3* file, std::string_view sql);

  void reset();
  void bind(int place, std::string_view text);
  void bind(int place, const SqliteBytes& bytes);
  void bind(int place, std::int64_t number);

  struct Free {
    void operator()(sqlite3_stmt* statement) const;
  };
  const std::string& path_;
  sqlite3* file_;
  std::unique_ptr<sqlite3_stmt, Free> statement_;
};

// All that it and its statements throw is an Error with the path: kBusy if another process has written for longer than
// `patience`, else kError. The file is hostile: it runs no trigger and no view of its own.
class SqliteFile {
 public:
  static constexpr std::chrono::milliseconds kPatience{5000};  // chosen, not tuned

  enum class Mode : std::uint8_t {
    kExisting,  // written to only if that is possible
    kNew,       // made if it is not there
  };

  SqliteFile(std::string path, Mode mode, std::chrono::milliseconds patience = kPatience);
  SqliteFile(SqliteFile&&) noexcept = default;
  SqliteFile& operator=(SqliteFile&&) noexcept = default;

  const std::string& path() const { return *path_; }
  void run(const char* statements);
  SqliteStatement prepare(std::string_view sql) { return {*path_, file_.get(), sql}; }
  // The first column of the only row.
  std::int64_t number(std::string_view sql);
  // Of the row that was inserted last.
  std::int64_t last_number() const;
  // How many rows the last statement changed.
  std::size_t changed() const;

 private:
  struct Close {
    void operator()(sqlite3* file) const;
  };
  std::unique_ptr<const std::string> path_;
  std::unique_ptr<sqlite3, Close> file_;
};

// All or nothing: what is not committed is taken back. Other processes can read meanwhile, and not write.
class SqliteTransaction {
 public:
  explicit SqliteTransaction(SqliteFile& file);
  ~SqliteTransaction();
  SqliteTransaction(const SqliteTransaction&) = delete;
  SqliteTransaction& operator=(const SqliteTransaction&) = delete;

  void commit();

 private:
  SqliteFile& file_;
  bool open_ = true;
};

}  // namespace khabar
