#include "indexer/purge/kept_articles.h"

#include <xapian.h>

#include <filesystem>

#include "common/program/error.h"
#include "common/stored/field.h"
#include "indexer/generation/verification.h"
#include "indexer/run/database_error.h"

namespace khabar {
namespace {

std::set<std::string> ids_in(const std::filesystem::path& generation, const std::vector<std::string>& ids) {
  std::set<std::string> found;
  on_database("read", generation, [&] {
    const Xapian::Database database(generation.string());
    for (const std::string& id : ids) {
      if (database.term_exists(boolean_term(Field::kId, id))) found.insert(id);
    }
  });
  return found;
}

bool is_damaged(const std::filesystem::path& generation, const CheckPoint& check_point) {
  return !verify_generation(generation, Depth::kFiles, check_point).whole();
}

}  // namespace

KeptArticles find_kept_articles(const IndexDirectory& directory, const std::vector<std::string>& ids,
                                const CheckPoint& check_point) {
  KeptArticles kept;
  const auto published = directory.current();
  for (const std::string& name : directory.list_generations()) {
    const std::filesystem::path generation = directory.generations() / name;
    if (name == published) {
      require_published_files(generation, check_point);
      kept.published = ids_in(generation, ids);
    } else if (is_damaged(generation, check_point)) {
      kept.unreadable.push_back(name);
    } else {
      kept.others.merge(ids_in(generation, ids));
    }
  }
  return kept;
}

}  // namespace khabar
