#include "indexer/format/json/quick_json.h"

#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <string>

#include "indexer/article/publication.h"
#include "indexer/limits.h"

namespace khabar {

namespace {

namespace dom = simdjson::dom;

// simdjson takes up to some 20 bytes for a byte of JSON, and keeps them.
constexpr std::size_t kLongest = std::size_t{1} << 20;
constexpr std::size_t kShortestBuffer = std::size_t{1} << 16;

// False if the value must be read from the text.
bool add_scalar(dom::element value, FieldCollector& fields) {
  switch (value.type()) {
    case dom::element_type::STRING:
      fields.add(std::string_view(value));
      return true;
    case dom::element_type::INT64:
      fields.add(std::to_string(std::int64_t(value)));
      return true;
    case dom::element_type::UINT64:
      fields.add(std::to_string(std::uint64_t(value)));
      return true;
    case dom::element_type::DOUBLE:
      return false;
    case dom::element_type::OBJECT:
    case dom::element_type::ARRAY:
      return false;
    default:
      return true;
  }
}

bool add_value(dom::element value, FieldCollector& fields) {
  if (!value.is_array()) return add_scalar(value, fields);
  return std::ranges::all_of(dom::array(value), [&](dom::element one) { return add_scalar(one, fields); });
}

bool has_unread_date(const dom::object& object, const FieldNames& names) {
  for (const auto& [key, value] : object) {
    if (names.slots(key).empty() && may_name_a_date(key)) return true;
  }
  return false;
}

// Whether a member that is no field may say that the article is not to be shown.
bool may_hide(std::string_view key, dom::element value) {
  if (!value.is_string()) return false;
  return !hidden_kind(key, std::string_view(value)).empty() || (key == "type" && std::string_view(value) == "service");
}

}  // namespace

struct QuickJson::Internal {
  dom::parser parser;

  // Room for more than `bytes`, so that it is not made anew for each line that is a little longer than all before.
  bool make_room(std::size_t bytes) {
    if (bytes <= parser.capacity()) return true;
    const std::size_t room = std::bit_ceil(std::max(bytes, kShortestBuffer));
    return parser.allocate(room, kMaxJsonNesting) == simdjson::SUCCESS;
  }
};

QuickJson::QuickJson() : internal_(std::make_unique<Internal>()) {}
QuickJson::~QuickJson() = default;

bool QuickJson::fill(std::string_view json, const FieldNames& names, ArticleDraft& draft) {
  if (json.size() > kLongest || !internal_->make_room(json.size())) return false;
  dom::object object;
  if (internal_->parser.parse(json.data(), json.size()).get(object) != simdjson::SUCCESS) return false;
  FieldCollector fields;
  for (const auto& [key, value] : object) {
    const std::span<const FieldSlot> slots = names.slots(key);
    fields.begin(slots);
    if (slots.empty() ? may_hide(key, value) : !add_value(value, fields)) return false;
  }
  ArticleDraft read;
  fields.fill(read);
  const bool is_whole = !read.body.empty() && !read.body_is_description && !names.has_paths() &&
                        (!read.date.empty() || !has_unread_date(object, names));
  if (is_whole) draft = std::move(read);
  return is_whole;
}

}  // namespace khabar
