#include "common/digest.h"

#include <xxhash.h>

#include <new>

namespace khabar {

namespace {

std::string canonical_bytes(XXH128_hash_t hash) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, hash);
  return {reinterpret_cast<const char*>(canonical.digest), sizeof canonical.digest};
}

std::string in_hex(std::string_view bytes) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    hex += kDigits[byte >> 4U];
    hex += kDigits[byte & 15U];
  }
  return hex;
}

}  // namespace

std::string digest(std::string_view bytes) { return canonical_bytes(XXH3_128bits(bytes.data(), bytes.size())); }

std::string hex_digest(std::string_view bytes) { return in_hex(digest(bytes)); }

std::string joined_digest(std::span<const std::string_view> pieces) {
  Digester digester;
  for (const std::string_view piece : pieces) digester.add(piece);
  return digester.digest();
}

Digester::Digester() : state_(XXH3_createState()) {
  if (!state_) throw std::bad_alloc();
  XXH3_128bits_reset(state_.get());
}

void Digester::add(std::string_view piece) { XXH3_128bits_update(state_.get(), piece.data(), piece.size()); }

std::string Digester::digest() const { return canonical_bytes(XXH3_128bits_digest(state_.get())); }

std::string Digester::hex_digest() const { return in_hex(digest()); }

void Digester::Free::operator()(XXH3_state_s* state) const { XXH3_freeState(state); }

}  // namespace khabar
