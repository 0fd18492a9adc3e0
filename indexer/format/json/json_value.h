// JSON as a tree, for objects that are more than a flat list of fields.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

struct JsonMember;

struct JsonValue {
  enum class Kind : std::uint8_t { kNothing, kText, kList, kObject };  // kNothing: null, true and false

  Kind kind = Kind::kNothing;
  std::string text;                 // a string, or a number as it is written
  std::vector<JsonMember> members;  // of an object; of a list without names

  bool is_text() const { return kind == Kind::kText; }
  bool is_list() const { return kind == Kind::kList; }
  bool is_object() const { return kind == Kind::kObject; }

  // The first member with this name; null for none.
  const JsonValue* find(std::string_view name) const;
};

struct JsonMember {
  std::string first;  // its name
  JsonValue second;
};

// Reads one object in UTF-8. If `json` is none, or has more than kMaxJsonValues values or nests deeper than
// kMaxJsonNesting, answers why not, in words for a user.
std::optional<std::string> parse_json_object(std::string_view json, JsonValue& object);

}  // namespace khabar
