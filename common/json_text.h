// JSON on one line, as all writers of it have it.
#pragma once

#include <string>

namespace khabar {

// `json` is one of nlohmann's, which the caller includes. Bytes that are no UTF-8 become U+FFFD.
template <typename Json>
std::string json_text(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace khabar
