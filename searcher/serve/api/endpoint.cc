#include "searcher/serve/api/endpoint.h"

#include <algorithm>

namespace khabar {

const Endpoint* find_endpoint(std::string_view name) {
  const auto found = std::ranges::find(kEndpoints, name, &Endpoint::name);
  return found == kEndpoints.end() ? nullptr : &*found;
}

}  // namespace khabar
