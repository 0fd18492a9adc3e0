// The description of the API (OpenAPI 3.0), the file openapi.json itself.
#pragma once

#include <string_view>

namespace khabar {

std::string_view openapi_json();

}  // namespace khabar
