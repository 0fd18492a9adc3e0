#include <algorithm>

#include "common/ascii.h"
#include "common/digest.h"
#include "searcher/output/exports/citations.h"

namespace khabar {
namespace {

bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view{"._:/+-"}.find(c) != std::string_view::npos;
}

}  // namespace

std::string citation_key(const Hit& hit, bool several_indexes) {
  if (several_indexes) return "khabar-" + hex_digest(hit.index + '\0' + hit.id);
  return std::ranges::all_of(hit.id, is_key_character) ? hit.id : "khabar-" + hex_digest(hit.id);
}

PersonName person_name(const std::string& author) {
  const std::size_t comma = author.find(',');
  if (comma == std::string::npos || author.find(',', comma + 1) != std::string::npos) return {author, {}};
  const std::string family{ascii::trim(std::string_view{author}.substr(0, comma))};
  const std::string given{ascii::trim(std::string_view{author}.substr(comma + 1))};
  if (family.empty() || given.empty()) return {author, {}};
  return {family, given};
}

}  // namespace khabar
