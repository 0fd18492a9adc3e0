#include "indexer/format/documents/mail_encoding.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "common/ascii.h"
#include "indexer/text/lenient_utf8.h"
#include "indexer/text/text_rules.h"

namespace khabar {

namespace {

// "=?charset?B?text?=" at the front of a field.
struct EncodedWord {
  std::string charset;
  std::string bytes;
  std::size_t length = 0;
};

std::optional<EncodedWord> encoded_word(std::string_view text) {
  if (!text.starts_with("=?")) return std::nullopt;
  const std::size_t charset_end = text.find('?', 2);
  if (charset_end == std::string_view::npos || charset_end + 2 >= text.size() || text[charset_end + 2] != '?') {
    return std::nullopt;
  }
  const std::size_t begin = charset_end + 3;
  const std::size_t end = text.find("?=", begin);
  if (end == std::string_view::npos) return std::nullopt;
  const char kind = ascii::to_lower(text[charset_end + 1]);
  if (kind != 'b' && kind != 'q') return std::nullopt;
  std::string content(text.substr(begin, end - begin));
  if (kind == 'q') std::ranges::replace(content, '_', ' ');
  std::string_view charset = text.substr(2, charset_end - 2);
  charset = charset.substr(0, charset.find('*'));  // RFC 2231's language
  return EncodedWord{std::string(charset), kind == 'b' ? decode_base64(content) : decode_quoted_printable(content),
                     end + 2};
}

int value_of_base64(char c) {
  if (ascii::is_upper(c)) return c - 'A';
  if (ascii::is_lower(c)) return c - 'a' + 26;
  if (ascii::is_digit(c)) return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

}  // namespace

std::string decode_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const int value = value_of_base64(c);
    if (value < 0) continue;
    bits = bits << 6U | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
  }
  return bytes;
}

std::string decode_quoted_printable(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '=') {
      bytes += text[at];
      continue;
    }
    const std::string_view after = text.substr(at + 1, 2);
    unsigned value = 0;
    const auto [end, error] = std::from_chars(after.data(), after.data() + after.size(), value, 16);
    if (after.size() == 2 && error == std::errc() && end == after.data() + 2) {
      bytes += static_cast<char>(value);
      at += 2;
    } else if (after.starts_with("\r\n")) {
      at += 2;
    } else if (after.starts_with('\n')) {
      ++at;
    } else {
      bytes += '=';
    }
  }
  return bytes;
}

// A letter may lie half in one word and half in the next.
std::string decode_mail_words(std::string_view field) {
  std::string result;
  EncodedWord pending;
  const auto flush = [&] {
    if (!pending.bytes.empty()) result += to_utf8_leniently(pending.bytes, {{}, pending.charset}).text;
    pending = {};
  };
  for (std::size_t at = 0; at < field.size();) {
    const std::size_t next = field.find_first_not_of(" \t\r\n", at);
    const bool may_join = !pending.bytes.empty() && next != std::string_view::npos;
    if (auto word = encoded_word(field.substr(may_join ? next : at))) {
      at = (may_join ? next : at) + word->length;
      if (pending.charset != word->charset) flush();
      pending.charset = std::move(word->charset);
      pending.bytes += word->bytes;
      continue;
    }
    flush();
    const std::size_t end = std::min(field.find("=?", at + 1), field.size());
    result += to_utf8_leniently(field.substr(at, end - at), {}).text;
    at = end;
  }
  flush();
  return collapse_spaces(result);
}

}  // namespace khabar
