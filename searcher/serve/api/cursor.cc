#include "searcher/serve/api/cursor.h"

#include <fmt/format.h>

#include <charconv>

#include "searcher/serve/api/api_error.h"

namespace khabar {

std::string cursor_text(const Cursor& cursor) { return fmt::format("{}:{}", cursor.generation, cursor.offset); }

Cursor read_cursor(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  Cursor cursor;
  if (colon != std::string::npos && colon > 0) {
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data() + colon + 1, end, cursor.offset);
    cursor.generation = text.substr(0, colon);
    if (error == std::errc{} && rest == end && rest > text.data() + colon + 1) return cursor;
  }
  throw Refusal(400, "bad_cursor", "next is no cursor of an answer", "take it from the key 'next' as it is");
}

}  // namespace khabar
