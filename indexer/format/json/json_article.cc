#include "indexer/format/json/json_article.h"

#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "common/utf8.h"
#include "indexer/article/article_json.h"
#include "indexer/format/fields/marked_up_fields.h"
#include "indexer/format/json/json_fields.h"
#include "indexer/format/json/json_shape.h"
#include "indexer/format/json/json_value.h"
#include "indexer/text/charset.h"
#include "indexer/text/text_rules.h"

namespace khabar {

JsonArticleParser::JsonArticleParser(const EncodingHints& hints, const FieldNames& names)
    : hints_(hints), names_(names), may_be_utf8_(hints.forced.empty() || charset_name(hints.forced) == kUtf8) {}

std::optional<std::string> JsonArticleParser::parse(std::string_view json, ArticleDraft& draft) {
  const std::string id = std::exchange(action_id_, {});
  auto problem = parse_object(json, draft);
  if (draft.id.empty()) draft.id = id;
  return problem;
}

std::optional<std::string> JsonArticleParser::parse_object(std::string_view json, ArticleDraft& draft) {
  is_plain_ = is_article_json_line(trim(json));
  if (may_be_utf8_ && names_.articles().empty() && quick_.fill(json, names_, draft)) return std::nullopt;
  Utf8Text decoded;
  if (!hints_.forced.empty() || find_invalid_utf8(json) != std::string_view::npos) {
    decoded = to_utf8(std::string(json), hints_);
    if (decoded.invalid_at != std::string::npos) return invalid_reason(decoded, 0);
    json = decoded.text;
  }
  JsonValue object;
  if (auto problem = parse_json_object(json, object)) return problem;
  action_id_ = bulk_action_id(object);
  std::vector<ArticleDraft> found = articles_in_json(object, names_);
  for (ArticleDraft& one : found) one.encoding = decoded.encoding;
  further_.assign(std::make_move_iterator(found.rbegin()), std::make_move_iterator(found.rend() - 1));
  draft = std::move(found.front());
  return std::nullopt;
}

bool JsonArticleParser::next(ArticleDraft& draft) {
  if (further_.empty()) return false;
  draft = std::move(further_.back());
  further_.pop_back();
  return true;
}

void deliver_json(const SourceFile& file, JsonArticleParser& parser, ArticleDraft&& first, std::uint64_t line,
                  std::uint64_t& number) {
  ArticleDraft draft = std::move(first);
  do {
    if (!parser.is_plain()) clean_fields(draft, file.check_point());
    ++number;
    const bool is_named = !trim(draft.id).empty() || !trim(draft.url).empty();
    deliver(file, std::move(draft), line, is_named ? std::string() : fmt::format("{}#{}", file.relative, number));
  } while (parser.next(draft));
}

}  // namespace khabar
