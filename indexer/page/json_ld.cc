#include "indexer/page/json_ld.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "indexer/limits.h"
#include "indexer/text/markup.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostObjects = 10'000;
constexpr std::size_t kMostNames = 100;           // of authors and the like
constexpr std::size_t kMostJsonValues = 200'000;  // a value takes from 16 bytes, an object with one key some 150

const Json* find(const Json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

bool is_string_with(const Json& value, bool (*accepts)(std::string_view)) {
  return value.is_string() && accepts(value.get_ref<const std::string&>());
}

bool has_type(const Json& object, bool (*accepts)(std::string_view)) {
  const Json* type = find(object, "@type");
  if (type == nullptr) return false;
  if (!type->is_array()) return is_string_with(*type, accepts);
  return std::any_of(type->begin(), type->end(), [&](const Json& one) { return is_string_with(one, accepts); });
}

bool is_article_type(std::string_view type) { return type.ends_with("Article") || type.ends_with("BlogPosting"); }

bool is_site_type(std::string_view type) {
  return type == "WebSite" || type == "NewsMediaOrganization" || type == "Organization";
}

// Line ends and tabs inside of strings are no JSON, yet many sites write them; comments around it are older habits.
std::string repair(std::string_view json) {
  json = trim(json);
  for (const std::string_view begin : {"<!--", "//<![CDATA[", "<![CDATA["}) {
    if (!json.starts_with(begin)) continue;
    json = json.substr(0, json.rfind("]]>"));
    json.remove_prefix(begin.size());
  }
  while (!json.empty() && json.back() != '}' && json.back() != ']') json.remove_suffix(1);
  std::string repaired(json);
  for (char& c : repaired) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return repaired;
}

// Whether it has so few values, and nests them so little, that it can be held in memory.
bool is_bounded(std::string_view json) {
  int depth = 0;
  std::size_t values = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\') ++i;
      in_string = c != '"';
      continue;
    }
    in_string = c == '"';
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (c == ',' || c == '{' || c == '[') ++values;
    if (depth > kMaxJsonNesting || values > kMostJsonValues) return false;
  }
  return true;
}

class LinkedData {
 public:
  explicit LinkedData(const Json& root) {
    std::vector<const Json*> waiting{&root};
    while (!waiting.empty() && objects_.size() < kMostObjects) {
      const Json* next = waiting.back();
      waiting.pop_back();
      if (next->is_array()) {
        for (auto one = next->rbegin(); one != next->rend(); ++one) waiting.push_back(&*one);
      } else if (next->is_object()) {
        objects_.push_back(next);
        for (const char* key : {"mainEntity", "mainEntityOfPage", "@graph"}) {
          if (const Json* inner = find(*next, key)) waiting.push_back(inner);
        }
      }
    }
  }

  const Json* first(bool (*accepts)(std::string_view)) const {
    for (const Json* object : objects_) {
      if (has_type(*object, accepts)) return object;
    }
    return nullptr;
  }

  // A string itself; of an object its name, or that of the one it refers to; of a list each.
  void add_names(const Json* value, std::string_view name, PageValues& values) const {
    if (value == nullptr) return;
    if (value->is_array()) {
      for (std::size_t i = 0; i < std::min(value->size(), kMostNames); ++i) {
        if (!(*value)[i].is_array()) add_names(&(*value)[i], name, values);
      }
      return;
    }
    if (value->is_string()) return add_text(*value, name, values);
    const Json* given = find(*value, "name");
    if (given == nullptr) given = name_of_reference(*value);
    if (given == nullptr) return;
    if (given->is_string()) add_text(*given, name, values);
    if (!given->is_array()) return;
    for (std::size_t i = 0; i < std::min(given->size(), kMostNames); ++i) {
      if ((*given)[i].is_string()) add_text((*given)[i], name, values);
    }
  }

 private:
  static void add_text(const Json& value, std::string_view name, PageValues& values) {
    values.add(name, decode_entities(value.get_ref<const std::string&>()));
  }

  const Json* name_of_reference(const Json& reference) const {
    const Json* id = find(reference, "@id");
    if (id == nullptr) return nullptr;
    for (const Json* object : objects_) {
      const Json* other = find(*object, "@id");
      if (other != nullptr && *other == *id) {
        if (const Json* name = find(*object, "name")) return name;
      }
    }
    return nullptr;
  }

  std::vector<const Json*> objects_;
};

void add_body(const Json* body, PageValues& values) {
  if (body == nullptr || !body->is_string()) return;
  const auto& text = body->get_ref<const std::string&>();
  if (!trim(text).empty()) values.add_lines("ld:articlebody", text);
}

void add_url(const Json& article, PageValues& values) {
  for (const char* key : {"url", "mainEntityOfPage", "@id"}) {
    const Json* value = find(article, key);
    if (value != nullptr && value->is_object()) value = find(*value, "@id");
    if (value != nullptr && value->is_string()) values.add("ld:url", value->get_ref<const std::string&>());
  }
}

}  // namespace

void read_json_ld(std::string_view text, PageValues& values) {
  const std::string repaired = repair(text);
  if (!is_bounded(repaired)) return;
  const Json json = Json::parse(repaired, nullptr, false);
  if (json.is_discarded()) return;
  const LinkedData data(json);
  if (const Json* site = data.first(is_site_type)) data.add_names(site, "ld:site", values);
  const Json* article = data.first(is_article_type);
  if (article == nullptr || values.contains("ld:article")) return;
  values.add("ld:article", "yes");
  data.add_names(find(*article, "headline"), "ld:headline", values);
  if (find(*article, "headline") == nullptr) data.add_names(find(*article, "name"), "ld:headline", values);
  data.add_names(find(*article, "datePublished"), "ld:datepublished", values);
  data.add_names(find(*article, "dateCreated"), "ld:datecreated", values);
  data.add_names(find(*article, "dateModified"), "ld:datemodified", values);
  data.add_names(find(*article, "articleSection"), "ld:articlesection", values);
  data.add_names(find(*article, "author"), "ld:author", values);
  data.add_names(find(*article, "publisher"), "ld:publisher", values);
  data.add_names(find(*article, "inLanguage"), "ld:inlanguage", values);
  data.add_names(find(*article, "description"), "ld:description", values);
  add_body(find(*article, "articleBody"), values);
  add_url(*article, values);
}

}  // namespace khabar
