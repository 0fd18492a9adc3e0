// Looks for a list of articles inside of an object, in the part of it that can be seen.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace khabar {

struct JsonWrapperScan {
  std::size_t length =
      0;  // up to and with the '[' of the list, or the '}' that ends the outermost object; 0 for neither
  std::size_t depth = 0;  // how many objects are open there
  bool at_list = false;
};

// Whether a list holds articles, by its name, its first object, and the object around it up to there, closed.
using IsWrappedList = std::function<bool(std::string_view name, std::string_view first, std::string_view around)>;

// `text` begins with the '{' of an object, or goes on inside of `depth` objects. Lists inside of lists are not looked
// into.
JsonWrapperScan scan_wrapper(std::string_view text, std::size_t depth, const IsWrappedList& is_article_list);

// How long the object or list is that opens `text`; 0 if it does not end in it.
std::size_t bracketed_length(std::string_view text);

}  // namespace khabar
