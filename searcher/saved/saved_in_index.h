// What a desk file names, as articles of an index.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/index/collection.h"
#include "common/index/saved_articles.h"
#include "common/saved/sqlite_file.h"
#include "searcher/saved/article_lookup.h"
#include "searcher/saved/coded_lines.h"

namespace khabar {

// Asks where the file is, and opens it, when something is asked for; finds the articles of a name once. Not for two
// threads at once.
class SavedInIndex : public SavedArticles {
 public:
  SavedInIndex(std::function<std::string()> path, Collection collection);

  Xapian::Query named(Field field, const std::string& name) override;
  Xapian::Query any(Field field) override;
  std::vector<std::string> remarks(Field field, const std::string& name) override;

  // The articles of named(), ascending; of any() if the name is empty. Throws what they throw.
  const ArticleList& documents(Field field, const std::string& name) { return find(field, name).documents; }

  // Whoever asks next is told what is in the file then.
  void forget();

 private:
  struct Named {
    ArticleList documents;
    std::vector<std::string> remarks;
  };

  const Named& find(Field field, const std::string& name);
  Named find_set(const std::string& name);
  Named find_code(const std::string& name);
  SqliteFile* file();

  const std::function<std::string()> path_;
  const Collection collection_;
  std::optional<std::string> opened_;  // where it is
  std::unique_ptr<SqliteFile> file_;
  std::optional<std::vector<FoundLineCodes>> lines_;
  std::map<std::pair<Field, std::string>, Named> found_;  // an empty name: all of the field
};

}  // namespace khabar
