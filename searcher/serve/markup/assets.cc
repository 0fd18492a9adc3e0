#include "searcher/serve/markup/assets.h"

#include <algorithm>
#include <array>
#include <vector>

#include "common/digest.h"

// Files that CMake names. There is no Arabic face if it found none.
#define KHABAR_EMBED(name, file)                                     \
  extern "C" const char khabar_##name##_begin[];                     \
  extern "C" const char khabar_##name##_end[];                       \
  asm(".section .rodata\n"                                           \
      ".global khabar_" #name "_begin\n.global khabar_" #name        \
      "_end\n"                                                       \
      "khabar_" #name "_begin:\n.incbin \"" file "\"\nkhabar_" #name \
      "_end:\n"                                                      \
      ".byte 0\n.previous\n")

KHABAR_EMBED(page_css, KHABAR_PAGE_CSS);
KHABAR_EMBED(page_js, KHABAR_PAGE_JS);
KHABAR_EMBED(page_icon, KHABAR_PAGE_ICON);
#ifdef KHABAR_PAGE_FACE
KHABAR_EMBED(page_face, KHABAR_PAGE_FACE);
#endif

namespace khabar {
namespace {

Asset make_asset(std::string path, std::string_view type, const char* begin, const char* end) {
  const std::string_view bytes{begin, static_cast<std::size_t>(end - begin)};
  return {std::move(path), type, bytes, hex_digest(bytes)};
}

std::vector<Asset> make_assets() {
  return {
      make_asset("/assets/page.css", "text/css; charset=utf-8", khabar_page_css_begin, khabar_page_css_end),
      make_asset("/assets/page.js", "text/javascript; charset=utf-8", khabar_page_js_begin, khabar_page_js_end),
      make_asset("/assets/icon.svg", "image/svg+xml", khabar_page_icon_begin, khabar_page_icon_end),
#ifdef KHABAR_PAGE_FACE
      make_asset("/assets/naskh.ttf", "font/ttf", khabar_page_face_begin, khabar_page_face_end),
#endif
  };
}

}  // namespace

const Asset* find_asset(std::string_view path) {
  static const std::vector<Asset> assets = make_assets();
  const auto found = std::ranges::find(assets, path, &Asset::path);
  return found == assets.end() ? nullptr : &*found;
}

}  // namespace khabar
