// Who may write: the pages that this server has made since it was started.
#pragma once

#include <optional>
#include <string>

#include "searcher/serve/http/http_message.h"

namespace khabar {

// Whether an Origin (RFC 6454) is that of the host that was asked, over HTTP or, behind a proxy, over HTTPS.
bool is_same_origin(std::string_view origin, std::string_view host);

class WriteGuard {
 public:
  enum class Why : std::uint8_t { kNobodyMay, kOtherOrigin, kWrongToken };

  // Nobody may write.
  WriteGuard() = default;

  // With a token that nobody can guess. Throws Error if the system has no such number.
  static WriteGuard of_this_start();

  // Empty if nobody may write. Pages have it in their forms; another site cannot read them.
  const std::string& token() const { return token_; }

  // By the headers of a request, and once its body is there.
  std::optional<Why> refusal_of_headers(const HttpRequest& request) const;
  std::optional<Why> refusal(const HttpRequest& request) const;

 private:
  std::string token_;
};

}  // namespace khabar
