#include "indexer/format/json/json_shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "common/ascii.h"
#include "indexer/format/json/json_fields.h"
#include "indexer/format/json/json_wrapper.h"

namespace khabar {

namespace {

constexpr int kMostListLevels = 4;

// Beginnings of what lists beside an article are called.
constexpr std::array<std::string_view, 21> kBesideArticles{
    "comment", "repl",     "related", "recommend",  "media",   "image",   "photo",
    "picture", "video",    "audio",   "attachment", "tag",     "author",  "categor",
    "entit",   "reaction", "link",    "see",        "keyword", "gallery", "enclosure"};

// Lists that hold articles even if these have a title only and stand beside one.
constexpr std::array<std::string_view, 16> kArticleLists{
    "articles", "items", "results", "hits",      "posts",   "news", "stories", "entries",
    "entry",    "item",  "docs",    "documents", "records", "rows", "data",    "messages"};

template <std::size_t N>
bool begins_like(std::string_view name, const std::array<std::string_view, N>& beginnings) {
  const std::string lower = ascii::to_lower(name);
  return std::ranges::any_of(beginnings, [&](std::string_view begin) { return lower.starts_with(begin); });
}

bool is_field_named(const FieldNames& names, std::string_view key, std::string_view field) {
  const auto slots = names.slots(key);
  return std::ranges::any_of(slots, [&](const FieldSlot& slot) { return article_field_names()[slot.field] == field; });
}

const JsonValue* first_object(const JsonValue& list) {
  for (const auto& [name, value] : list.members) {
    if (value.is_object()) return &value;
  }
  return nullptr;
}

struct Wealth {
  bool title = false;
  bool text = false;
};

Wealth wealth_of(const JsonValue& object, const FieldNames& names) {
  ArticleDraft draft;
  fill_from_json(object, names, draft);
  return {!draft.title.empty(), !draft.body.empty() && !draft.body_is_description};
}

// What the first objects of a list have: the very first may be a message that says nothing.
Wealth wealth_of_list(const JsonValue& list, const FieldNames& names) {
  Wealth all;
  std::size_t looked_at = 0;
  for (const auto& [name, value] : list.members) {
    if (!value.is_object()) continue;
    const Wealth wealth = wealth_of(value, names);
    all.title = all.title || wealth.title;
    all.text = all.text || wealth.text;
    if (all.text || ++looked_at == kMostLookedAt) break;
  }
  return all;
}

// {"content": [{"title": ..., "body": ...}]}: no text, although it is called so.
bool holds_whole_articles(const JsonValue& value, const FieldNames& names) {
  const JsonValue* first = value.is_list() ? first_object(value) : nullptr;
  if (first == nullptr) return false;
  const Wealth wealth = wealth_of(*first, names);
  return wealth.title && wealth.text;
}

bool has_own_title(const JsonValue& object, const FieldNames& names) {
  return std::ranges::any_of(object.members, [&](const auto& member) {
    return is_field_named(names, member.first, "title") && member.second.is_text() && !member.second.text.empty();
  });
}

using Drafts = std::vector<ArticleDraft>;

void add_list(const JsonValue& list, const FieldNames& names, Drafts& drafts) {
  for (const auto& [name, value] : list.members) {
    if (!value.is_object()) continue;
    ArticleDraft& draft = drafts.emplace_back();
    fill_from_json(value, names, draft);
  }
}

// Whether a list found inside of another list holds articles: parts of a text are objects in lists, too, without
// titles.
bool is_inner_list_of_articles(std::string_view name, const JsonValue& list, const FieldNames& names) {
  return list.is_list() && holds_texts(name, list, names) && wealth_of_list(list, names).title;
}

void add_lists(const JsonValue& object, const FieldNames& names, int level, bool is_in_list, Drafts& drafts) {
  for (const auto& [name, value] : object.members) {
    const bool may_hold = level < kMostListLevels && !begins_like(name, kBesideArticles);
    const bool is_list =
        is_in_list ? is_inner_list_of_articles(name, value, names) : is_list_of_articles(name, value, names);
    if (value.is_object() && may_hold) {
      add_lists(value, names, level + 1, is_in_list, drafts);
    } else if (is_list) {
      add_list(value, names, drafts);
    } else if (value.is_list() && may_hold) {
      for (const auto& [none, inner] : value.members) {
        if (inner.is_object()) add_lists(inner, names, level + 1, true, drafts);
      }
    }
  }
}

bool are_all_objects(const JsonValue& object) {
  return object.members.size() > 1 &&
         std::ranges::all_of(object.members, [](const auto& member) { return member.second.is_object(); });
}

// {"title": {"0": "...", "1": "..."}, "text": {"0": ...}}
void add_columns(const JsonValue& object, const FieldNames& names, Drafts& drafts) {
  const bool has_words = std::ranges::any_of(object.members, [&](const auto& member) {
    return is_field_named(names, member.first, "title") || is_field_named(names, member.first, "body");
  });
  if (!are_all_objects(object) || !has_words) return;
  const JsonValue& first = object.members.front().second;
  const bool same_rows = std::ranges::all_of(
      object.members, [&](const auto& member) { return member.second.members.size() == first.members.size(); });
  if (!same_rows || first.members.empty() || first.members.front().first != "0") return;
  for (std::size_t row = 0; row < first.members.size(); ++row) {
    JsonValue article{JsonValue::Kind::kObject, {}, {}};
    for (const auto& [column, values] : object.members) {
      article.members.push_back({column, values.members[row].second});
    }
    fill_from_json(article, names, drafts.emplace_back());
  }
}

// {"columns": ["title", ...], "index": [...], "data": [["...", ...], ...]}
void add_split_table(const JsonValue& object, const FieldNames& names, Drafts& drafts) {
  const JsonValue* columns = object.find("columns");
  const JsonValue* data = object.find("data");
  if (columns == nullptr || data == nullptr || !columns->is_list() || !data->is_list()) return;
  for (const auto& [name, row] : data->members) {
    if (!row.is_list() || row.members.size() != columns->members.size()) continue;
    JsonValue article{JsonValue::Kind::kObject, {}, {}};
    for (std::size_t i = 0; i < row.members.size(); ++i) {
      article.members.push_back({columns->members[i].second.text, row.members[i].second});
    }
    fill_from_json(article, names, drafts.emplace_back());
  }
}

// {"101": {"title": ...}, "102": {"title": ...}}, also beside other members or inside of an object.
void add_values(const JsonValue& object, const FieldNames& names, int level, Drafts& drafts) {
  std::vector<const JsonMember*> found;
  bool have_texts = true;
  for (const JsonMember& member : object.members) {
    const bool may_be = member.second.is_object() && !begins_like(member.first, kBesideArticles);
    if (!may_be || !names.slots(member.first).empty()) continue;
    const Wealth wealth = wealth_of(member.second, names);
    if (wealth.title) found.push_back(&member);
    have_texts = have_texts && wealth.text;
  }
  const bool is_all = found.size() == object.members.size();
  if (found.size() > 1 && (is_all || have_texts)) {
    for (const JsonMember* member : found) {
      ArticleDraft& draft = drafts.emplace_back();
      fill_from_json(member->second, names, draft);
      if (draft.id.empty() && draft.url.empty()) draft.id = member->first;
    }
    return;
  }
  for (const auto& [name, value] : object.members) {
    if (value.is_object() && level < kMostListLevels) add_values(value, names, level + 1, drafts);
  }
}

// The articles of the list that the user names. If the object has neither that list nor a text, says so.
Drafts articles_of_named_list(const JsonValue& object, const FieldNames& names) {
  Drafts drafts;
  const JsonValue* list = json_at_path(object, names.articles());
  if (list != nullptr && list->is_list()) add_list(*list, names, drafts);
  if (!drafts.empty() || has_own_text(object, names)) return drafts;
  const bool is_list = list != nullptr && list->is_list();
  drafts.emplace_back().problem = fmt::format("{}: '{}', which --map names as the list of articles",
                                              is_list           ? "no object in the list"
                                              : list != nullptr ? "no list"
                                                                : "no such key",
                                              names.articles());
  return drafts;
}

}  // namespace

bool has_own_text(const JsonValue& object, const FieldNames& names) {
  JsonValue own{JsonValue::Kind::kObject, {}, {}};
  for (const auto& [name, value] : object.members) {
    if (is_field_named(names, name, "body") && !holds_whole_articles(value, names))
      own.members.push_back({name, value});
  }
  return wealth_of(own, names).text;
}

bool is_list_of_articles(std::string_view name, const JsonValue& list, const FieldNames& names) {
  if (!list.is_list() || begins_like(name, kBesideArticles)) return false;
  const Wealth wealth = wealth_of_list(list, names);
  return wealth.text || wealth.title;
}

bool holds_texts(std::string_view name, const JsonValue& list, const FieldNames& names) {
  if (begins_like(name, kBesideArticles)) return false;
  const bool is_named = std::ranges::find(kArticleLists, ascii::to_lower(name)) != kArticleLists.end();
  const Wealth wealth = wealth_of_list(list, names);
  return wealth.text ? is_named || wealth.title : is_named && wealth.title;
}

std::vector<ArticleDraft> articles_in_json(const JsonValue& object, const FieldNames& names) {
  Drafts drafts;
  if (!names.articles().empty()) drafts = articles_of_named_list(object, names);
  if (!drafts.empty()) return drafts;
  if (!has_own_text(object, names)) {
    add_columns(object, names, drafts);
    if (drafts.empty()) add_split_table(object, names, drafts);
    if (drafts.empty()) add_lists(object, names, 0, false, drafts);
    if (drafts.empty()) add_values(object, names, 0, drafts);
    const bool has_text = std::ranges::any_of(drafts, [](const ArticleDraft& draft) { return !draft.body.empty(); });
    const bool stays =
        has_own_title(object, names) && !has_text && std::ranges::none_of(object.members, [](const auto& member) {
          return std::ranges::find(kArticleLists, ascii::to_lower(member.first)) != kArticleLists.end();
        });
    if (stays) drafts.clear();
  }
  if (drafts.empty()) fill_from_json(object, names, drafts.emplace_back());
  return drafts;
}

}  // namespace khabar
