// The one place where the bytes of a text become UTF-8.
// So far: UTF-8 with or without a byte-order mark, and UTF-16 with one. Finding out other encodings belongs into
// to_utf8().
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/byte_input.h"
#include "indexer/byte_stream.h"

namespace khabar {

inline constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

bool has_utf16_mark(std::string_view head);

// UTF-16 with a byte-order mark as UTF-8; a surrogate without its partner becomes U+FFFD.
class Utf16Stream : public ByteStream {
 public:
  // `input` must outlive it and stand at the mark.
  explicit Utf16Stream(ByteInput& input);

  std::size_t read(std::span<char> buffer) override;
  std::string failure() const override { return input_.failure(); }

 private:
  char32_t next_unit(std::string_view bytes, std::size_t at) const;
  void decode();

  ByteInput& input_;
  bool little_endian_;
  std::string decoded_;
  std::size_t given_ = 0;
};

struct Utf8Text {
  std::string text;                                 // empty where `bytes` are no text
  std::size_t invalid_at = std::string_view::npos;  // offset of the first byte that is not UTF-8
  std::uint64_t invalid_line = 0;                   // its line, from 1; LF, CRLF and CR end one
};

// One article or one text file, without byte-order mark.
Utf8Text to_utf8(std::string bytes);

// "invalid UTF-8 at byte N", N from 1.
std::string invalid_utf8_reason(std::uint64_t offset);

// CRLF and CR become LF.
void normalize_line_ends(std::string& text);

}  // namespace khabar
