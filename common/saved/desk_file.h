// The file of a researcher's desk: what a user keeps beside an index. khabar-search writes it; khabar-index takes out
// of it what is purged, and touches it in no other case.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "common/saved/sqlite_file.h"

namespace khabar {

inline constexpr int kDeskFileVersion = 1;

// The tables: article_set(number, name, query, saved), set_article(set_number, id, hash), coded_line(number, id, place,
// hash, text_hash, match, note), line_code(line, code), watch(number, list, name, query, ran), watch_article(watch, id,
// hash). What belongs to a row that is deleted goes with it.

// Where the file of some indexes is, unless --desk names another: INDEX/desk.db of one index that is a directory; if
// that cannot be written, or there are several indexes, or one is served, a file of their own in khabar/ below
// $XDG_DATA_HOME (by default ~/.local/share). Throws Error if there is no home.
std::string desk_path(const std::vector<std::string>& indexes);

// Makes the file if it is not there, and the directory khabar/ of desk_path(). Throws Error for a file of another
// program, of a newer version, or a damaged one.
SqliteFile create_desk_file(const std::string& path);

// None if there is no such file, or nothing was kept in it yet. Throws likewise.
std::unique_ptr<SqliteFile> open_desk_file(const std::string& path);

}  // namespace khabar
