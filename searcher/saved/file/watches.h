// What the queries of a watch found when they ran last, in a desk file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/saved/sqlite_file.h"
#include "searcher/saved/file/saved_article.h"

namespace khabar {

struct Watch {
  std::string list;  // the name of its file, without the directory
  std::string name;
  std::string query;  // canonical
  std::string ran;    // when it ran last: YYYY-MM-DDThh:mm:ssZ
  std::uint64_t articles = 0;
};

class Watches {
 public:
  // The file must be one of desk_file.h, and outlive the watches.
  explicit Watches(SqliteFile& file) : file_(file) {}

  // By list, then name.
  std::vector<Watch> list();

  // None if it never ran.
  std::optional<Watch> find(const std::string& list, const std::string& name);

  // By id, then hash.
  std::vector<SavedArticle> articles(const std::string& list, const std::string& name);

  // In place of what was there. Inside of a transaction of the caller's.
  void save(const Watch& watch, const std::vector<SavedArticle>& articles);

  // One query of a list, or all of them if there is no name; false if there is none.
  bool remove(const std::string& list, const std::optional<std::string>& name);

 private:
  SqliteFile& file_;
};

}  // namespace khabar
