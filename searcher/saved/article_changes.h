// What has become of the articles of a query.
#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/saved/file/saved_article.h"

namespace khabar {

enum class Change : std::uint8_t { kNew, kChanged, kGone };

// In the order of Change, as tables tell it.
inline constexpr std::array<std::string_view, 3> kChangeNames{"new", "changed", "gone"};

struct PresentArticle {
  SavedArticle article;
  Xapian::docid document = 0;

  auto operator<=>(const PresentArticle&) const = default;
};

struct ArticleChange {
  Change change;
  std::string id;
  Xapian::docid document = 0;  // of what is gone: 0

  bool operator==(const ArticleChange&) const = default;
};

// Both are sorted. What has the same id and content is the same. Of what is left, an article that has an id which an
// article had is that one, changed. What is new comes first, then what is changed, then what is gone, each by id.
std::vector<ArticleChange> changes_between(const std::vector<SavedArticle>& was, const std::vector<PresentArticle>& is);

}  // namespace khabar
