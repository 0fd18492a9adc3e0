// The dialects of XML that xml_news.h reads, as tables: where in a record each field stands.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace khabar {

// Where a field stands: names of elements from the outer to the inner, the last ones of those below the record, in
// lower case; behind '@' an attribute. Of several paths the upper one counts.
struct XmlPath {
  std::string_view field;  // in article_field_names(), or "status" or "redirect"
  std::string_view path;
};

using XmlValues = std::map<std::string_view, std::string>;

// Empty if the record does not have the field.
std::string value_of(const XmlValues& values, std::string_view field);

struct XmlDialect {
  std::string_view root;
  std::string_view record;
  std::span<const XmlPath> paths;
  // Why a record is no article that may be shown; empty if it is one.
  std::string_view (*refuse)(const XmlValues& values);
  bool keeps_last = false;   // of several values of a path
  bool is_wikitext = false;  // the body
  bool has_id = true;
};

// The name of an element in lower case and without its prefix. That of a sitemap's news stays: it has pictures and
// films beside them.
std::string plain_element(std::string_view name);

// By the name of the first element; null if it is that of none.
const XmlDialect* dialect_of(std::string_view root);

}  // namespace khabar
