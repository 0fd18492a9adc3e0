// Entity tags (RFC 9110): an answer is the same as long as its tag is.
#pragma once

#include <string>
#include <string_view>

#include "searcher/serve/http/http_message.h"

namespace khabar {

// Of the answer to a request over a generation; packed answers have another one.
std::string entity_tag(const HttpRequest& request, std::string_view generation, bool packed);

// Whether an If-None-Match names the tag.
bool names_tag(std::string_view if_none_match, std::string_view tag);

}  // namespace khabar
