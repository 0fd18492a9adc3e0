// What is asked over HTTP, and what is answered.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "searcher/serve/http/url_text.h"

namespace khabar {

struct HttpRequest {
  std::string method;
  std::string path;       // decoded
  Parameters parameters;  // of the address, and of a body that is a form
  std::string host;       // headers, empty if there is none
  std::string authorization;
  std::string accept_encoding;
  std::string if_none_match;
  std::string accept;
  std::string origin;
  std::chrono::steady_clock::time_point arrival{};
};

struct HttpResponse {
  int status = 200;
  std::string type = "text/plain; charset=utf-8";
  std::string body{};
  std::vector<std::pair<std::string, std::string>> headers{};
};

}  // namespace khabar
