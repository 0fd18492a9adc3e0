// What a value of JSON says for a field of an article, however an exporter has wrapped it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/article/article_draft.h"
#include "indexer/article/field_names.h"
#include "indexer/format/json/json_value.h"

namespace khabar {

// What a key of the object, or else a dotted path with places in lists as numbers, leads to; null for nothing.
const JsonValue* json_at_path(const JsonValue& object, std::string_view path);

// The text of a value for the field with this number in article_field_names(); empty if it has none:
// * {"rendered": "..."} of WordPress, {"$date": ...} and {"$oid": ...} of MongoDB, {"name": "..."}, {"ar": "..."};
// * a list of strings and of runs of formatted text, as Telegram exports them, joined as they stand;
// * a list of paragraphs or blocks, parted by empty lines; of authors or sections, by ", ".
std::string json_field_text(const JsonValue& value, std::size_t field);

// Fills `draft` from an object: its own keys, and behind --map also dotted paths ("title.rendered", "authors.0.name").
// An object with neither title nor body gives what an object inside of it has, such as the _source of Elasticsearch,
// and what that lacks from itself. The keys that are no field are `draft.unread_keys`.
void fill_from_json(const JsonValue& object, const FieldNames& names, ArticleDraft& draft);

// Whether the object is an action of a bulk request of Elasticsearch: {"index": {"_id": "1"}}.
bool is_bulk_action(const JsonValue& object);

// The id that such an action gives to the object behind it; empty if there is none, as for a deletion.
std::string bulk_action_id(const JsonValue& object);

}  // namespace khabar
