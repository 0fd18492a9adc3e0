// Entity tags (RFC 9110): an answer is the same as long as its tag is.
#pragma once

#include <string>
#include <string_view>

#include "searcher/serve/http/http_message.h"

namespace khabar {

// Of the answer to a request; `state` is another text whenever the answer may differ, and packed answers have another
// tag.
std::string entity_tag(const HttpRequest& request, std::string_view state, bool packed);

// Whether an If-None-Match names the tag. `*` names none: it is for those who write.
bool names_tag(std::string_view if_none_match, std::string_view tag);

}  // namespace khabar
