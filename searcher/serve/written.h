// What the page sends to be kept: codes of lines, and sets of articles.
#pragma once

#include <optional>
#include <string_view>

#include "searcher/serve/api/api.h"
#include "searcher/serve/http/http_message.h"
#include "searcher/serve/http/write_guard.h"

namespace khabar {

// Whether something is kept by POST to this path.
bool is_write_path(std::string_view path);

// Needs is_write_path(). The refusal that the headers of a request are enough for.
std::optional<HttpResponse> refused_at_once(const HttpRequest& request, const WriteGuard& guard);

// Needs is_write_path() and Api::begin(). Whoever accepts JSON gets it; a form leads back to the page from which it was
// sent, whose parameters are in `back`, or to a page that tells why nothing was kept.
HttpResponse written(const HttpRequest& request, Api& api, const WriteGuard& guard);

}  // namespace khabar
