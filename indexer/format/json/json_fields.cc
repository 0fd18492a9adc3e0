#include "indexer/format/json/json_fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "common/ascii.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

using KeyList = std::span<const std::string_view>;

// Where the objects of exporters keep their text, the surest first.
constexpr std::array<std::string_view, 23> kTextMembers{
    "rendered", "raw",        "html",  "text",    "content", "value", "@value", "#text",
    "$t",       "_",          "ar",    "__cdata", "cdata",   "plain", "body",   "blocks",
    "children", "paragraphs", "parts", "data",    "items",   "nodes", "root"};
constexpr std::array<std::string_view, 15> kNameMembers{"name",  "display_name", "displayname", "full_name", "fullname",
                                                        "title", "label",        "ar",          "@value",    "#text",
                                                        "$t",    "value",        "slug",        "text",      "id"};
constexpr std::array<std::string_view, 11> kDateMembers{"$date", "$numberLong", "utc",   "gmt",      "iso", "date",
                                                        "value", "@value",      "#text", "rendered", "$t"};
constexpr std::array<std::string_view, 8> kUrlMembers{"href", "url",   "link", "canonical",
                                                      "@id",  "#text", "$t",   "rendered"};
constexpr std::array<std::string_view, 9> kIdMembers{"$oid",  "$numberLong", "$numberInt", "$uuid",   "id",
                                                     "value", "#text",       "$t",         "rendered"};

// Kinds of a text's parts that stand in a line with what is around them.
constexpr std::array<std::string_view, 18> kRunTypes{
    "text",    "plain",        "bold", "italic",  "underline", "strikethrough", "link",  "text_link",    "hashtag",
    "mention", "mention_name", "code", "spoiler", "cashtag",   "email",         "phone", "custom_emoji", "bot_command"};

enum class FieldKind { kId, kDate, kUrl, kName, kText };

FieldKind kind_of_field(std::size_t field) {
  const std::string_view name = article_field_names()[field];
  if (name == "id" || name == "path") return FieldKind::kId;
  if (name == "date") return FieldKind::kDate;
  if (name == "url") return FieldKind::kUrl;
  return name == "title" || name == "body" ? FieldKind::kText : FieldKind::kName;
}

KeyList keys_of(FieldKind kind) {
  switch (kind) {
    case FieldKind::kId:
      return kIdMembers;
    case FieldKind::kDate:
      return kDateMembers;
    case FieldKind::kUrl:
      return kUrlMembers;
    case FieldKind::kName:
      return kNameMembers;
    case FieldKind::kText:
      break;
  }
  return kTextMembers;
}

bool is_run(const JsonValue& part) {
  const JsonValue* type = part.find("type");
  if (type != nullptr && type->is_text()) return std::ranges::find(kRunTypes, type->text) != kRunTypes.end();
  const JsonValue* text = part.find("text");
  return text != nullptr && text->is_text() && text->text != trim(text->text);
}

// Strings beside objects, or objects of which each is a run of formatted text.
bool has_runs(const JsonValue& list) {
  const auto is_string = [](const auto& member) { return member.second.is_text(); };
  const auto is_object = [](const auto& member) { return member.second.is_object(); };
  if (std::ranges::none_of(list.members, is_object)) return false;
  return std::ranges::any_of(list.members, is_string) ||
         std::ranges::all_of(list.members, [](const auto& member) { return is_run(member.second); });
}

std::string value_text(const JsonValue& value, FieldKind kind, std::string_view separator);

std::string list_text(const JsonValue& list, FieldKind kind, std::string_view separator) {
  const std::string_view between = kind == FieldKind::kText && has_runs(list) ? std::string_view() : separator;
  std::string joined;
  for (const auto& [name, value] : list.members) {
    const std::string text = value_text(value, kind, separator);
    if (text.empty()) continue;
    if (!joined.empty()) joined += between;
    joined += text;
    if (kind == FieldKind::kId || kind == FieldKind::kDate || kind == FieldKind::kUrl) break;
  }
  return joined;
}

std::string value_text(const JsonValue& value, FieldKind kind, std::string_view separator) {
  if (value.is_text()) return value.text;
  if (value.is_list()) return list_text(value, kind, separator);
  for (const std::string_view key : keys_of(kind)) {
    const JsonValue* inner = value.find(key);
    std::string text = inner == nullptr ? std::string() : value_text(*inner, kind, separator);
    if (!text.empty()) return text;
  }
  return {};
}

std::string_view separator_of(std::size_t field) { return article_field_names()[field] == "body" ? "\n\n" : ", "; }

void collect(const JsonValue& value, std::span<const FieldSlot> slots, FieldCollector& fields) {
  const bool is_flat = !value.is_object() && std::ranges::all_of(value.members, [](const auto& member) {
    return member.second.members.empty();
  });
  if (!is_flat) {
    for (const FieldSlot& slot : slots) {
      fields.begin({&slot, 1});
      fields.add(json_field_text(value, slot.field));
    }
    return;
  }
  fields.begin(slots);
  if (!value.is_list()) return fields.add(value.text);
  for (const auto& [name, inner] : value.members) fields.add(inner.text);
}

const JsonValue* follow(const JsonValue* value, std::string_view path) {
  while (value != nullptr && !path.empty()) {
    const std::size_t end = std::min(path.find('.'), path.size());
    const std::string_view step = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    if (value->is_list()) {
      std::size_t place = 0;
      const auto [last, error] = std::from_chars(step.data(), step.data() + step.size(), place);
      const bool is_place = error == std::errc() && last == step.data() + step.size() && place < value->members.size();
      value = is_place ? &value->members[place].second : nullptr;
    } else {
      value = value->find(step);
    }
  }
  return value;
}

void collect_paths(const JsonValue& object, const FieldNames& names, FieldCollector& fields) {
  for (const std::string& path : names.mapped()) {
    if (path.find('.') == std::string::npos || object.find(path) != nullptr) continue;
    if (const JsonValue* value = follow(&object, path)) collect(*value, names.slots(path), fields);
  }
}

bool has_words(const ArticleDraft& draft) { return !draft.title.empty() || !draft.body.empty(); }

// `own` where `draft` has nothing.
void complete(ArticleDraft& draft, const ArticleDraft& own) {
  for (const auto field : {&ArticleDraft::id, &ArticleDraft::date, &ArticleDraft::source, &ArticleDraft::url,
                           &ArticleDraft::section, &ArticleDraft::author, &ArticleDraft::language}) {
    if ((draft.*field).empty()) draft.*field = own.*field;
  }
}

void fill_at_depth(const JsonValue& object, const FieldNames& names, int depth, ArticleDraft& draft) {
  constexpr int kMostWrappers = 3;
  FieldCollector fields;
  std::vector<std::string> unread;
  for (const auto& [name, value] : object.members) {
    const std::span<const FieldSlot> slots = names.slots(name);
    if (slots.empty()) unread.push_back(name);
    collect(value, slots, fields);
  }
  collect_paths(object, names, fields);
  fields.fill(draft);
  const bool lacks_text = draft.body.empty() || draft.body_is_description;
  const bool lacks_date = draft.date.empty() && std::ranges::any_of(unread, may_name_a_date);
  if (lacks_text || lacks_date) draft.unread_keys = std::move(unread);
  if (has_words(draft) || depth == kMostWrappers) return;
  for (const auto& [name, value] : object.members) {
    if (!value.is_object()) continue;
    ArticleDraft inner;
    fill_at_depth(value, names, depth + 1, inner);
    if (!has_words(inner)) continue;
    complete(inner, draft);
    draft = std::move(inner);
    return;
  }
}

}  // namespace

const JsonValue* json_at_path(const JsonValue& object, std::string_view path) {
  const JsonValue* exact = object.find(path);
  return exact != nullptr ? exact : follow(&object, path);
}

std::string json_field_text(const JsonValue& value, std::size_t field) {
  return value_text(value, kind_of_field(field), separator_of(field));
}

void fill_from_json(const JsonValue& object, const FieldNames& names, ArticleDraft& draft) {
  std::string encoding = std::move(draft.encoding);
  fill_at_depth(object, names, 0, draft);
  draft.encoding = std::move(encoding);
}

}  // namespace khabar
