#include "searcher/serve/http/admission.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "common/ascii.h"

namespace khabar {
namespace {

constexpr std::string_view kBase64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// In both languages: who is refused has not said which.
constexpr std::string_view kOtherHost =
    "This server does not answer under that name; --name NAME of khabar-search serve adds one.\n"
    "لا يجيب هذا الخادم بهذا الاسم؛ الخيار \u2066--name NAME\u2069 في \u2066khabar-search serve\u2069 يضيف اسما.\n";
constexpr std::string_view kNoToken =
    "The token of this server is missing: give it as the password.\n"
    "كلمة سر هذا الخادم ناقصة: اكتبها حيث تُطلب.\n";

// Without the port; [::1] keeps its brackets.
std::string_view host_without_port(std::string_view host) {
  const std::size_t bracket = host.rfind(']');
  const std::size_t colon = host.rfind(':');
  if (colon == std::string_view::npos || (bracket != std::string_view::npos && colon < bracket)) return host;
  return host.substr(0, colon);
}

// What is no Base64 ends it.
std::string base64_decoded(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t digit = kBase64Digits.find(c);
    if (digit == std::string_view::npos) break;
    bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU);
  }
  return bytes;
}

// Nobody can have a foreign name resolved to it.
bool is_address_literal(std::string host) {
  std::array<unsigned char, sizeof(in6_addr)> address{};
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (host.find('\0') != std::string::npos) return false;  // inet_pton would see its beginning only
  return ::inet_pton(AF_INET, host.c_str(), address.data()) == 1 ||
         ::inet_pton(AF_INET6, host.c_str(), address.data()) == 1;
}

bool begins_with_scheme(std::string_view authorization, std::string_view scheme) {
  return authorization.size() > scheme.size() && ascii::to_lower(authorization.substr(0, scheme.size())) == scheme;
}

}  // namespace

bool same_secret(std::string_view one, std::string_view other) {
  unsigned differences = one.size() == other.size() ? 0U : 1U;
  for (std::size_t i = 0; i < other.size(); ++i) {
    const auto mine = static_cast<unsigned char>(one.empty() ? '\0' : one[i % one.size()]);
    differences |= static_cast<unsigned>(mine ^ static_cast<unsigned char>(other[i]));
  }
  return differences == 0;
}

bool Admission::has_token(std::string_view authorization) const {
  if (begins_with_scheme(authorization, "bearer ")) return same_secret(token_, authorization.substr(7));
  if (!begins_with_scheme(authorization, "basic ")) return false;
  const std::string pair = base64_decoded(authorization.substr(6));
  const std::size_t colon = pair.find(':');
  return colon != std::string::npos && same_secret(token_, std::string_view{pair}.substr(colon + 1));
}

std::optional<HttpResponse> Admission::refusal(const HttpRequest& request) const {
  const std::string host = ascii::to_lower(host_without_port(request.host));
  if (!is_address_literal(host) && std::ranges::find(names_, host) == names_.end()) {
    return HttpResponse{421, "text/plain; charset=utf-8", std::string{kOtherHost}};
  }
  if (token_.empty() || has_token(request.authorization)) return std::nullopt;
  return HttpResponse{401,
                      "text/plain; charset=utf-8",
                      std::string{kNoToken},
                      {{"WWW-Authenticate", "Basic realm=\"Khabar\", charset=\"UTF-8\""}}};
}

}  // namespace khabar
