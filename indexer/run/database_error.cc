#include "indexer/run/database_error.h"

#include <fmt/format.h>

namespace khabar {

Error database_error(std::string_view action, const std::filesystem::path& path, const Xapian::Error& error) {
  std::string reason = error.get_msg();
  if (error.get_error_string() != nullptr) reason += fmt::format(": {}", error.get_error_string());
  return Error(fmt::format("cannot {} the database {}: {}", action, path.string(), reason),
               "check the free space and the disk; the index is as before");
}

Error article_error(const Article& article, const Xapian::LogicError& error) {
  return Error(fmt::format("cannot index the article {} of {}: {}", article.id, article.path, error.get_msg()),
               "please report this; the index is as before");
}

Error published_error(const std::filesystem::path& path, const Xapian::Error& error) {
  return Error(fmt::format("cannot read the published generation {}: {}", path.string(), error.get_msg()),
               "nothing was published; see khabar-index verify, and build again if the index is damaged");
}

}  // namespace khabar
