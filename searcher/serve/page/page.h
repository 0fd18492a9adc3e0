// The page: HTML for each path, made by the API.
#pragma once

#include <string>

#include "searcher/serve/api/api.h"
#include "searcher/serve/http/url_text.h"

namespace khabar {

struct Page {
  int status = 200;
  std::string html;
};

// Whether it is the path of a page.
bool is_page(const std::string& path);

// Needs is_page(). What fails is told on the page, with its status.
// `write_token`: see write_guard.h.
Page make_page(const std::string& path, const Parameters& parameters, Api& api, const std::string& write_token = {});

// The page that tells why what a page with these parameters has sent was refused; it leads back there.
Page error_page(const std::string& path, const Parameters& parameters, Api& api, const ApiError& error);

}  // namespace khabar
