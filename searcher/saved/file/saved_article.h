// How an article is named in what a user keeps.
#pragma once

#include <compare>
#include <string>

namespace khabar {

struct SavedArticle {
  std::string id;
  std::string hash;  // content_hash() when it was kept

  auto operator<=>(const SavedArticle&) const = default;
};

}  // namespace khabar
