// Looks for a list of articles inside of an object, in the part of it that can be seen.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

struct JsonWrapperScan {
  std::size_t length =
      0;  // up to and with the '[' of the list, or the '}' that ends the outermost object; 0 for neither
  std::vector<std::string> open;  // the names of the objects that are open there; that of the outermost is empty
  bool at_list = false;
};

// A list inside of an object, of which the part before it has been seen.
struct WrappedList {
  std::string path;        // the names of the objects around it and its own, with dots between
  std::string_view name;   // the last of them
  std::string_view first;  // the object that it begins with; empty if it begins with none, or its end is out of sight
  std::string around;      // the object around it up to there, closed; or what is left of one
};
using IsWrappedList = std::function<bool(const WrappedList& list)>;  // whether it holds articles

// `text` begins with the '{' of an object, or goes on inside of the objects `open`. Lists inside of lists are not
// looked into.
JsonWrapperScan scan_wrapper(std::string_view text, std::vector<std::string> open,
                             const IsWrappedList& is_article_list);

// How long the object or list is that opens `text`; 0 if it does not end in it.
std::size_t bracketed_length(std::string_view text);

}  // namespace khabar
