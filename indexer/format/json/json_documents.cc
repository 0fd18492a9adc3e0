#include "indexer/format/json/json_documents.h"

#include <optional>
#include <string>
#include <utility>

#include "common/ascii.h"
#include "indexer/article/article_draft.h"
#include "indexer/format/json/json_article.h"
#include "indexer/format/json/json_elements.h"
#include "indexer/format/json/json_shape.h"
#include "indexer/format/json/json_value.h"

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

namespace {

// What cannot be parsed is left to the parser of whole objects.
std::optional<bool> is_list_to_read(const WrappedList& wrapped, const FieldNames& names) {
  if (!names.articles().empty()) return wrapped.path() == names.articles();
  JsonValue list{JsonValue::Kind::kList, {}, {}};
  for (const std::string_view object : wrapped.objects) {
    if (parse_json_object(object, list.members.emplace_back().second)) list.members.pop_back();  // costs itself only
  }
  if (!holds_texts(wrapped.name, list, names)) return false;
  if (!wrapped.before.starts_with('{')) return true;  // within an object that was entered before
  JsonValue outer;
  const std::string around = std::string(wrapped.before) + "null" + std::string(wrapped.open.size(), '}');
  const bool is_left_alone = parse_json_object(around, outer) || has_own_text(outer, names);
  return is_left_alone ? std::nullopt : std::optional(true);
}

}  // namespace

void read_json_documents(SourceFile& file) {
  const FieldNames& names = file.options.fields;
  JsonElements elements(file.input, file.options.max_article_bytes,
                        [&](const WrappedList& list) { return is_list_to_read(list, names); });
  JsonArticleParser parser(file.hints(), file.options.fields);
  std::uint64_t number = 0;
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
    deliver_json(file, parser, std::move(draft), element.line, number);
  }
}

}  // namespace khabar
