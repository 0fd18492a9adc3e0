// Which articles lie in an object of JSON: itself, the objects of a list inside of it, or the rows of a table.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/article/article_draft.h"
#include "indexer/article/field_names.h"
#include "indexer/format/json/json_value.h"

namespace khabar {

// If the user names a list of articles, and the object has it, the objects in it are the articles. Otherwise an object
// that has a text of its own is one article, whatever lists it has, and those of another are
// * the objects of a list below it that have texts or titles: {"articles": [...]}, {"hits": {"hits": [...]}};
// * the values of an object that has nothing but articles: {"101": {"title": ...}, "102": ...};
// * the rows of a table as pandas writes it: {"title": {"0": ...}, "text": {"0": ...}}, or with "columns" and "data";
// and if there are none, itself. Lists of comments, related articles and media are no articles.
std::vector<ArticleDraft> articles_in_json(const JsonValue& object, const FieldNames& names);

// Whether `list`, called `name` and inside of an object without a text of its own, holds articles. Needs its first
// kMostLookedAt objects only.
bool is_list_of_articles(std::string_view name, const JsonValue& list, const FieldNames& names);

// The same for a list whose articles have texts: what follows it in the object around it need not be known.
bool holds_texts(std::string_view name, const JsonValue& list, const FieldNames& names);

// Whether the object has a text, a description apart.
bool has_own_text(const JsonValue& object, const FieldNames& names);

}  // namespace khabar
