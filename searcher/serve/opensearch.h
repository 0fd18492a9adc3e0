// How browsers add the page to their search engines (OpenSearch 1.1).
#pragma once

#include <string>

namespace khabar {

// `host` is that of the request, with its port.
std::string opensearch_description(const std::string& host);

}  // namespace khabar
