// Answers that are sent packed.
#pragma once

#include <string>
#include <string_view>

namespace khabar {

// Shorter answers are not worth it.
inline constexpr std::size_t kShortestPacked = 1024;

// Whether an Accept-Encoding (RFC 9110) takes gzip.
bool takes_gzip(std::string_view accept_encoding);

std::string gzip_packed(const std::string& text);

}  // namespace khabar
