#include "searcher/saved/article_changes.h"

#include <algorithm>
#include <cstddef>

namespace khabar {

std::vector<ArticleChange> changes_between(const std::vector<SavedArticle>& was,
                                           const std::vector<PresentArticle>& is) {
  std::vector<SavedArticle> gone;
  std::vector<PresentArticle> come;
  for (const SavedArticle& article : was) {
    if (!std::ranges::binary_search(is, article, {}, &PresentArticle::article)) gone.push_back(article);
  }
  for (const PresentArticle& article : is) {
    if (!std::ranges::binary_search(was, article.article)) come.push_back(article);
  }
  std::vector<ArticleChange> changes;
  std::size_t next = 0;  // of those that are gone
  for (const PresentArticle& article : come) {
    const std::string& id = article.article.id;
    for (; next < gone.size() && gone[next].id < id; ++next) changes.push_back({Change::kGone, gone[next].id});
    const bool had = next < gone.size() && gone[next].id == id;
    changes.push_back({had ? Change::kChanged : Change::kNew, id, article.document});
    if (had) ++next;
  }
  for (; next < gone.size(); ++next) changes.push_back({Change::kGone, gone[next].id});
  std::ranges::stable_sort(changes, {}, &ArticleChange::change);
  return changes;
}

}  // namespace khabar
