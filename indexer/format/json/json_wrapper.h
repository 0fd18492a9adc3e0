// Looks for a list of articles inside of an object, in the part of it that can be seen.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

inline constexpr std::size_t kMostLookedAt = 10;  // objects at the beginning of a list, which tell what it holds

struct JsonWrapperScan {
  std::size_t length =
      0;  // up to and with the '[' of the list, or the '}' that ends the outermost object; 0 for neither
  std::vector<std::string> open;  // the names of the objects that are open there; that of the outermost is empty
  bool at_list = false;
  bool is_unseen = false;  // what follows the length is a value whose end is out of sight
};

// A list inside of an object, of which the part before it has been seen.
struct WrappedList {
  const std::vector<std::string>& open;  // the names of the objects around it; that of the outermost is empty
  std::string_view name;
  std::string_view before;                  // the text up to the list
  std::vector<std::string_view> objects{};  // that it begins with, kMostLookedAt at most, as far as they are in sight

  // All names, with dots between.
  std::string path() const;
};

// Whether a list holds articles; nothing if the object around it is an article itself, and not to be entered.
using IsWrappedList = std::function<std::optional<bool>(const WrappedList& list)>;

// `text` begins with the '{' of an object, or goes on inside of the objects `open`: then a value whose end is out of
// sight is no reason to give up. Lists inside of lists are not looked into.
JsonWrapperScan scan_wrapper(std::string_view text, std::vector<std::string> open,
                             const IsWrappedList& is_article_list);

// How long the object or list is that opens `text`; 0 if it does not end in it.
std::size_t bracketed_length(std::string_view text);

}  // namespace khabar
