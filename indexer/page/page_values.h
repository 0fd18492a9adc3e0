// What a page says about itself, by the name under which it says so.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/page/html_tree.h"

namespace khabar {

// Names in lower case: "og:title" and the like of meta elements (property, name or itemprop); "ld:headline" and the
// like of JSON-LD; "item:datepublished" and the like of other elements with itemprop, where an item inside of it has
// the name of its own; "dc:date" and the like of RDFa; "a:author" and "a:category" of links by their rel;
// "class:author" and "class:section" of elements that themes call so; "h1", "title", "lang", "canonical", "time".
// Values as found, entities decoded, white space collapsed, none of them empty, in the order of the page.
class PageValues {
 public:
  // Of one name so many are kept, and of all together so many bytes, names and what the map takes included; more are no
  // page's description of itself, and elements inside of elements could make any number of them.
  static constexpr std::size_t kMostOfAName = 1000;
  static constexpr std::size_t kMostBytes = std::size_t{8} << 20;

  void add(std::string_view name, std::string_view value);
  void add_lines(std::string_view name, std::string value);  // white space as it is

  bool contains(std::string_view name) const { return values_.contains(name); }
  const std::vector<std::string>& of(std::string_view name) const;  // empty for none
  std::string first(std::string_view name) const;                   // the same
  bool empty() const { return values_.empty(); }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::size_t bytes_ = 0;
};

PageValues read_page_values(const HtmlTree& tree);

}  // namespace khabar
