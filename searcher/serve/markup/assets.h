// The files of the page that are in the program.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

struct Asset {
  std::string path;  // of its address
  std::string_view type;
  std::string_view bytes;
  std::string digest;
};

// nullptr if there is none at this path.
const Asset* find_asset(std::string_view path);

}  // namespace khabar
