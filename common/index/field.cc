#include "common/index/field.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "common/digest.h"

namespace khabar {
namespace {

constexpr std::array kFields{
    FieldSpec{Field::kExact, "exact", "", "", FieldKind::kText, "exact form of a word, clitics and endings kept"},
    FieldSpec{Field::kLemma, "lemma", "", "Z", FieldKind::kText, "lemma of a word"},
    FieldSpec{Field::kTitleExact, "", "", "", FieldKind::kText, "exact form of a title word"},
    FieldSpec{Field::kTitleLemma, "title", "عنوان", "ZS", FieldKind::kText, "lemma of a title word"},
    FieldSpec{Field::kBroad, "", "", "XN", FieldKind::kText, "place or noun that a nisba is derived from"},
    FieldSpec{Field::kId, "id", "", "Q", FieldKind::kBoolean, "the article's unique id"},
    FieldSpec{Field::kSource, "source", "مصدر", "H", FieldKind::kBoolean, "newspaper or agency"},
    FieldSpec{Field::kSection, "section", "قسم", "K", FieldKind::kBoolean, "section or category"},
    FieldSpec{Field::kAuthor, "author", "كاتب", "A", FieldKind::kBoolean, "author"},
    FieldSpec{Field::kLanguage, "language", "", "L", FieldKind::kBoolean, "language as given, else by script"},
    FieldSpec{Field::kDay, "", "", "D", FieldKind::kBoolean, "UTC day, YYYYMMDD"},
    FieldSpec{Field::kMonth, "", "", "M", FieldKind::kBoolean, "UTC month, YYYYMM"},
    FieldSpec{Field::kYear, "", "", "Y", FieldKind::kBoolean, "UTC year, YYYY"},
    FieldSpec{Field::kFingerprint, "", "", "XF", FieldKind::kBoolean, "analyzer fingerprint, on every document"},
    FieldSpec{Field::kBand, "", "", "XB", FieldKind::kBoolean, "where near duplicates meet: see minhash.h"},
};

constexpr bool in_order_of_field() {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    if (kFields[i].field != static_cast<Field>(i)) return false;
  }
  return true;
}
static_assert(in_order_of_field(), "field_spec() indexes the table by Field");

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

}  // namespace

std::span<const FieldSpec> field_table() { return kFields; }

const FieldSpec& field_spec(Field field) { return kFields[static_cast<std::size_t>(field)]; }

const FieldSpec* find_field(std::string_view name) {
  if (name.empty()) return nullptr;
  const auto at = std::find_if(kFields.begin(), kFields.end(),
                               [&](const FieldSpec& f) { return f.name == name || f.arabic == name; });
  return at == kFields.end() ? nullptr : &*at;
}

std::string boolean_term(Field field, std::string_view text) {
  const std::string prefix{field_spec(field).prefix};
  const bool hash = prefix.size() + text.size() > kMaxTermBytes || (field == Field::kId && !is_plain(text));
  if (hash) return prefix + '#' + hex_digest(text);
  // Omega's rule: a colon keeps a prefix apart from a term that begins with a capital or a colon.
  const bool colon = !text.empty() && (ascii::is_upper(text[0]) || text[0] == ':' || text[0] == '#');
  return prefix + (colon ? ":" : "") + std::string{text};
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
