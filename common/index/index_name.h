#pragma once

#include <string>

namespace khabar {

// An index that was opened.
struct IndexName {
  std::string place;       // as given: the directory, or host:port
  std::string generation;  // of a served database, when it was made
};

}  // namespace khabar
