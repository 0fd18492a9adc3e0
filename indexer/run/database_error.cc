#include "indexer/run/database_error.h"

#include <fmt/format.h>

namespace khabar {

Error database_error(std::string_view action, const std::filesystem::path& path, const Xapian::Error& error) {
  std::string reason = error.get_msg();
  if (error.get_error_string() != nullptr) reason += fmt::format(": {}", error.get_error_string());
  return Error(fmt::format("cannot {} the database {}: {}", action, path.string(), reason),
               "check the free space and the disk; the index is as before");
}

}  // namespace khabar
