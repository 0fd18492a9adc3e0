#include "indexer/run/shrink_guard.h"

#include <fmt/format.h>
#include <xapian.h>

#include "common/program/error.h"
#include "indexer/run/progress.h"

namespace khabar {

std::optional<std::uint64_t> published_articles(const IndexDirectory& directory) {
  const auto current = directory.readable_current();
  if (!current) return std::nullopt;
  try {
    return Xapian::Database((directory.generations() / *current).string()).get_doccount();
  } catch (const Xapian::Error&) {
    return std::nullopt;  // a damaged generation must not keep a build from replacing it
  }
}

void refuse_a_shrunken_index(std::optional<std::uint64_t> before, std::uint64_t articles) {
  if (!before || articles * 2 >= *before) return;
  throw Error(fmt::format("the new generation would have {}, less than half of the {} that are published",
                          counted(articles, "article", "articles"), with_thousands(*before)),
              "check the inputs; --force publishes it all the same; the index is as before");
}

}  // namespace khabar
