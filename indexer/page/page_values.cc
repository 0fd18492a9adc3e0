#include "indexer/page/page_values.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "common/ascii.h"
#include "indexer/page/html_elements.h"
#include "indexer/page/json_ld.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

void read_meta(const HtmlTree& tree, HtmlIndex node, PageValues& values) {
  for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
    const std::string_view name = tree.attribute(node, key);
    if (name.empty()) continue;
    values.add((key == "itemprop" ? "item:" : "") + ascii::to_lower(trim(name)), tree.attribute(node, "content"));
  }
}

void read_time(const HtmlTree& tree, HtmlIndex node, PageValues& values) {
  const std::string_view moment = tree.attribute(node, "datetime");
  const std::string text = moment.empty() ? tree.inner_text(node) : std::string(moment);
  const bool is_pubdate = tree.has_attribute(node, "pubdate") || has_word(tree.attribute(node, "class"), "published") ||
                          has_word(tree.attribute(node, "class"), "entry-date");
  values.add(is_pubdate ? "time:published" : "time", text);
}

// The name of a person or a publisher, which are items of their own.
std::string inner_name(const HtmlTree& tree, HtmlIndex item) {
  constexpr HtmlIndex kMostNodes = 200;  // items may lie inside of items, thousands deep
  for (HtmlIndex node = item + 1; node < std::min(tree[item].end, item + kMostNodes); ++node) {
    if (!ascii::equal_ignoring_case(trim(tree.attribute(node, "itemprop")), "name")) continue;
    const std::string_view content = tree.attribute(node, "content");
    return content.empty() ? tree.inner_text(node) : std::string(content);
  }
  return {};
}

void read_item(const HtmlTree& tree, HtmlIndex node, PageValues& values) {
  const std::string_view item = tree.attribute(node, "itemprop");
  if (item.empty() || item.find("articleBody") != std::string_view::npos) return;
  const std::string name = "item:" + ascii::to_lower(trim(item));
  if (tree.has_attribute(node, "itemscope")) {
    if (const std::string inner = inner_name(tree, node); !inner.empty()) return values.add(name, inner);
  }
  for (const std::string_view given : {"datetime", "content", "title"}) {
    if (const std::string_view value = tree.attribute(node, given); !value.empty()) {
      return values.add(name, value);
    }
  }
  constexpr HtmlIndex kMostNodes = 64;  // what has more in it is no single value
  if (tree[node].end - node <= kMostNodes) values.add(name, tree.inner_text(node));
}

// RDFa, as Drupal writes it: several names may share a value.
void read_property(const HtmlTree& tree, HtmlIndex node, PageValues& values) {
  constexpr int kMostTaken = 20;
  const std::string_view content = tree.attribute(node, "content");
  std::string_view names = tree.attribute(node, "property");
  for (int count = 0; count < kMostTaken && !content.empty() && !names.empty(); ++count) {
    const std::size_t end = std::min(names.find(' '), names.size());
    if (end > 0) values.add(ascii::to_lower(names.substr(0, end)), content);
    names.remove_prefix(std::min(end + 1, names.size()));
  }
}

// What themes call the author and the section, whole words of a class.
struct ClassOf {
  std::string_view word;
  std::string_view name;
};
constexpr std::array kClasses{
    ClassOf{"author", "class:author"},          ClassOf{"author-name", "class:author"},
    ClassOf{"article-author", "class:author"},  ClassOf{"post-author", "class:author"},
    ClassOf{"entry-author", "class:author"},    ClassOf{"writer-name", "class:author"},
    ClassOf{"entry-category", "class:section"}, ClassOf{"post-cat", "class:section"},
    ClassOf{"post-category", "class:section"},  ClassOf{"article-category", "class:section"},
    ClassOf{"category-name", "class:section"},
};

void read_classes(const HtmlTree& tree, HtmlIndex node, PageValues& values) {
  constexpr HtmlIndex kMostNodes = 12;
  const std::string_view classes = tree.attribute(node, "class");
  if (classes.empty() || tree[node].end - node > kMostNodes) return;
  for (const ClassOf& one : kClasses) {
    if (has_word(classes, one.word)) return values.add(one.name, tree.inner_text(node));
  }
}

bool is_json_ld(const HtmlTree& tree, HtmlIndex node) {
  return ascii::starts_with_ignoring_case(trim(tree.attribute(node, "type")), "application/ld+json");
}

void read_element(const HtmlTree& tree, HtmlIndex node, PageValues& values) {
  const std::string_view name = tree[node].name;
  if (name == "meta") {
    read_meta(tree, node, values);
  } else if (name == "script") {
    if (is_json_ld(tree, node)) read_json_ld(tree.whole_text(node), values);
  } else if (name == "link") {
    if (ascii::equal_ignoring_case(tree.attribute(node, "rel"), "canonical"))
      values.add("canonical", tree.attribute(node, "href"));
  } else if (name == "html") {
    const std::string_view lang = tree.attribute(node, "lang");
    values.add("lang", lang.empty() ? tree.attribute(node, "xml:lang") : lang);
  } else if (name == "title" || name == "h1") {
    values.add(name, tree.inner_text(node));
  } else if (name == "a") {
    const std::string rel = ascii::to_lower(tree.attribute(node, "rel"));
    if (has_word(rel, "author")) values.add("a:author", tree.inner_text(node));
    if (has_word(rel, "category")) values.add("a:category", tree.inner_text(node));
  }
  if (name == "time") read_time(tree, node, values);
  if (name == "meta" || name == "link") return;
  read_item(tree, node, values);
  read_property(tree, node, values);
  read_classes(tree, node, values);
}

}  // namespace

void PageValues::add(std::string_view name, std::string_view value) { add_lines(name, collapse_spaces(value)); }

void PageValues::add_lines(std::string_view name, std::string value) {
  constexpr std::size_t kBeside = 64;  // of a place in a list or a map
  const std::size_t bytes = name.size() + value.size() + kBeside;
  if (value.empty() || bytes > kMostBytes - bytes_) return;
  std::vector<std::string>& of_name = values_[std::string(name)];
  if (of_name.size() == kMostOfAName) return;
  bytes_ += bytes;
  of_name.push_back(std::move(value));
}

const std::vector<std::string>& PageValues::of(std::string_view name) const {
  static const std::vector<std::string> kNone;
  const auto found = values_.find(name);
  return found == values_.end() ? kNone : found->second;
}

std::string PageValues::first(std::string_view name) const {
  const std::vector<std::string>& all = of(name);
  return all.empty() ? std::string() : all.front();
}

PageValues read_page_values(const HtmlTree& tree) {
  PageValues values;
  for (HtmlIndex node = 1; node < tree.size(); ++node) {
    if (tree[node].name == "svg") {  // it has titles of its own
      node = tree[node].end - 1;
    } else if (!tree[node].name.empty()) {
      read_element(tree, node, values);
    }
  }
  return values;
}

}  // namespace khabar
