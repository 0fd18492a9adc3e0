#include "searcher/serve/http/write_guard.h"

#include <fmt/format.h>
#include <sys/random.h>

#include <array>

#include "common/ascii.h"
#include "common/program/error.h"
#include "searcher/serve/http/admission.h"

namespace khabar {

bool is_same_origin(std::string_view origin, std::string_view host) {
  if (host.empty()) return false;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (origin.starts_with(scheme) && ascii::to_lower(origin.substr(scheme.size())) == ascii::to_lower(host)) {
      return true;
    }
  }
  return false;
}

WriteGuard WriteGuard::of_this_start() {
  std::array<unsigned char, 24> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw Error("the system has no random numbers for a token");
  }
  WriteGuard guard;
  for (const unsigned char byte : bytes) guard.token_ += fmt::format("{:02x}", byte);
  return guard;
}

std::optional<WriteGuard::Why> WriteGuard::refusal_of_headers(const HttpRequest& request) const {
  if (token_.empty()) return Why::kNobodyMay;
  if (!is_same_origin(request.origin, request.host)) return Why::kOtherOrigin;
  return std::nullopt;
}

std::optional<WriteGuard::Why> WriteGuard::refusal(const HttpRequest& request) const {
  if (const auto why = refusal_of_headers(request)) return why;
  if (!same_secret(token_, parameter(request.parameters, "token"))) return Why::kWrongToken;
  return std::nullopt;
}

}  // namespace khabar
