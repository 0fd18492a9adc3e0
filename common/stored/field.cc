#include "common/stored/field.h"

#include <algorithm>

#include "common/ascii.h"
#include "common/digest.h"
#include "common/letters/folded_name.h"

namespace khabar {
namespace {

constexpr bool in_order_of_field() {
  for (std::size_t i = 0; i < kFieldTable.size(); ++i) {
    if (kFieldTable[i].field != static_cast<Field>(i)) return false;
  }
  return true;
}
static_assert(in_order_of_field(), "field_spec() indexes the table by Field");

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

}  // namespace

const FieldSpec& field_spec(Field field) { return kFieldTable[static_cast<std::size_t>(field)]; }

const FieldSpec* find_field(std::string_view name) {
  if (name.empty()) return nullptr;
  const auto at = std::find_if(kFieldTable.begin(), kFieldTable.end(), [&](const FieldSpec& f) {
    return f.name == name || f.arabic == name || f.other == name;
  });
  return at == kFieldTable.end() ? nullptr : &*at;
}

std::string boolean_term(Field field, std::string_view value) {
  const FieldSpec& spec = field_spec(field);
  const std::string prefix{spec.prefix};
  const std::string text = spec.kind == FieldKind::kName ? folded_name(value) : std::string{value};
  const bool hash = prefix.size() + text.size() > kMaxTermBytes || (field == Field::kId && !is_plain(text));
  if (hash) return prefix + '#' + hex_digest(text);
  // Omega's rule: a colon keeps a prefix apart from a term that begins with a capital or a colon.
  const bool colon = !text.empty() && (ascii::is_upper(text[0]) || text[0] == ':' || text[0] == '#');
  return prefix + (colon ? ":" : "") + text;
}

std::string_view boolean_value(Field field, std::string_view term) {
  term.remove_prefix(std::min(field_spec(field).prefix.size(), term.size()));
  if (term.starts_with('#')) return {};
  if (term.starts_with(':')) term.remove_prefix(1);
  return term;
}

std::string text_term(Field field, std::string_view word) {
  std::string term{field_spec(field).prefix};
  term += word;
  return term;
}

}  // namespace khabar
