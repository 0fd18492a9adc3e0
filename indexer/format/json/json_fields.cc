#include "indexer/format/json/json_fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "common/ascii.h"
#include "indexer/article/publication.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

using KeyList = std::span<const std::string_view>;

// Where the objects of exporters keep their text, the surest first.
constexpr std::array<std::string_view, 24> kTextMembers{
    "main",   "rendered", "raw",        "html",  "text",    "content", "value", "@value",
    "#text",  "$t",       "_",          "ar",    "__cdata", "cdata",   "plain", "body",
    "blocks", "children", "paragraphs", "parts", "data",    "items",   "nodes", "root"};
constexpr std::array<std::string_view, 16> kNameMembers{
    "original", "name",   "display_name", "displayname", "full_name", "fullname", "title", "label",
    "ar",       "@value", "#text",        "$t",          "value",     "slug",     "text",  "id"};
constexpr std::array<std::string_view, 13> kDateMembers{"$date", "$timestamp", "t",    "$numberLong", "utc",
                                                        "gmt",   "iso",        "date", "value",       "@value",
                                                        "#text", "rendered",   "$t"};
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

// Of several forms of one text, as ninjs 2 has them, the one in the main role, or else the first.
const JsonValue* chosen_form(const JsonValue& list) {
  const auto is_form = [](const auto& member) {
    return member.second.find("value") != nullptr &&
           (member.second.find("role") != nullptr || member.second.find("contenttype") != nullptr);
  };
  if (list.members.empty() || !std::ranges::all_of(list.members, is_form)) return nullptr;
  const auto main = std::ranges::find_if(list.members, [](const auto& member) {
    const JsonValue* role = member.second.find("role");
    return role != nullptr && role->text == "main";
  });
  return &(main == list.members.end() ? list.members.front() : *main).second;
}

std::string list_text(const JsonValue& list, FieldKind kind, std::string_view separator) {
  if (const JsonValue* form = kind == FieldKind::kText ? chosen_form(list) : nullptr) {
    return value_text(*form, kind, separator);
  }
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

// `own`, which lies around it, where `draft` has nothing.
void complete(ArticleDraft& draft, const ArticleDraft& own) {
  if (!own.title.empty()) draft.title = own.title;
  if (!own.hidden.empty()) draft.hidden = own.hidden;
  draft.unread_keys.insert(draft.unread_keys.end(), own.unread_keys.begin(), own.unread_keys.end());
  for (const auto field : {&ArticleDraft::id, &ArticleDraft::date, &ArticleDraft::source, &ArticleDraft::url,
                           &ArticleDraft::section, &ArticleDraft::author, &ArticleDraft::language}) {
    if ((draft.*field).empty()) draft.*field = own.*field;
  }
}

bool lacks_text(const ArticleDraft& draft) { return draft.body.empty() || draft.body_is_description; }

// Messages of Telegram that say what happened to a channel, and those of a picture alone.
std::string_view hidden_message(const JsonValue& object, const ArticleDraft& draft) {
  if (is_bulk_action(object)) return "actions of bulk requests";
  const JsonValue* type = object.find("type");
  if (type == nullptr) return {};
  if (type->text == "service" && object.find("action") != nullptr) return "messages about a channel";
  const bool is_bare = type->text == "message" && object.find("text") != nullptr && !has_words(draft);
  return is_bare ? "messages without text" : std::string_view();
}

// Takes the members of an object that are fields.
void fill_from_members(const JsonValue& object, const FieldNames& names, ArticleDraft& draft) {
  FieldCollector fields;
  std::vector<std::string> unread;
  for (const auto& [name, value] : object.members) {
    const bool is_wrapper = name == "_source" && value.is_object();  // of Elasticsearch
    const std::span<const FieldSlot> slots = is_wrapper ? std::span<const FieldSlot>() : names.slots(name);
    const bool is_read = !slots.empty() && (value.members.empty() || !json_field_text(value, slots[0].field).empty());
    if (!is_read) unread.push_back(name);
    collect(value, slots, fields);
    const std::string_view hidden = value.is_text() ? hidden_kind(name, value.text) : std::string_view();
    if (!hidden.empty()) draft.hidden = hidden;
  }
  collect_paths(object, names, fields);
  fields.fill(draft);
  if (const std::string_view hidden = hidden_message(object, draft); !hidden.empty()) draft.hidden = hidden;
  const bool lacks_date = draft.date.empty() && std::ranges::any_of(unread, may_name_a_date);
  if (lacks_text(draft) || lacks_date) draft.unread_keys = std::move(unread);
}

// Objects inside of an article that may have its text, where it has a title of its own.
constexpr std::array<std::string_view, 14> kPartsOfArticle{"fields", "attributes", "_source", "document",  "doc",
                                                           "node",   "post",       "item",    "entry",     "record",
                                                           "data",   "payload",    "article", "properties"};

void fill_at_depth(const JsonValue& object, const FieldNames& names, int depth, ArticleDraft& draft) {
  constexpr int kMostWrappers = 3;
  fill_from_members(object, names, draft);
  if ((has_words(draft) && !lacks_text(draft)) || depth == kMostWrappers) return;
  const bool has_title = has_words(draft);
  for (const auto& [name, value] : object.members) {
    const bool is_part = std::ranges::find(kPartsOfArticle, name) != kPartsOfArticle.end();
    if (!value.is_object() || (has_title && !is_part)) continue;
    ArticleDraft inner;
    fill_at_depth(value, names, depth + 1, inner);
    if (has_title ? lacks_text(inner) : !has_words(inner)) continue;
    complete(inner, draft);
    draft = std::move(inner);
    return;
  }
}

}  // namespace

bool is_bulk_action(const JsonValue& object) {
  static constexpr std::array<std::string_view, 4> kActions{"index", "create", "update", "delete"};
  if (object.members.size() != 1) return false;
  const auto& [name, value] = object.members.front();
  if (!value.is_object() || std::ranges::find(kActions, name) == kActions.end()) return false;
  return value.members.empty() || value.find("_id") != nullptr || value.find("_index") != nullptr;
}

std::string bulk_action_id(const JsonValue& object) {
  if (!is_bulk_action(object) || object.members.front().first == "delete") return {};
  const JsonValue* id = object.members.front().second.find("_id");
  return id == nullptr ? std::string() : id->text;
}

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
