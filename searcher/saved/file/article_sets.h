// Sets of articles in a desk file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/saved/sqlite_file.h"
#include "searcher/saved/file/saved_article.h"

namespace khabar {

struct ArticleSet {
  std::string name;
  std::string query;  // how it came about, such as `الهجرة` or `a minus b`
  std::string saved;  // when: YYYY-MM-DDThh:mm:ssZ
  std::uint64_t articles = 0;
};

class ArticleSets {
 public:
  // The file must be one of desk_file.h, and outlive the sets.
  explicit ArticleSets(SqliteFile& file) : file_(file) {}

  // By name.
  std::vector<ArticleSet> list();
  std::vector<std::string> names();

  // By id, then hash; none if no set has the name.
  std::optional<std::vector<SavedArticle>> articles(const std::string& name);

  // Those of all sets, each once.
  std::vector<SavedArticle> all_articles();

  // If there is one of this name, an Error is thrown, or it is replaced, or it has these articles as well: then
  // `set.query` is put behind its own, unless it is there. Returns how many articles the set has now.
  enum class IfThere : std::uint8_t { kRefuse, kReplace, kAdd };
  std::uint64_t save(const ArticleSet& set, const std::vector<SavedArticle>& articles, IfThere if_there);

  // False if there is none.
  bool remove(const std::string& name);

 private:
  std::optional<std::int64_t> number_of(const std::string& name);
  std::uint64_t size_of(std::int64_t number);

  SqliteFile& file_;
};

}  // namespace khabar
