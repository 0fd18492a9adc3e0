#include "searcher/serve/entity_tag.h"

#include <fmt/format.h>

#include "common/digest.h"
#include "common/version.h"

namespace khabar {

std::string entity_tag(const HttpRequest& request, std::string_view state, bool packed) {
  Digester digester;
  for (const std::string_view piece : {std::string_view{kVersion}, state, std::string_view{request.path}}) {
    digester.add(piece);
    digester.add("\n");
  }
  digester.add(form_text(request.parameters));
  return fmt::format("\"{}{}\"", digester.hex_digest(), packed ? "-gz" : "");
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
  return !if_none_match.empty() && if_none_match.find(tag) != std::string_view::npos;
}

}  // namespace khabar
