#include "indexer/format/json_documents.h"

#include <utility>

#include "common/ascii.h"
#include "indexer/article/article_draft.h"
#include "indexer/format/json_article.h"
#include "indexer/format/json_elements.h"

namespace khabar {

bool is_json_documents(std::string_view head, std::string_view path) {
  const std::size_t first = head.find_first_not_of(kJsonSpaces);
  if (first == std::string_view::npos) return false;
  if (head[first] == '{') return true;
  if (head[first] != '[') return false;
  // "[رويترز] ..." is a plain text.
  const std::size_t second = head.find_first_not_of(kJsonSpaces, first + 1);
  return ascii::ends_with_ignoring_case(path, ".json") ||
         (second != std::string_view::npos && (head[second] == '{' || head[second] == ']'));
}

void read_json_documents(SourceFile& file) {
  JsonElements elements(file.input, file.options.max_article_bytes);
  JsonArticleParser parser(file.hints(), file.options.fields);
  for (JsonElement element; elements.next(element);) {
    const bool cut = element.at_end && !file.input.failure().empty();  // the caller reports the cut itself
    if (cut) continue;
    if (!element.problem.empty()) {
      file.skip(element.line, std::move(element.problem));
      continue;
    }
    ArticleDraft draft;
    if (auto problem = parser.parse(element.text, draft)) {
      file.skip(element.line, std::move(*problem));
      continue;
    }
    deliver(file, std::move(draft), element.line);
  }
}

}  // namespace khabar
