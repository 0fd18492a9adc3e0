#include "common/program/terminal.h"

#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "common/utf8.h"

namespace khabar {
namespace {

constexpr std::size_t kUnknownWidth = 80;

std::size_t character_width(char32_t c) {
  if (c == kInvalid) return 1;
  const auto character = static_cast<UChar32>(c);
  constexpr std::uint32_t kInvisible = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK;
  if ((U_GET_GC_MASK(character) & kInvisible) != 0) {
    return u_hasBinaryProperty(character, UCHAR_PREPENDED_CONCATENATION_MARK) ? 1 : 0;
  }
  const int width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

bool changes_display(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F); }

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029; }

// Of bytes that hold no control character nothing changes: most text of a terminal is such ASCII.
bool is_harmless(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c < '\x7F'; });
}

std::string fit_for_terminal(std::string_view text, bool keeps_lines) {
  if (is_harmless(text)) return std::string{text};
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c == kInvalid) {
      append_code_point(out, 0xFFFD);
    } else if (keeps_lines && (c == '\n' || c == '\t')) {
      out += text[begin];
    } else if (keeps_lines && c == '\r' && text.substr(at).starts_with('\n')) {
      continue;
    } else if (is_control(c)) {
      out += ' ';
    } else if (!changes_display(c)) {
      out += text.substr(begin, at - begin);
    }
  }
  return out;
}

}  // namespace

std::string printable(std::string_view text) { return fit_for_terminal(text, false); }

std::string printable_lines(std::string_view text) { return fit_for_terminal(text, true); }

bool is_terminal(int descriptor) { return ::isatty(descriptor) == 1; }

std::size_t terminal_width(int descriptor) {
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kUnknownWidth;
  return size.ws_col;
}

bool wants_color(int descriptor) {
  return wants_color(is_terminal(descriptor), std::getenv("NO_COLOR"), std::getenv("TERM"));
}

bool wants_color(bool terminal, const char* no_color, const char* term) {
  const bool refused = no_color != nullptr && *no_color != '\0';
  const bool dumb = term != nullptr && std::string_view(term) == "dumb";
  return terminal && !refused && !dumb;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += character_width(next_code_point(text, at));
  return width;
}

}  // namespace khabar
