#include "searcher/serve/api/openapi.h"

extern "C" const char khabar_openapi_begin[];
extern "C" const char khabar_openapi_end[];
asm(R"(
  .section .rodata
  .global khabar_openapi_begin
  .global khabar_openapi_end
khabar_openapi_begin:
  .incbin ")" KHABAR_OPENAPI_FILE R"("
khabar_openapi_end:
  .byte 0
  .previous
)");

namespace khabar {

std::string_view openapi_json() {
  return {khabar_openapi_begin, static_cast<std::size_t>(khabar_openapi_end - khabar_openapi_begin)};
}

}  // namespace khabar
