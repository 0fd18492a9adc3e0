// XXH3-128: stable across machines and fast; not meant to resist forgery.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

struct XXH3_state_s;

namespace khabar {

std::string digest(std::string_view bytes);      // 16 bytes, canonical (big-endian) order
std::string hex_digest(std::string_view bytes);  // 32 hex digits

// The digest() of all pieces as if they were one.
std::string joined_digest(std::span<const std::string_view> pieces);

// The digest of bytes that come piece by piece.
class Digester {
 public:
  Digester();

  void add(std::string_view piece);
  std::string digest() const;      // see digest()
  std::string hex_digest() const;  // see hex_digest()

 private:
  struct Free {
    void operator()(XXH3_state_s* state) const;
  };
  std::unique_ptr<XXH3_state_s, Free> state_;
};

}  // namespace khabar
