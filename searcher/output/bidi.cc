#include "searcher/output/bidi.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "common/utf8.h"

namespace khabar {
namespace {

constexpr std::string_view kFirstStrongIsolate = "\u2068";
constexpr std::string_view kPopDirectionalIsolate = "\u2069";
constexpr char32_t kEscape = 0x1B;

struct Directions {
  bool rtl = false;
  bool ltr = false;
};

// Colours (ESC [ ... m) are no text.
void skip_colour(std::string_view text, std::size_t& at) { at = std::min(text.find('m', at), text.size() - 1) + 1; }

Directions directions(std::string_view text) {
  Directions found;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == kInvalid) continue;
    if (c == kEscape) skip_colour(text, at);
    const UCharDirection direction = u_charDirection(static_cast<UChar32>(c));
    found.rtl = found.rtl || direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
    found.ltr = found.ltr || (c != kEscape && (direction == U_LEFT_TO_RIGHT || direction == U_EUROPEAN_NUMBER));
  }
  return found;
}

}  // namespace

bool has_rtl(std::string_view text) { return directions(text).rtl; }

BidiLine& BidiLine::add(std::string_view field) {
  const Directions found = directions(field);
  rtl_ = rtl_ || found.rtl;
  ltr_ = ltr_ || found.ltr;
  plain_ += field;
  if (found.rtl) isolated_ += kFirstStrongIsolate;
  isolated_ += field;
  if (found.rtl) isolated_ += kPopDirectionalIsolate;
  return *this;
}

std::string BidiLine::text() const { return isolate_ && rtl_ && ltr_ ? isolated_ : plain_; }

}  // namespace khabar
