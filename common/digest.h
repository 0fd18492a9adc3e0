// XXH3-128: stable across machines and fast; not meant to resist forgery.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace khabar {

std::string digest(std::string_view bytes);      // 16 bytes, canonical (big-endian) order
std::string hex_digest(std::string_view bytes);  // 32 hex digits

// The digest() of all pieces as if they were one.
std::string joined_digest(std::span<const std::string_view> pieces);

}  // namespace khabar
