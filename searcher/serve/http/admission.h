// Who may ask.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/serve/http/http_message.h"

namespace khabar {

// Equal texts, in a time that tells nothing of where they differ.
bool same_secret(std::string_view one, std::string_view other);

class Admission {
 public:
  // `names` are hosts that a browser may have in its address, without a port, in small letters, besides numbers such as
  // 127.0.0.1. A page of another site that has its own name resolved to this machine (DNS rebinding) asks under that
  // name. `token`: empty if none is asked for.
  Admission(std::vector<std::string> names, std::string token) : names_(std::move(names)), token_(std::move(token)) {}

  // The refusal, or nothing if it may ask: 421 for another host, 401 without the token, which is the password of Basic
  // (RFC 7617) with any user, or that of Bearer (RFC 6750).
  std::optional<HttpResponse> refusal(const HttpRequest& request) const;

 private:
  bool has_token(std::string_view authorization) const;

  std::vector<std::string> names_;
  std::string token_;
};

}  // namespace khabar
